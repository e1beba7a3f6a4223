import { isSameAccount } from '../domain/change.ts'

/** Who opened a pull request, and from where. */
export interface Origin {
  author: string
  /** Absent = deleted. `owner` is absent where the host does not show it. */
  headRepository?: { owner?: string | undefined; isBase: boolean } | undefined
  /** Whether the author may push to the base repository; absent = the host does not tell. */
  mayPush?: boolean | undefined
}

/**
 * The account whose rights count for what a pull request changes: its author, where the author also decides what is
 * in the branch. Of a branch in a stranger's repository the stranger decides, also after it was judged.
 */
export function actorOf({ author, headRepository, mayPush }: Origin): string | undefined {
  if (!headRepository) return undefined
  const { isBase } = headRepository
  const isCertain = mayPush === true || (mayPush === undefined && isBase)
  return ownsHead({ author, headRepository }) || isCertain ? author : undefined
}

/** Whether nobody but the author, or who may push to the base anyway, writes the branch. */
export function isOwn(origin: Origin): boolean {
  return ownsHead(origin) || (origin.headRepository?.isBase === true && actorOf(origin) !== undefined)
}

function ownsHead({ author, headRepository }: Origin): boolean {
  const owner = headRepository?.owner
  return owner !== undefined && isSameAccount(owner, author)
}
