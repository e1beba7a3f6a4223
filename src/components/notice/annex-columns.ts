export interface ColumnGroup {
  /** The merged cell above, or none. */
  group: string | undefined
  columns: { number: number; title: string }[]
}

/** The columns of 附件2 with their numbers, neighbours under one merged header together. */
export function groupColumns(columns: readonly { title: string; group?: string }[]): ColumnGroup[] {
  const groups: ColumnGroup[] = []
  for (const [index, { title, group }] of columns.entries()) {
    const last = groups.at(-1)
    const column = { number: index + 1, title }
    if (last && last.group === group) last.columns.push(column)
    else groups.push({ group, columns: [column] })
  }
  return groups
}
