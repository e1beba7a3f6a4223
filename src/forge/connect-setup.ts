import { clientFor } from './client-for.ts'
import { giteaSetup } from './gitea-setup.ts'
import { githubSetup } from './github-setup.ts'
import { gitlabSetup } from './gitlab-setup.ts'
import { guarded } from './host-parts.ts'
import type { SetupHost } from './setup-host.ts'
import type { Connection, ForgeSettings } from './submission.ts'

const hosts = {
  github: githubSetup,
  gitea: giteaSetup,
  gitlab: gitlabSetup,
}

/** The set-up's view of the host in the settings; throws `ForgeError` where the token must not be sent. */
export function connectSetup(settings: ForgeSettings, token: string, connection: Connection): SetupHost {
  const client = clientFor(settings, token, connection)
  return guarded(hosts[settings.kind](client, settings), client)
}
