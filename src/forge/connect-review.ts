import { Client } from './client.ts'
import { giteaHeaders } from './gitea-host.ts'
import { giteaReview } from './gitea-review.ts'
import { githubHeaders } from './github-host.ts'
import { githubReview } from './github-review.ts'
import { gitlabHeaders } from './gitlab-host.ts'
import { gitlabReview } from './gitlab-review.ts'
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
  github: { review: githubReview, headers: githubHeaders },
  gitea: { review: giteaReview, headers: giteaHeaders },
  gitlab: { review: gitlabReview, headers: gitlabHeaders },
}

/** The review's view of the host in the settings; throws `ForgeError` where the token must not be sent. */
export function connectReview(
  settings: ForgeSettings,
  token: string,
  connection: Connection,
  { account, workflow = REVIEW_WORKFLOW }: ReviewOptions = {},
): ReviewHost {
  const { review, headers } = hosts[settings.kind]
  const client = new Client(settings, headers(token.trim()), connection)
  const host = review(client, settings, workflow)
  return guarded({ ...host, ...(account ? { account: async () => account } : {}) }, client)
}

/** A response of a wrong shape becomes a fault, whichever operation got it. */
export function guarded<Host extends object>(host: Host, client: Client): Host {
  const entries = Object.entries(host).map(([name, operation]) => [
    name,
    (...parameters: never[]) => client.guard(() => (operation as Operation)(...parameters)),
  ])
  return Object.fromEntries(entries) as Host
}

type Operation = (...parameters: never[]) => Promise<unknown>
