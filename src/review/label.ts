/** The three labels of a pull request; each run leaves one of them. */
export const labels = ['待修改', '待市级审核', '可审核'] as const
export type Label = (typeof labels)[number]

/** Why a pull request is not simply 可审核. `paths`: the first few. */
export type Reason =
  /** Findings of severity error. */
  | { code: 'errors'; count: number }
  | { code: 'conflict'; paths: string[] }
  /** Histories that crossed, or have nothing in common: what merging would change is not defined. */
  | { code: 'merge-bases'; count: number }
  /** The host handed over objects that git refuses: a double name, a name like `.git`. */
  | { code: 'broken-objects' }
  | { code: 'bureau-paths'; paths: string[] }
  | { code: 'too-many-files' | 'too-many-commits'; max: number }
  | { code: 'too-large'; max: number }
  | { code: 'too-slow'; max: number }
  /** The program or the host failed. */
  | { code: 'failure' }
  | { code: 'deadline-not-judged' }

export type ReasonCode = Reason['code']

const labelOfReason: Record<ReasonCode, Label> = {
  errors: '待修改',
  conflict: '待修改',
  'merge-bases': '待修改',
  'broken-objects': '待修改',
  'bureau-paths': '待市级审核',
  'too-many-files': '待市级审核',
  'too-many-commits': '待市级审核',
  'too-large': '待市级审核',
  'too-slow': '待市级审核',
  failure: '待市级审核',
  'deadline-not-judged': '待市级审核',
}

/** The strictest label that a reason asks for. */
export function labelOf(reasons: readonly Pick<Reason, 'code'>[]): Label {
  const asked = reasons.map(({ code }) => labelOfReason[code])
  return labels.find((label) => asked.includes(label)) ?? '可审核'
}

export type StatusState = 'pending' | 'success' | 'failure'

/**
 * The commit's status. A bureau account's own change needs nobody else's look where its paths are the only reason;
 * whatever else waits for the bureau stays pending, and an administrator merges over it.
 */
export function statusOf(reasons: readonly Pick<Reason, 'code'>[], isBureausOwn: boolean): StatusState {
  const label = labelOf(reasons)
  if (label === '待修改') return 'failure'
  const onlyPaths = reasons.every(({ code }) => code === 'bureau-paths')
  return label === '可审核' || (isBureausOwn && onlyPaths) ? 'success' : 'pending'
}
