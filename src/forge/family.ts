/**
 * The branches of one change set: `demands/2023/hongshan`, then `…-2`, `…-3`. A branch whose pull request is
 * done is left as it is, so nobody's commit is ever pushed away; the next pull request gets the next number.
 */
export function numberIn(family: string, branch: string): number | undefined {
  if (branch === family) return 1
  if (!branch.startsWith(`${family}-`)) return undefined
  const rest = branch.slice(family.length + 1)
  return /^[1-9]\d{0,5}$/.test(rest) && rest !== '1' ? Number(rest) : undefined
}

export function branchNumbered(family: string, number: number): string {
  return number === 1 ? family : `${family}-${number}`
}

/** The members among these, the newest first. */
export function membersOf<T>(family: string, all: readonly T[], name: (one: T) => string): T[] {
  const number = (one: T) => numberIn(family, name(one)) ?? 0
  return all.filter((one) => number(one) > 0).sort((a, b) => number(b) - number(a))
}
