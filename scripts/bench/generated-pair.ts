import { formTree } from '../../src/domain/form-tree.ts'
import { classify, pathOf } from '../../src/domain/kinds.ts'
import { addMonths, dayIn } from '../../src/domain/months.ts'
import { schemas } from '../../src/domain/schemas.ts'
import type { Tree, TreeMapping } from '../../src/domain/tree.ts'
import { commentsOf } from '../../src/text/comments-of.ts'
import { writeYaml } from '../../src/yaml/write.ts'

/** Of those whose turn it is four of five ask for an expert: 1,200 placements and 7,200 reports for 10,000 demands. */
const PLACED_OF_HUNDRED = 15
const REPORTS = 6

interface GeneratedFile {
  file: string
  text: string
}

export interface GeneratedPair {
  /** The placement and its reports. */
  files: GeneratedFile[]
  /** Its item of the year's 选派名单. */
  selection: string
}

/** The pair of an entry that asks for an expert; undefined for most. All people are fictional. */
export function generatePair(entry: {
  number: number
  file: string
  id: string
  tree: Tree
}): GeneratedPair | undefined {
  const { number, file, id, tree } = entry
  const { year = '', district = '' } = classify(file).params ?? {}
  const open = (tree as TreeMapping)['public'] as TreeMapping
  const isAsking = open['expertRequest'] !== undefined && open['status'] !== '已撤回'
  if (!isAsking || number % 100 >= PLACED_OF_HUNDRED) return undefined
  const alias = aliasOf(number)
  const day = (month: number, of: number) => dayIn(`${year}-${String(month).padStart(2, '0')}`, of)
  const placement = {
    public: { submittedOn: day(4, 3), confirmedOn: day(4, 6), signedOn: day(5, 18), onDutyOn: day(6, 1) },
    private: {
      demand: id,
      expert: { name: `虚构专家${number}`, organization: `虚构大学${number % 60}`, phone: '19900008888' },
      match: { fit: `做过第${number}类工艺`, intention: '双方愿意' },
      confirmed: {
        enterprise: { by: `经办${number}`, on: day(4, 6) },
        expert: { by: `虚构专家${number}`, on: day(4, 6) },
      },
      agreement: {
        parties: '三方',
        from: day(6, 1),
        to: `${Number(year) + 2}-05-31`,
        tasks: `指标提高 ${number % 40}%`,
      },
    },
  }
  const where = { year, district, alias }
  const reports = Array.from({ length: REPORTS }, (_, index): GeneratedFile => {
    const period = addMonths(`${year}-08`, 2 * index)
    const [first, last] = [addMonths(period, -1), period]
    const report = {
      public: { submittedOn: dayIn(period, 24) },
      private: {
        days: [
          { month: first, days: String(7 + (number % 5)) },
          { month: last, days: String(7 + (index % 4)) },
        ],
        work: workOf(number, index),
        results: { solved: String(index % 3) },
        confirmed: { by: `经办${number}`, on: dayIn(period, 24) },
      },
    }
    return written('report', pathOf('report', { ...where, period }), report)
  })
  const { expert, agreement } = placement.private
  return {
    files: [written('placement', pathOf('placement', where), placement), ...reports],
    selection: `- expert: {name: ${expert.name}, organization: ${expert.organization}}
  enterprise: {name: ${nameIn(tree as TreeMapping)}}
  district: ${district}
  term: {from: "${agreement.from}", to: "${agreement.to}"}
`,
  }
}

/** A named enterprise's stands in the public part, an anonymous one's in the private part. */
function nameIn(tree: TreeMapping): string {
  const names = ['public', 'private'].map((part) => {
    const enterprise = (tree[part] as TreeMapping)['enterprise'] as TreeMapping
    return enterprise['name']
  })
  return String(names.find((name) => name !== undefined))
}

function written(kind: 'placement' | 'report', file: string, tree: Tree): GeneratedFile {
  const schema = schemas[kind]
  return { file, text: writeYaml(tree, formTree(schema), { comment: commentsOf(schema), header: [] }) }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz23456789'

function aliasOf(number: number): string {
  let [rest, alias] = [number, '']
  for (let at = 0; at < 6; at++) {
    alias = LETTERS[rest % LETTERS.length] + alias
    rest = Math.floor(rest / LETTERS.length)
  }
  return alias
}

/** Rare characters, other ones in each report: nothing repeats. */
function workOf(number: number, index: number): string {
  const at = (place: number) => 0x4e00 + ((number * 977 + index * 4_801 + place * place * 131) % 20_000)
  return `${Array.from({ length: 60 }, (_, place) => String.fromCharCode(at(place))).join('')}，到厂 ${7 + index} 天。`
}
