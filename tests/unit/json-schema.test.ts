import { globSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { demandSchema } from '../../src/domain/demand.ts'
import { allNodes, formTree } from '../../src/domain/form-tree.ts'
import { kinds } from '../../src/domain/kinds.ts'
import { schemas } from '../../src/domain/schemas.ts'
import { jsonSchema, type SchemaKind, schemaKinds } from '../../src/text/json-schema.ts'
import { demandLabels } from '../../src/text/labels.ts'
import { bases, type Edit, edited } from '../support/entry.ts'

const compiled = (kind: SchemaKind) =>
  new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(jsonSchema(kind)))
const validate = compiled('demand')
/** As an editor reads the file: the `yaml` library with its core schema. */
const accepts = (text: string) => validate(parse(text))

describe('the JSON Schema for editors', () => {
  test.each(globSync('content/cycles/*/demands/*/*.yaml'))('accepts %s', (file) => {
    accepts(readFileSync(file, 'utf8'))
    expect(validate.errors ?? []).toEqual([])
  })

  test.each<[string, Edit[]]>([
    ['an unknown key', [['  innovation:\n', '  innovations: 1\n  innovation:\n']]],
    ['a text for a number', [['employees: 320', 'employees: 约320人']]],
    ['a bare phone', [['"19900009001"', '19900009001']]],
    ['a wrong option', [['industry: 其他', 'industry: 其它']]],
    ['其他 without its text', [['    otherHonor: 武汉市瞪羚企业\n', '']]],
    ['a text without 其他', [['      - 其他\n', '']]],
    ['a level for 院士工作站', [['type: 企业技术中心', 'type: 院士工作站']]],
    [
      '国家级 产业技术研究院',
      [['type: 企业技术中心\n        level: 省级', 'type: 产业技术研究院\n        level: 国家级']],
    ],
    [
      'an institution without establishment',
      [['    establishment:\n      - 企业自建\n', '    establishment: []\n']],
    ],
    ['part 三 without support', [['  support:\n    offered: 是\n    details: 提供食宿\n', '']]],
    ['neither private nor sealed', [[bases.named.slice(bases.named.indexOf('private:')), '']]],
  ])('refuses %s', (_, edits) => {
    expect(accepts(bases.named)).toBe(true)
    expect(accepts(edited('named', edits))).toBe(false)
  })
})

describe.each<[SchemaKind, files: string, wrong: [what: string, from: string | RegExp, to: string][]]>([
  [
    'site',
    'content/site.yaml',
    [
      ['an unknown key', 'host:', 'hosts:'],
      ['an unknown way to keep the private part', 'privatePart: plain', 'privatePart: open'],
      ['a bare area code', '"027"', '027'],
      ['no city', 'city: 武汉市\n', ''],
    ],
  ],
  [
    'districts',
    'content/districts.yaml',
    [
      ['a bare administrative code', '"420102"', '420102'],
      ['a district without a slug', '- slug: jiangan\n  name: 江岸区\n', '- name: 江岸区\n'],
      ['an account twice', '    - jiangan-jingxin\n', '    - jiangan-jingxin\n    - jiangan-jingxin\n'],
    ],
  ],
  [
    'cycle',
    'content/cycles/*/cycle.yaml',
    [
      ['a text for a number', 'target: 80', 'target: 80名以上'],
      ['a date in Chinese', 'by: "2023-03-10"', 'by: 3月10日'],
      ['a bare date', 'ageAsOf: "2023-03-10"', 'ageAsOf: 2023-03-10T00:00'],
      ['an industry that the form does not have', 'option: 量子\n', 'option: 量子信息\n'],
      ['a stage without a clause', '  - clause: "4.6"\n    name', '  - name'],
    ],
  ],
  [
    'filing',
    'content/cycles/*/filings/*.yaml',
    [
      ['an unknown key', '  unit:', '  units:'],
      ['no public part', 'public:', 'open:'],
    ],
  ],
  [
    'selections',
    'content/cycles/*/selections.yaml',
    [
      ['a selection without an expert', '- expert:', '- experts:'],
      ['a wrong term', 'from: "', 'from: "从'],
    ],
  ],
  [
    'placement',
    'content/cycles/*/placements/*/*.yaml',
    [
      ['an unknown key', '  expert:', '  experts:'],
      ['a bare phone', /phone: "(\d+)"/, 'phone: $1'],
      ['a relation that is none', '  match: # 对接情况\n', '  match:\n    relation: 亲属\n'],
      ['the private part, sealed as well', 'private:', 'sealed: age\nprivate:'],
    ],
  ],
  [
    'report',
    'content/cycles/*/reports/*/*/*.yaml',
    [
      ['a month as a day', /month: "(\d{4}-\d{2})"/, 'month: "$1-01"'],
      ['a text for days', /days: (\d+)/, 'days: $1天'],
      ['no private part', /private:[\s\S]*/, ''],
    ],
  ],
  [
    'synonyms',
    'content/synonyms.yaml',
    [['a word that is no list', '- [人工智能, AI,', '- 人工智能 = [AI,']],
  ],
])('the JSON Schema of %s', (kind, pattern, wrong) => {
  const validate = compiled(kind)
  const files = globSync(pattern)

  test.each(files)('accepts %s', (file) => {
    validate(parse(readFileSync(file, 'utf8')))
    expect(validate.errors ?? []).toEqual([])
  })

  test.each(wrong)('refuses %s', (_, from, to) => {
    const text = readFileSync(files[0]!, 'utf8')
    const faulty = text.replace(from, to)
    expect(faulty).not.toBe(text)
    expect(validate(parse(faulty))).toBe(false)
  })
})

test('a blank key of the settings is no fault', () => {
  const { properties } = JSON.parse(jsonSchema('site'))
  expect(properties.domain.type).toEqual(['string', 'null'])
  expect(properties.forge.type).toEqual(['object', 'null'])
  expect(properties.host.type).toBe('string')
})

test.each(schemaKinds)('every field of %s has a Chinese title', (kind) => {
  const titled = jsonSchema(kind).match(/"title": "[^"]*\p{Script=Han}[^"]*"/gu) ?? []
  const fields = [...allNodes(formTree(schemas[kind]))].filter(({ key }) => key !== '' && key !== '[]')
  expect(titled.length).toBe(fields.length + 1)
})

test('an editor takes a schema for each of these files, and each schema that it names is there', () => {
  const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8'))
  const mapped = Object.entries<string>(settings['yaml.schemas'])
  expect(mapped.map(([, pattern]) => pattern.replace(/\*/g, 'x')).sort()).toEqual(
    schemaKinds.map((kind) => kinds[kind].path.replace(/:\w+/g, 'x')).sort(),
  )
  for (const [file] of mapped) expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('$schema')
})

test('labels, JSON Schema and YAML have the order of the form', () => {
  const paths = [...allNodes(formTree(demandSchema))]
    .map(({ path }) => path)
    .filter((path) => path in demandLabels)
  expect(Object.keys(demandLabels)).toEqual(paths)
  const { properties } = JSON.parse(jsonSchema('demand'))
  const order = (node: { properties?: object; items?: object }, path = ''): string[] =>
    Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
      path + key,
      ...order(child, `${path}${key}.`),
      ...order((child as { items?: object }).items ?? {}, `${path}${key}[].`),
    ])
  expect(order({ properties })).toEqual(paths)
})
