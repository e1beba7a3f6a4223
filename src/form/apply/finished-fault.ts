import { results as text } from '../../text/finished.ts'

/** What to tell a person of a failure while the file was made. */
export async function messageOf(error: unknown): Promise<string> {
  const [{ SealError }, { sealFaults }, { TooLarge }] = await Promise.all([
    import('../../sealed/seal-error.ts'),
    import('../../text/sealed.ts'),
    import('./finished-file.ts'),
  ])
  if (error instanceof TooLarge) return error.message
  if (!(error instanceof SealError)) return text.failed
  const { problem, repair } = sealFaults[error.fault]
  return `${problem}${repair}`
}
