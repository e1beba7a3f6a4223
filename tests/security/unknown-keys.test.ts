import { describe, expect, test } from 'vitest'
import { demandSchema } from '../../src/domain/demand.ts'
import { allNodes, type FieldNode, formTree } from '../../src/domain/form-tree.ts'
import { type KindName, kinds, pathOf } from '../../src/domain/kinds.ts'
import { schemaOf } from '../../src/domain/schemas.ts'
import { emptyMapping, isMapping, type Path, type Tree, type TreeMapping } from '../../src/domain/tree.ts'
import { demandDraft } from '../../src/form/apply/draft.ts'
import { answersOfEntry } from '../../src/form/entry/answers-of-entry.ts'
import { checkEntryTree } from '../../src/form/entry/check-entry-tree.ts'
import { entryOfAnswers } from '../../src/form/entry/entry-of-answers.ts'
import { leftOver } from '../../src/form/entry/left-over.ts'
import { type LocatedFinding, locateFindings } from '../../src/report/locate-findings.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { bases } from '../support/entry.ts'
import { figure } from '../support/figure.ts'

/** A key that the schema does not know is refused wherever it stands, above all one that JavaScript knows. */

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__defineGetter__',
  '__lookupSetter__',
  'then',
  'toJSON',
  'length',
  'slug',
  'id',
  'layout',
  'draft',
  'Public',
  'name ',
  '0',
  '-1',
  '$ref',
  '公开',
  'é',
]

const PARAMS = {
  year: '2023',
  district: 'hongshan',
  id: '91420111MAFAKE991B',
  alias: 'k7m2xq',
  period: '2023-08',
  slug: 'x',
}
const withSchema = (Object.keys(kinds) as KindName[]).flatMap((kind) => {
  const schema = schemaOf(kind)
  return schema ? [{ kind, schema }] : []
})

/** The keys that lead to a node; a list is entered at its first item. */
const pathOfNode = ({ path }: FieldNode): Path =>
  path.split('.').flatMap((key) => {
    const [name = '', ...lists] = key.split('[]')
    return [...(name ? [name] : []), ...lists.map(() => 0)]
  })

/** YAML in which `key` stands alone at this path, on the last line. */
function yamlWith(path: Path, key: string): { yaml: string; line: number } {
  const lines = [...path, key].map((part, depth) => {
    const indent = '  '.repeat(depth)
    return part === 0
      ? `${indent}-`
      : `${indent}${JSON.stringify(part)}:${depth === path.length ? ' 值' : ''}`
  })
  return { yaml: `${lines.join('\n')}\n`, line: lines.length }
}

function told(kind: KindName, yaml: string): LocatedFinding[] {
  const file = pathOf(kind, PARAMS)
  const text = kinds[kind].read === 'front-matter' ? `---\n${yaml}---\n\n正文\n` : yaml
  const read = readContentFile(file, new TextEncoder().encode(text))!
  expect(read.value).toBeUndefined()
  return locateFindings(read.findings, new Map([[file, read]]))
}

/** What every object inherits from; a polluted one would show here. */
const prototypes = [Object, Array, String, Map, Function].map(({ prototype }) => prototype as object)
const inherited = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String))
const before = inherited()

interface SchemaMapping {
  kind: KindName
  node: FieldNode
  key: string
}

/** Every mapping of every kind, with every key that it does not know. */
const schemaMappings: SchemaMapping[] = withSchema.flatMap(({ kind, schema }) =>
  [...allNodes(formTree(schema))].flatMap((node) =>
    KEYS.filter((key) => node.children.every((child) => child.key !== key)).map((key) => ({
      kind,
      node,
      key,
    })),
  ),
)
const isMappingNode = ({ node }: SchemaMapping) => node.spec.kind === 'mapping'

/** The places where the key was not told as unknown on its own line. */
function missed(read: typeof told, at: readonly SchemaMapping[]): string[] {
  return at.flatMap(({ kind, node, key }) => {
    const { yaml, line } = yamlWith(pathOfNode(node), key)
    const offset = kinds[kind].read === 'front-matter' ? 1 : 0
    const found = read(kind, yaml).some(
      ({ finding, location }) =>
        finding.code === 'unknown-key' &&
        finding.severity === 'error' &&
        finding.path.at(-1) === key &&
        'line' in location &&
        location.line === line + offset,
    )
    return found ? [] : [`${kind} ${node.path} ${key}`]
  })
}

