/**
 * Change sets to a git host (GitHub, Gitea and Forgejo, GitLab), with a token that a person pasted. Runs in
 * browsers and in Node; needs nothing but `fetch`.
 */
export { type Fault, type FaultKind, ForgeError, faultKinds } from './fault.ts'
export { readFolder, type TextFile } from './read-folder.ts'
export {
  type ChangedFile,
  type ChangeSet,
  type Connection,
  type ForgeSettings,
  type Progress,
  type Step,
  type Submitted,
  steps,
} from './submission.ts'
export { submit } from './submit.ts'
export {
  fitsInAddress,
  LONGEST_ADDRESS,
  type NewFilePage,
  newFilePage,
  type OwnForkPages,
  ownForkPages,
  type TokenKind,
  tokenPages,
} from './web-pages.ts'
