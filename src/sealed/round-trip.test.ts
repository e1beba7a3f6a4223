import { globSync, readFileSync } from 'node:fs'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { bases, files, findingsOf } from '../../tests/support/entry.ts'
import { faultOf, type KeyPair, keyPair } from '../../tests/support/key-pair.ts'
import { forbiddenCharacter } from '../domain/characters.ts'
import { demandSchema } from '../domain/demand.ts'
import { filingSchema } from '../domain/district.ts'
import { formTree } from '../domain/form-tree.ts'
import { kinds } from '../domain/kinds.ts'
import type { Tree, TreeMapping } from '../domain/tree.ts'
import { entryComments } from '../text/entry-comments.ts'
import { readYaml } from '../yaml/read.ts'
import { writeYaml } from '../yaml/write.ts'
import { decryptEntry, sealEntry } from './seal-entry.ts'

const demandForm = formTree(demandSchema)
const filingForm = formTree(filingSchema)
const samples = globSync('content/cycles/2023/{demands/*,filings}/*.yaml').map((file) => ({
  file,
  tree: readYaml(readFileSync(file, 'utf8'), file).tree as TreeMapping,
}))

let bureau: KeyPair
let district: KeyPair
beforeAll(async () => {
  bureau = await keyPair()
  district = await keyPair()
})
const recipients = () => [bureau.recipient, district.recipient]

describe('samples', () => {
  test('every demand and filing: tree, text, tree, and as it was for bureau and district', async () => {
    expect(samples.length).toBeGreaterThanOrEqual(40)
    for (const { file, tree } of samples) {
      const sealed = (await sealEntry(tree, file, recipients())) as TreeMapping
      expect(Object.keys(sealed)).toEqual(['public', 'sealed'])
      expect(sealed['public']).toEqual(tree['public'])
      const form = file.includes('/demands/') ? demandForm : filingForm
      const text = writeYaml(sealed, form, entryComments)
      expect(new TextEncoder().encode(text).length).toBeLessThan(kinds.demand.maxBytes)
      expect(text).toMatch(/^sealed: \|-(?: # .*)?\n {2}-----BEGIN AGE ENCRYPTED FILE-----\n/m)
      const read = readYaml(text, file)
      expect(read.findings).toEqual([])
      for (const { identity } of [bureau, district]) {
        expect(await decryptEntry(read.tree!, file, { identities: [identity] })).toEqual(tree)
      }
    }
  })

  test('a sealed entry is without error, and two seals of one entry are not alike', async () => {
    for (const base of ['named', 'anonymous'] as const) {
      const tree = readYaml(bases[base], '').tree!
      const once = await sealEntry(tree, files[base], recipients())
      const twice = await sealEntry(tree, files[base], recipients())
      expect(findingsOf(writeYaml(once, demandForm, entryComments), files[base])).toMatchObject([
        expect.stringMatching(/^sealed-not-checked /),
      ])
      expect((once as TreeMapping)['sealed']).not.toBe((twice as TreeMapping)['sealed'])
    }
  })
})

describe('texts of any kind', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
  const printable = text.filter((value) => !forbiddenCharacter(value, ['line-break', 'tab']))
  const treeOf = (leaf: fc.Arbitrary<string>): fc.Arbitrary<TreeMapping> => {
    const { mapping } = fc.letrec<{ node: Tree; mapping: TreeMapping }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        leaf,
        fc.array(tie('node'), { maxLength: 4 }),
        tie('mapping'),
      ),
      mapping: fc.dictionary(
        leaf.filter((key) => !forbiddenCharacter(key)),
        tie('node'),
        { maxKeys: 4 },
      ),
    }))
    return mapping
  }

  test('what the checks accept comes back unaltered', async () => {
    const entry = fc.record({ public: treeOf(printable), private: treeOf(printable) })
    await fc.assert(
      fc.asyncProperty(entry, async (tree) => {
        const sealed = await sealEntry(tree, files.named, recipients())
        const read = readYaml(writeYaml(sealed, demandForm, entryComments), '').tree!
        const opened = await decryptEntry(read, files.named, { identities: [district.identity] })
        expect(JSON.stringify(sorted(opened))).toBe(JSON.stringify(sorted(tree)))
      }),
      { numRuns: 60 },
    )
  })

  test('what they refuse comes back unaltered as well, or is not sealed', async () => {
    const tricky = fc.oneof(
      printable,
      fc.string({ unit: fc.constantFrom('\u200b', '\0', '\r', '\ud800', '\ufffe', 'a') }),
    )
    const refused = new Set<boolean>()
    await fc.assert(
      fc.asyncProperty(treeOf(tricky), async (privatePart) => {
        const tree = { public: { enterprise: { name: '某某' } }, private: privatePart }
        const attempt = sealEntry(tree, files.named, recipients())
        const fault = await faultOf(attempt)
        refused.add(fault === 'unwritable')
        if (fault === 'unwritable') return
        const opened = await decryptEntry(await attempt, files.named, { identities: [bureau.identity] })
        expect(JSON.stringify(sorted(opened))).toBe(JSON.stringify(sorted(tree)))
      }),
      { numRuns: 60 },
    )
    expect(refused).toEqual(new Set([true, false]))
  })

  /** Objects compare in any order of keys; `toEqual` would look past `__proto__`. */
  function sorted(tree: Tree): unknown {
    if (typeof tree === 'string') return tree
    if (Array.isArray(tree)) return tree.map(sorted)
    return Object.keys(tree)
      .sort()
      .map((key) => [key, sorted(tree[key]!)])
  }
})

test('a post-quantum key opens what was sealed for it beside an ordinary one', async () => {
  const identity = await generateHybridIdentity()
  const { file, tree } = samples[0]!
  const sealed = await sealEntry(tree, file, [bureau.recipient, await identityToRecipient(identity)])
  expect(await decryptEntry(sealed, file, { identities: [identity] })).toEqual(tree)
  expect(await decryptEntry(sealed, file, { identities: [bureau.identity] })).toEqual(tree)
})

test('white space around keys, and a key that stands twice', async () => {
  const { file, tree } = samples[0]!
  const { recipient, identity } = bureau
  const sealed = (await sealEntry(tree, file, [` ${recipient}\n`, recipient])) as TreeMapping
  const once = (await sealEntry(tree, file, [recipient])) as TreeMapping
  expect((sealed['sealed'] as string).length).toBe((once['sealed'] as string).length)
  const untidy = { ...sealed, sealed: `\n ${(sealed['sealed'] as string).replaceAll('\n', '\r\n')}\n\n` }
  expect(await decryptEntry(untidy, file, { identities: [identity] })).toEqual(tree)
})
