import { Client } from './client.ts'
import { guarded } from './connect-review.ts'
import { giteaHeaders } from './gitea-host.ts'
import { giteaSetup } from './gitea-setup.ts'
import { githubHeaders } from './github-host.ts'
import { githubSetup } from './github-setup.ts'
import { gitlabHeaders } from './gitlab-host.ts'
import { gitlabSetup } from './gitlab-setup.ts'
import type { SetupHost } from './setup-host.ts'
import type { Connection, ForgeSettings } from './submission.ts'

const hosts = {
  github: { setup: githubSetup, headers: githubHeaders },
  gitea: { setup: giteaSetup, headers: giteaHeaders },
  gitlab: { setup: gitlabSetup, headers: gitlabHeaders },
}

/** The set-up's view of the host in the settings; throws `ForgeError` where the token must not be sent. */
export function connectSetup(settings: ForgeSettings, token: string, connection: Connection): SetupHost {
  const { setup, headers } = hosts[settings.kind]
  const client = new Client(settings, headers(token.trim()), connection)
  return guarded(setup(client, settings), client)
}
