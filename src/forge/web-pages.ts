import { apiRoot, segments } from './address.ts'
import type { ForgeSettings } from './submission.ts'

/** Pages of the host for people who make a token or submit by hand. */

export type TokenKind = 'github-fine-grained' | 'github-classic' | 'gitea' | 'gitlab'

/** The host's address: the API's without its API part. */
function webRoot(settings: ForgeSettings): string | undefined {
  const root = apiRoot(settings)
  if (root === undefined) return undefined
  if (settings.kind === 'gitea') return root.replace(/\/api\/v1$/, '')
  if (settings.kind === 'gitlab') return root.replace(/\/api\/v4$/, '')
  // GitHub Enterprise has the path `/api/v3`; github.com the subdomain `api`.
  return /\/api\/v3$/.test(root) ? root.replace(/\/api\/v3$/, '') : root.replace('://api.', '://')
}

/** Pages to make a token, the most suitable kind first; none where the settings have no usable address. */
export function tokenPages(settings: ForgeSettings): { kind: TokenKind; url: string }[] {
  const web = webRoot(settings)
  if (web === undefined) return []
  if (settings.kind === 'gitea') return [{ kind: 'gitea', url: `${web}/user/settings/applications` }]
  if (settings.kind === 'gitlab') {
    return [{ kind: 'gitlab', url: `${web}/-/user_settings/personal_access_tokens?scopes=api` }]
  }
  return [
    // Districts are readers who fork: a fine-grained token has one owner, and cannot.
    { kind: 'github-classic', url: `${web}/settings/tokens/new?scopes=repo,workflow` },
    { kind: 'github-fine-grained', url: `${web}/settings/personal-access-tokens/new` },
  ]
}

export interface NewFilePage {
  url: string
  /** Of the address as it is sent. */
  bytes: number
  /** The page shows the text; otherwise only the file's name, and the text has to be pasted. */
  prefilled: boolean
}

/**
 * The page that adds one file, with its name and, where the host can and `text` is given, its text. Callers
 * check its length with `fitsInAddress`. None in Gitea, which shows it to those alone who may push: others get 404.
 */
export function newFilePage(settings: ForgeSettings, path: string, text?: string): NewFilePage | undefined {
  const web = webRoot(settings)
  if (web === undefined || settings.kind === 'gitea') return undefined
  const repository = `${web}${segments(...settings.owner.split('/'), settings.repository)}`
  const branch = segments(...settings.branch.split('/'))
  // GitLab takes the name only.
  const prefilled = settings.kind === 'github' && text !== undefined
  const value = prefilled ? `&value=${encodeURIComponent(text)}` : ''
  const name = encodeURIComponent(path)
  const url = {
    github: `${repository}/new${branch}?filename=${name}${value}`,
    gitlab: `${repository}/-/new${branch}?file_name=${name}`,
  }[settings.kind]
  return { url, bytes: url.length, prefilled }
}

export interface OwnForkPages {
  /** Where the fork is made. */
  fork: string
  /** The fork, where it is brought level with the original. */
  level: string
  /** Uploads into a folder of the fork; a reader has no such page in the original. */
  upload: (folder: string) => string
  /** Opens the pull request from the fork's branch. */
  pull: string
}

/** The pages for somebody with an account, but no token; the fork is called as the original is. */
export function ownForkPages(
  settings: ForgeSettings,
  account: string,
  branch: string,
): OwnForkPages | undefined {
  const web = webRoot(settings)
  if (web === undefined) return undefined
  const original = `${web}${segments(...settings.owner.split('/'), settings.repository)}`
  const fork = `${web}${segments(account, settings.repository)}`
  const main = segments(...settings.branch.split('/'))
  const [from, user] = [encodeURIComponent(branch), encodeURIComponent(account)]
  const below = (folder: string) => segments(...folder.split('/'))
  const comparison = `${original}/compare${main}...${user}`
  const pages: Record<ForgeSettings['kind'], OwnForkPages> = {
    github: {
      fork: `${original}/fork`,
      level: fork,
      upload: (folder) => `${fork}/upload${main}${below(folder)}`,
      pull: `${comparison}:${encodeURIComponent(settings.repository)}:${from}?expand=1`,
    },
    gitea: {
      fork: original,
      level: fork,
      upload: (folder) => `${fork}/_upload${main}${below(folder)}`,
      pull: `${comparison}:${from}`,
    },
    gitlab: {
      fork: `${original}/-/forks/new`,
      level: fork,
      upload: (folder) =>
        `${web}/-/ide/project${segments(account, settings.repository)}/edit${main}/-${below(folder)}`,
      pull: `${fork}/-/merge_requests/new?merge_request%5Bsource_branch%5D=${from}`,
    },
  }
  return pages[settings.kind]
}

/** The longest address that GitHub takes, measured. */
export const LONGEST_ADDRESS = 8191

/**
 * Whether an address is short enough also for somebody who has to log in first: the login page gets it encoded
 * once more, so that every `%` becomes `%25`.
 */
export function fitsInAddress(url: string): boolean {
  return `${new URL(url).origin}/login?return_to=${encodeURIComponent(url)}`.length <= LONGEST_ADDRESS
}
