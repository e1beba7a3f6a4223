/** Lines that a rewritten text lost and gained; both texts hold nothing that may not be shown. */
export function changedLines(before: string, after: string): string {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  const [oldSet, freshSet] = [new Set(old), new Set(fresh)]
  const removed = old.filter((line) => !freshSet.has(line)).map((line) => `  - ${line}\n`)
  const added = fresh.filter((line) => !oldSet.has(line)).map((line) => `  + ${line}\n`)
  const changes = [...removed, ...added].join('')
  return changes || '  公开部分只调整了顺序、引号或注释。非公开部分的改动不在这里显示。\n'
}
