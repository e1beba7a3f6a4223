import { sortedJson } from '../domain/digest.ts'
import type { FieldNode } from '../domain/form-tree.ts'
import { isMapping, type TreeMapping } from '../domain/tree.ts'
import { readYaml } from '../yaml/read.ts'
import { writeYaml } from '../yaml/write.ts'
import { SealError } from './seal-error.ts'

/** The plain text of `sealed`. The `age` program decrypts it to readable YAML. */
export interface Payload {
  /** Path of the entry below the repository's root, which binds the text to this entry. */
  for: string
  /** `publicDigest` of the entry's public part. */
  public: string
  private: TreeMapping
}

const KEYS = ['for', 'public', 'private'] as const

/**
 * The YAML text that is encrypted.
 * @throws SealError `unwritable` if it does not read back the same: after encryption nobody would notice.
 */
export function writePayload(payload: Payload, privateForm: FieldNode | undefined): string {
  const text = writeYaml({ ...payload }, payloadForm(privateForm))
  const { tree } = readYaml(text, '')
  if (tree === undefined || sortedJson(tree) !== sortedJson(payload)) throw new SealError('unwritable')
  return text
}

/** @throws SealError `wrong-content` for anything that `writePayload` does not write. */
export function readPayload(bytes: Uint8Array): Payload {
  const { tree, findings } = readYaml(decode(bytes), '')
  if (findings.length > 0 || !isMapping(tree) || Object.keys(tree).length !== KEYS.length) {
    throw new SealError('wrong-content')
  }
  const { for: path, public: digest, private: privatePart } = tree
  if (typeof path !== 'string' || typeof digest !== 'string' || !isMapping(privatePart)) {
    throw new SealError('wrong-content')
  }
  return { for: path, public: digest, private: privatePart }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SealError('wrong-content')
  }
}

function payloadForm(privateForm: FieldNode | undefined): FieldNode {
  const text = (key: string): FieldNode => ({
    key,
    path: key,
    optional: false,
    spec: { kind: 'text', min: 1, max: 200, lines: 'one' },
    children: [],
  })
  const children = KEYS.map((key) => (key === 'private' && privateForm) || text(key))
  return { key: '', path: '', optional: false, spec: { kind: 'mapping' }, children }
}
