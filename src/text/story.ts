/** Wording of a story's page beside its own text. */
export const story = { side: '数字与出处', clauses: '文中引用的条款' } as const
