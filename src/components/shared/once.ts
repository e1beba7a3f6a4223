/** Work whose result all pages of a build share. While somebody writes content it is done anew each time. */
export function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined
  return () => {
    if (import.meta.env.DEV) return work()
    result ??= work()
    return result
  }
}