describe('files', () => {
  test('in every mapping of every kind it is told on its line', (context) => {
    const at = schemaMappings.filter(isMappingNode)
    const lost = missed(told, at)
    const mappings = new Set(at.map(({ kind, node }) => `${kind} ${node.path}`)).size
    figure(
      context,
      `${mappings} mappings of ${withSchema.length} kinds × ${KEYS.length} keys: ${lost.length} missed`,
    )
    expect(withSchema.length).toBeGreaterThan(6)
    expect(mappings).toBeGreaterThan(30)
    expect(lost).toEqual([])
    expect(inherited()).toEqual(before)
  })

  test('the same look misses a key that is known', () => {
    const root = { kind: 'demand', node: formTree(demandSchema), key: 'public' } as const
    expect(missed(told, [root])).toEqual(['demand  public'])
    expect(missed(() => [], schemaMappings.filter(isMappingNode).slice(0, 3))).toHaveLength(3)
  })

  test('in place of a text, a number, a date or a list it is told as well', () => {
    const quiet = schemaMappings
      .filter((place) => !isMappingNode(place) && place.key.startsWith('__'))
      .filter(({ kind, node, key }) => {
        const { yaml } = yamlWith(pathOfNode(node), key)
        return !told(kind, yaml).some(({ finding }) => finding.code === 'wrong-shape')
      })
    expect(quiet.map(({ kind, node }) => `${kind} ${node.path}`)).toEqual([])
    expect(inherited()).toEqual(before)
  })

  test('a whole mapping under __proto__ gives nothing to anybody', () => {
    const found = told('demand', `${bases.named}__proto__:\n  polluted: 是\n  public: {}\n`)
    expect(found.map(({ finding }) => finding.code)).toContain('unknown-key')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(inherited()).toEqual(before)
  })
})

describe('form and desk', () => {
  const context = { site: undefined, cycle: undefined }
  const place = { year: '2023', district: 'hongshan', id: '91420111MAFAKE991B' }
  const tree = readContentFile(pathOf('demand', PARAMS), new TextEncoder().encode(bases.named))!.tree!

  const STRAY = '别处没有的字'

  /** The entry with a key more at a mapping, made by hand as `JSON.parse` makes it. */
  function withKey(path: Path, key: string): Tree {
    const copy = JSON.parse(JSON.stringify(tree)) as TreeMapping
    let node: Tree = copy
    for (const part of path) node = (node as TreeMapping)[part]!
    Object.defineProperty(node, key, { value: STRAY, enumerable: true, configurable: true, writable: true })
    return JSON.parse(JSON.stringify(copy))
  }

  const mappings = [...allNodes(formTree(demandSchema))]
    .filter(({ spec }) => spec.kind === 'mapping')
    .map((node) => ({ node, path: pathOfNode(node) }))
    .filter(({ path }) => isMapping(at(tree, path)))

  function at(from: unknown, path: Path): unknown {
    return path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], from)
  }

  test('what is handed over as data is judged the same', () => {
    const quiet = mappings.flatMap(({ node, path }) =>
      KEYS.filter((key) => node.children.every((child) => child.key !== key)).filter(
        (key) =>
          !checkEntryTree({ ...place, tree: withKey(path, key) }, context).some(
            ({ code, path: found }) => code === 'unknown-key' && found.at(-1) === key,
          ),
      ),
    )
    expect(mappings.length).toBeGreaterThan(8)
    expect(quiet).toEqual([])
    expect(inherited()).toEqual(before)
  })

  test('an opened file fills the form without it, and it is told as left over', () => {
    for (const { node, path } of mappings) {
      for (const key of KEYS.filter((each) => node.children.every((child) => child.key !== each))) {
        const opened = withKey(path, key)
        const answers = answersOfEntry(opened, place)
        expect(leftOver(opened, answers).map(({ text }) => text)).toEqual([STRAY])
        expect(JSON.stringify(entryOfAnswers(answers).tree)).not.toContain(STRAY)
      }
    }
    expect(leftOver(tree, answersOfEntry(tree, place))).toEqual([])
    expect(inherited()).toEqual(before)
  })

  test('a draft on the device changes no prototype', () => {
    const store = new Map<string, string>()
    const evil = (value: string) =>
      `{"version":1,"savedAt":1,"__proto__":${value},"state":{"__proto__":${value},"step":"__proto__","checked":["__proto__","constructor"],"answers":{"__proto__":${value},"place":{"__proto__":${value}},"choices":{"__proto__":${value}},"public":{"__proto__":${value}},"private":{"constructor":{"prototype":${value}}}}}}`
    store.set('keji-fuzong/draft/2023', evil('{"polluted":"是"}'))
    Object.assign(globalThis, { localStorage: { getItem: (key: string) => store.get(key) ?? null } })
    const { state } = demandDraft('2023').read()!
    Reflect.deleteProperty(globalThis, 'localStorage')
    expect(state).toMatchObject({ step: 'enterprise', checked: [] })
    const { tree: written } = entryOfAnswers(state.answers)
    expect(JSON.stringify(written)).not.toContain('polluted')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(inherited()).toEqual(before)
  })

  test('a prototype that is changed would be seen', () => {
    Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true })
    const seen = inherited()
    Reflect.deleteProperty(Object.prototype, 'polluted')
    expect(seen).not.toEqual(before)
    expect(inherited()).toEqual(before)
    expect(Object.getPrototypeOf(emptyMapping())).toBeNull()
  })
})
