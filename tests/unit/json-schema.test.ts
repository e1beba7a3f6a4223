import { globSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { demandSchema } from '../../src/domain/demand.ts'
import { allNodes, formTree } from '../../src/domain/form-tree.ts'
import { demandJsonSchema } from '../../src/text/json-schema.ts'
import { demandLabels } from '../../src/text/labels.ts'
import { bases, type Edit, edited } from '../support/entry.ts'

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(demandJsonSchema()))
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

test('every field has a Chinese title', () => {
  const titled = JSON.stringify(JSON.parse(demandJsonSchema())).match(/"title":"[^"]+"/g) ?? []
  const fields = [...allNodes(formTree(demandSchema))].filter(({ key }) => key !== '' && key !== '[]')
  expect(titled.length).toBe(fields.length + 1)
})

test('labels, JSON Schema and YAML have the order of the form', () => {
  const paths = [...allNodes(formTree(demandSchema))]
    .map(({ path }) => path)
    .filter((path) => path in demandLabels)
  expect(Object.keys(demandLabels)).toEqual(paths)
  const { properties } = JSON.parse(demandJsonSchema())
  const order = (node: { properties?: object; items?: object }, path = ''): string[] =>
    Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
      path + key,
      ...order(child, `${path}${key}.`),
      ...order((child as { items?: object }).items ?? {}, `${path}${key}[].`),
    ])
  expect(order({ properties })).toEqual(paths)
})
