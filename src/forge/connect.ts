import { Client } from './client.ts'
import { gitea, giteaHeaders } from './gitea-host.ts'
import { github, githubHeaders } from './github-host.ts'
import { gitlab, gitlabHeaders } from './gitlab-host.ts'
import type { Host } from './host.ts'
import type { Connection, ForgeSettings } from './submission.ts'

const hosts = {
  github: { host: github, headers: githubHeaders },
  gitea: { host: gitea, headers: giteaHeaders },
  gitlab: { host: gitlab, headers: gitlabHeaders },
}

/** The adapter for the host in the settings; throws `ForgeError` where the token must not be sent. */
export function connect(
  settings: ForgeSettings,
  token: string,
  connection: Connection,
): { client: Client; host: Host } {
  const { host, headers } = hosts[settings.kind]
  const client = new Client(settings, headers(token.trim()), connection)
  return { client, host: host(client, settings) }
}
