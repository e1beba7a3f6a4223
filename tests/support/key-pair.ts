import { generateIdentity, identityToRecipient } from 'age-encryption'
import { isMapping, type Path, type Tree } from '../../src/domain/tree.ts'
import { SealError, type SealFault } from '../../src/sealed/seal-error.ts'

/** For tests only. */

export interface KeyPair {
  identity: string
  recipient: string
}

export async function keyPair(): Promise<KeyPair> {
  const identity = await generateIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** The fault of what must fail; another error than ours is thrown on. */
export async function faultOf(attempt: Promise<unknown>): Promise<SealFault | 'none'> {
  try {
    await attempt
    return 'none'
  } catch (error) {
    if (error instanceof SealError) return error.fault
    throw error
  }
}

/** The same tree with the value at one path replaced, or, without a value, taken out. */
export function replaced(tree: Tree, [key, ...rest]: Path, value: Tree | undefined): Tree {
  if (key === undefined) return value ?? ''
  const within = (child: Tree): Tree[] => {
    if (rest.length > 0) return [replaced(child, rest, value)]
    return value === undefined ? [] : [value]
  }
  if (Array.isArray(tree)) return tree.flatMap((item, index) => (index === key ? within(item) : [item]))
  if (!isMapping(tree)) throw new Error(`Nothing is at ${key}`)
  return Object.fromEntries(
    Object.entries(tree).flatMap(([name, child]) =>
      name === key ? within(child).map((changed) => [name, changed]) : [[name, child]],
    ),
  )
}

/** Every path of a tree but its root: mappings, lists and texts. */
export function* pathsIn(tree: Tree, at: Path = []): Generator<Path> {
  if (at.length > 0) yield at
  if (typeof tree === 'string') return
  for (const [key, child] of Object.entries(tree)) {
    yield* pathsIn(child, [...at, Array.isArray(tree) ? Number(key) : key])
  }
}
