import { Client } from './client.ts'
import { giteaHeaders } from './gitea-host.ts'
import { githubHeaders } from './github-host.ts'
import { gitlabHeaders } from './gitlab-host.ts'
import type { Connection, ForgeSettings } from './submission.ts'

const headers = { github: githubHeaders, gitea: giteaHeaders, gitlab: gitlabHeaders }

/** Speaks with the host in the settings as the token's owner; throws `ForgeError` where the token must not be sent. */
export function clientFor(settings: ForgeSettings, token: string, connection: Connection): Client {
  return new Client(settings, headers[settings.kind](token.trim()), connection)
}
