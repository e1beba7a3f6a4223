/** The command could not run: exit code 2, with one sentence for the user. */
export class CannotRun extends Error {
  override name = 'CannotRun'
}
