import { type Finding, finding } from '../finding.ts'
import { pathOf } from '../kinds.ts'
import type { Ledger } from '../ledger.ts'
import { hostName } from '../site.ts'

/** Hosts where anybody may have an account, or that stand outside the country; with all their subdomains. */
const OPEN_HOSTS = [
  'github.com',
  'ghe.com',
  'gitlab.com',
  'bitbucket.org',
  'codeberg.org',
  'gitea.com',
  'sr.ht',
  'azure.com',
  'gitee.com',
  'gitcode.com',
  'gitcode.net',
  'jihulab.com',
  'coding.net',
]

/** 隐私: a private part as plain text belongs into a private repository on a host inside the country, nowhere else. */
export function* plainOnOpenHost({ site }: Ledger): Generator<Finding> {
  if (site?.privatePart !== 'plain' || !site.forge) return
  const host = hostName(site.forge.api)
  if (host === undefined || !OPEN_HOSTS.some((open) => host === open || host.endsWith(`.${open}`))) return
  yield finding('plain-on-open-host', { file: pathOf('site', {}), path: ['privatePart'] }, { host })
}
