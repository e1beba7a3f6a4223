import type { Clause } from '../src/domain/clauses.ts'
import { cycleSchema } from '../src/domain/cycle.ts'
import { formTree, nodeAt } from '../src/domain/form-tree.ts'
import type { Path, Tree } from '../src/domain/tree.ts'
import { unconfirmedComment } from '../src/domain/unconfirmed.ts'
import { validate } from '../src/domain/validate.ts'
import { clauseName } from '../src/text/clause-names.ts'
import { cycleClauses } from '../src/text/cycle-clauses.ts'
import { dotted } from '../src/text/dotted-path.ts'
import { labelAt } from '../src/text/field-names.ts'
import { wordForForm } from '../src/text/findings.ts'
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseForEditing,
  Scalar,
} from '../src/yaml/edit.ts'

/** Something that the new notice must confirm. */
export interface ItemToConfirm {
  path: Path
  /** With its unit. */
  label: string
  clause: string
  /** Value in the last cycle; for a list of mappings, its length. */
  before: string
  /** Value in the new file. */
  proposed: string
}

const form = formTree(cycleSchema)

/** The next year's cycle.yaml, made from the last one: its values are proposals to be confirmed. */
export class NextCycle {
  readonly #document: Document.Parsed
  readonly #from: number
  readonly #to: number
  readonly #openItems = new Map<string, ItemToConfirm>()

  /** `text`: a cycle.yaml without errors, of the year `from`. */
  constructor(text: string, from: number, to: number) {
    this.#document = parseForEditing(text)
    this.#from = from
    this.#to = to
    this.#propose(this.#document.contents, [])
    this.#document.set('year', String(to))
    // Known later than the notice, and never the same again.
    for (const key of ['quota', 'cityReport']) this.#document.delete(key)
    this.#document.set('extensions', this.#document.createNode([]))
    // Who reports, and on which day, is of that year alone.
    this.#document.delete('cityReport')
    this.#document.commentBefore = null
    const { contents } = this.#document
    if (isMap(contents)) {
      const [first] = contents.items
      if (isNode(first?.key)) first.key.commentBefore = null
      contents.commentBefore = [
        ` ${to}年通知中的日期、数字和联系人。`,
        ` 写着“待核对”的是照${from}年推的：对照通知改好，再删去那一处的注释。`,
      ].join('\n')
    }
  }

  /** In the order of the file. */
  get openItems(): readonly ItemToConfirm[] {
    return [...this.#openItems.values()]
  }

  /** Confirms the value in the file. */
  confirm(path: Path): void {
    this.#openItems.delete(path.join('.'))
  }

  /** Writes a confirmed value (list items divided by 、 or commas); returns the problem of an invalid one. */
  write(path: Path, value: string): string | undefined {
    const before = this.#document.getIn(path, true) as Node | undefined
    if (before === undefined || isMap(before) || (isSeq(before) && !before.items.every(isScalar))) {
      return '这一项不能在这里改，请在文件里改。'
    }
    const items = value.split(/[、,，\s]+/).filter(Boolean)
    if (isScalar(before)) this.#document.setIn(path, Object.assign(new Scalar(value), { type: before.type }))
    else this.#document.setIn(path, this.#document.createNode(items))
    const fault = this.#faultAt(path)
    if (fault) this.#document.setIn(path, before)
    else this.confirm(path)
    return fault
  }

  /** The file, with a mark at each open item. */
  text(): string {
    const marked = this.#document.clone()
    for (const { path, clause, before } of this.#openItems.values()) {
      const node = marked.getIn(path, true) as Node
      const mark = unconfirmedComment(`${clause}，${this.#from}年为${before}`)
      if (isScalar(node)) node.comment = mark
      else node.commentBefore = mark
    }
    return marked.toString({ lineWidth: 0 })
  }

  #faultAt(path: Path): string | undefined {
    const { findings } = validate(
      'cycle',
      this.#document.toJS() as Tree,
      `content/cycles/${this.#to}/cycle.yaml`,
    )
    const found = findings.find((each) => path.every((key, at) => each.path[at] === key))
    if (!found) return undefined
    const { problem, repair } = wordForForm(found)
    return problem + repair
  }

  #propose(node: unknown, path: Path): void {
    const clause = path.length > 0 ? this.#clauseOf(path) : undefined
    const before = this.#shown(node, path)
    // Others are shifted item by item on the way down.
    if (clause || isScalar(node)) this.#shift(node, path)
    if (clause) {
      const { label, unit } = labelAt('cycle', path)!
      const item = { path, label: unit ? `${label}（${unit}）` : label, clause: clauseName(clause), before }
      this.#openItems.set(path.join('.'), { ...item, proposed: this.#shown(node, path) })
    } else if (isMap(node)) {
      for (const { key, value } of node.items) this.#propose(value, [...path, String(key)])
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) this.#propose(item, [...path, index])
    }
  }

  #clauseOf(path: Path): Clause | undefined {
    const clause = (cycleClauses as Record<string, Clause | 'stage' | undefined>)[dotted(path)]
    if (clause !== 'stage') return clause
    return this.#document.getIn([...path.slice(0, -1), 'clause']) as Clause
  }

  #shown(node: unknown, path: Path): string {
    if (isScalar(node)) return `${node.value}${labelAt('cycle', path)?.unit ?? ''}`
    if (!isSeq(node)) return ''
    if (node.items.every(isScalar)) return node.items.map(({ value }) => value).join('、')
    // Who confirms a list as a whole sees what was shifted in it.
    const days = node.items.flatMap((item, index) => this.#daysIn(item, [...path, index]))
    return `${node.items.length}项${days.length > 0 ? `（${days.join('、')}）` : ''}`
  }

  #daysIn(node: unknown, path: Path): string[] {
    if (!isMap(node)) return isScalar(node) && this.#isDay(path) ? [String(node.value)] : []
    return node.items.flatMap(({ key, value }) => this.#daysIn(value, [...path, String(key)]))
  }

  #isDay(path: Path): boolean {
    return ['date', 'moment', 'month'].includes(nodeAt(form, path)?.spec.kind ?? '')
  }

  /** Shifts years by the same distance, also in texts and within lists that are confirmed as a whole. */
  #shift(node: unknown, path: Path): void {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) this.#shift(item, [...path, index])
    if (isMap(node)) for (const { key, value } of node.items) this.#shift(value, [...path, String(key)])
    if (!isScalar(node)) return
    const value = String(node.value)
    if (path[0] === 'revenueYear' || path[0] === 'excludeSelectionsOf') node.value = this.#shiftedYear(value)
    else if (this.#isDay(path)) node.value = this.#shiftedDay(value)
    else if (nodeAt(form, path)?.spec.kind === 'text')
      node.value = value.replaceAll(`${this.#from}年`, `${this.#to}年`)
  }

  #shiftedYear(year: string): string {
    return String(Number(year) + this.#to - this.#from)
  }

  /** 2 月 29 日 is the 28th where the year has no such day. */
  #shiftedDay(value: string): string {
    const year = this.#shiftedYear(value.slice(0, 4))
    const isLeap = new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() === 1
    return year + value.slice(4).replace(/^-02-29/, isLeap ? '-02-29' : '-02-28')
  }
}
