import type { DistrictFiles } from './district-files.ts'

/** What a task of the desk gets when it is first opened. */
export interface TaskPage {
  followUp: DistrictFiles
  /** Address of the page of rules. */
  rules: string
  /** What grows above a button waits for its click. */
  afterPress: (work: () => void) => void
}
