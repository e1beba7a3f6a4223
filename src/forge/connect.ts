import type { Client } from './client.ts'
import { clientFor } from './client-for.ts'
import { gitea } from './gitea-host.ts'
import { github } from './github-host.ts'
import { gitlab } from './gitlab-host.ts'
import type { Host } from './host.ts'
import type { Connection, ForgeSettings } from './submission.ts'

const hosts = { github, gitea, gitlab }

/** The adapter for the host in the settings; throws `ForgeError` where the token must not be sent. */
export function connect(
  settings: ForgeSettings,
  token: string,
  connection: Connection,
): { client: Client; host: Host } {
  const client = clientFor(settings, token, connection)
  return { client, host: hosts[settings.kind](client, settings) }
}
