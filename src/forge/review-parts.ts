import { ForgeError } from './fault.ts'
import { repositoryRef } from './host-parts.ts'
import { type ReviewPull, sameAccount, type Written } from './review-host.ts'
import { instant, integer, objectId, text, type Untrusted, webAddress } from './untrusted.ts'

/** Code that the review's adapters share. */

/** Pages of one list that the review reads: 10,000 items and more. */
export const MOST_REVIEW_PAGES = 200

/** Of labels that the review makes; people may change it. */
export const LABEL_COLOR = '6f7780'

/** Another name of a deleted account. */
const GHOST = 'ghost'

/** 403 is a missing right, in JSON, as a page or empty. A rate limit is another fault, and throws. */
export async function unlessRefused(
  work: () => Promise<unknown>,
  statuses: readonly number[] = [403],
): Promise<Written> {
  try {
    await work()
    return 'done'
  } catch (error) {
    if (isRefusal(error, statuses)) return 'refused'
    throw error
  }
}

export function isRefusal(error: unknown, statuses: readonly number[] = [403]): boolean {
  if (!(error instanceof ForgeError)) return false
  const { kind, status } = error.fault
  return status !== undefined && statuses.includes(status) && kind !== 'rate-limit'
}

/** As GitHub and Gitea describe a pull request. */
export function reviewPull(
  body: Untrusted<{
    number: number
    html_url: string
    state: string
    created_at: string
    user: { login: string } | null
    base: { ref: string }
    head: { sha: string; repo: { full_name: string; owner: { login: string } } | null }
  }>,
  main: string,
): ReviewPull {
  const number = integer(body?.number)
  const repository = body?.head?.repo ?? undefined
  return {
    number,
    url: webAddress(body?.html_url),
    author: text(body?.user?.login ?? GHOST),
    state: text(body?.state) === 'open' ? 'open' : 'closed',
    target: text(body?.base?.ref),
    head: objectId(body?.head?.sha),
    headRepository: repository && {
      ...repositoryRef(repository),
      isBase: sameAccount(text(repository.full_name), main),
    },
    ref: `refs/pull/${number}/head`,
    openedAt: instant(body?.created_at),
  }
}

/** Every item of a list whose pages may be shorter than asked for, so that only `empty` empty ones are the end. */
export async function untilEmpty<Item>(
  page: (number: number) => Promise<readonly Item[]>,
  empty = 1,
): Promise<Item[]> {
  const all: Item[] = []
  for (let number = 1, left = empty; number <= MOST_REVIEW_PAGES && left > 0; number++) {
    const items = await page(number)
    left = items.length === 0 ? left - 1 : empty
    all.push(...items)
  }
  return all
}
