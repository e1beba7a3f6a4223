import { clientFor } from './client-for.ts'
import { giteaReview } from './gitea-review.ts'
import { githubReview } from './github-review.ts'
import { gitlabReview } from './gitlab-review.ts'
import { guarded } from './host-parts.ts'
import type { ReviewHost } from './review-host.ts'
import type { Connection, ForgeSettings } from './submission.ts'

export interface ReviewOptions {
  /** The token's account, where the host does not tell it and it is not that of its workflows. */
  account?: string
  /** File of GitHub's workflow whose runs are the receipts. */
  workflow?: string
}

const REVIEW_WORKFLOW = 'review.yml'

const hosts = {
  github: githubReview,
  gitea: giteaReview,
  gitlab: gitlabReview,
}

/** The review's view of the host in the settings; throws `ForgeError` where the token must not be sent. */
export function connectReview(
  settings: ForgeSettings,
  token: string,
  connection: Connection,
  { account, workflow = REVIEW_WORKFLOW }: ReviewOptions = {},
): ReviewHost {
  const client = clientFor(settings, token, connection)
  const host = hosts[settings.kind](client, settings, workflow)
  return guarded({ ...host, ...(account ? { account: async () => account } : {}) }, client)
}
