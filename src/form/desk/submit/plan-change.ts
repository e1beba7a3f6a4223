import { demandSchema } from '../../../domain/demand.ts'
import { pathOf } from '../../../domain/kinds.ts'
import { type Tree, valueAt } from '../../../domain/tree.ts'
import type { ChangedFile } from '../../../forge/forge.ts'
import { pullRequest as words } from '../../../text/desk.ts'
import { formNameIn } from '../../../text/names.ts'
import { differences } from '../state/differences.ts'
import { filingText, isSameText, textToHandIn } from '../state/entry-text.ts'
import { filingValues, filledFiling, takeFiling } from '../state/filing-tree.ts'
import { codeIn, type DecryptedItem, labelOf, visibleTree } from '../state/item.ts'
import { isSealed, readWhole, type Sealing, type WholeFile } from '../state/seals.ts'

/** The desk's entries and the repository's files. */
export interface Submission {
  year: string
  district: string
  items: readonly DecryptedItem[]
  /** Undefined where it is blank: the repository's file stays. */
  filing: Tree | undefined
  /** The district's entries and its filing in the repository; empty before they are read. */
  existing: readonly { path: string; text: string }[]
  sealing: Sealing | undefined
  /** Whether the item of this key is as it was handed in from this page, which is `decided` then. */
  isSubmitted?: (key: string) => boolean
}

export interface PlannedEntry {
  key: string
  label: string
  id: string
  path: string
  fate: 'new' | 'updated' | 'unchanged'
  /** The file under another name that this one replaces. */
  insteadOf?: string
  /** Of an updated one: labels of what differs from what was there; of the private part, only that it does. */
  changed: string[]
}

export interface ChangePlan {
  entries: PlannedEntry[]
  /** Whether the filing is among the files; `sealed`: what it is to keep cannot be read here. */
  filing: 'none' | 'written' | 'sealed'
  /** Without what is in the repository already. */
  files: ChangedFile[]
}

/**
 * The files of one submission. An enterprise that is in the repository under another name – another alias,
 * or named before and anonymous now – is one enterprise: its file is updated or replaced, never doubled.
 * @throws SealError
 */
export async function planChange(submission: Submission): Promise<ChangePlan> {
  const { items, filing, sealing, year, district, isSubmitted } = submission
  const read = await Promise.all(submission.existing.map((file) => readWhole(file, sealing)))
  const there = read.flatMap(existingEntry)
  const plan: ChangePlan = { entries: [], filing: 'none', files: [] }
  for (const item of items) {
    const { id, replaced } = idFor(item, there)
    const path = pathOf('demand', { year, district, id })
    const before = there.find((entry) => entry.path === path)
    // Sealed once more it would be another text that says nothing new.
    const isThere = before !== undefined && isSubmitted?.(item.key) && item.decided === before.text
    const text = isThere ? before.text : await textFor(item, path, before, sealing)
    const fate =
      before === undefined && replaced.length === 0 ? 'new' : text === before?.text ? 'unchanged' : 'updated'
    const insteadOf = replaced[0]?.path
    const was = before ?? replaced[0]
    plan.entries.push({
      key: item.key,
      label: labelOf(item),
      id,
      path,
      fate,
      ...(insteadOf && { insteadOf }),
      changed: fate === 'updated' && was ? changedLabels(was, item) : [],
    })
    if (text !== before?.text) plan.files.push({ path, text })
    plan.files.push(...replaced.map((entry) => ({ path: entry.path, text: null })))
  }
  if (filing !== undefined) {
    const path = pathOf('filing', { year, district })
    const before = read.find((file) => file.path === path)
    const text = await filingFor(filing, path, before, sealing)
    plan.filing = text === undefined ? 'sealed' : text === before?.text ? 'none' : 'written'
    if (text !== undefined && text !== before?.text) plan.files.push({ path, text })
  }
  return plan
}

function changedLabels({ whole, tree }: ExistingEntry, item: DecryptedItem): string[] {
  const now = visibleTree(item)
  // A sealed part without the key is not compared: it may or may not say the same.
  const isComparable = whole !== undefined && valueAt(now, ['sealed']) === undefined
  const part = (of: Tree | undefined): Tree => ({ public: (valueAt(of, ['public']) ?? '') as Tree })
  const found = isComparable ? differences(whole, now) : differences(part(tree), part(now))
  const labels = found.map(({ path }) =>
    path[0] === 'public' ? formNameIn(demandSchema, 'demand', path) : words.privatePart,
  )
  return [...new Set(labels)]
}

/**
 * The text of the filing: what is left blank stays as it was handed in, and what says nothing new is not written
 * again. Undefined where a private part is to be kept, and cannot be opened.
 * @throws SealError
 */
async function filingFor(
  written: Tree,
  path: string,
  before: WholeFile | undefined,
  sealing: Sealing | undefined,
): Promise<string | undefined> {
  const { tree, whole } = before ?? {}
  const wasSealed = isSealed(tree)
  const kept = whole ?? tree
  const filing = kept ? filledFiling(written, kept) : written
  const hasPrivatePart = valueAt(filing, ['private']) !== undefined
  if (before && kept && filingText(takeFiling(kept)) === filingText(filing)) {
    if (wasSealed || !sealing || !hasPrivatePart) return before.text
  }
  const isLacking = [...filingValues(filing)].some(
    ([name, value]) => name.startsWith('private.') && value === '',
  )
  if (wasSealed && !whole && isLacking) return undefined
  return filingText(sealing && hasPrivatePart ? await sealing.seal(filing, path) : filing)
}

interface ExistingEntry extends Omit<WholeFile, 'read'> {
  id: string
  code: string | undefined
}

function existingEntry({ read, ...file }: WholeFile): ExistingEntry[] {
  if (read?.kind !== 'demand') return []
  const id = read.params.id ?? ''
  return [{ ...file, id, code: codeIn(id, file.whole) }]
}

/** The id that the item's file gets, and the files of the same enterprise that go. */
function idFor(
  item: DecryptedItem,
  there: readonly ExistingEntry[],
): { id: string; replaced: ExistingEntry[] } {
  const code = codeIn(item.id, visibleTree(item))
  const same = there.filter((entry) => code !== undefined && entry.code === code)
  const own = same.find(({ id }) => id === item.id)
  // An alias that is published already is kept: links to the page stay alive.
  const alias = item.id.length === 6 && !own ? same.find(({ id }) => id.length === 6) : undefined
  const id = alias?.id ?? item.id
  return { id, replaced: same.filter((entry) => entry.id !== id) }
}

async function textFor(
  item: DecryptedItem,
  path: string,
  before: ExistingEntry | undefined,
  sealing: Sealing | undefined,
): Promise<string> {
  const tree = item.tree ?? ''
  const whole = visibleTree(item) ?? ''
  // With both parts it is no sealed one, and is not handed in as it is.
  const staysSealed = isSealed(tree) && valueAt(tree, ['private']) === undefined
  // An entry that equals the repository's is not written again in another layout.
  if (before?.whole !== undefined && isSameText(before.whole, whole)) {
    if (isSealed(before.tree) || !sealing) return before.text
  }
  if (!sealing) return textToHandIn(tree, item.text)
  // A seal is bound to one path, so a moved entry is sealed again.
  if (staysSealed && (item.decrypted === undefined || path.endsWith(`/${item.id}.yaml`)))
    return textToHandIn(tree, item.text)
  return textToHandIn(await sealing.seal(whole, path), undefined)
}

/** How many of each. */
export function countFates(entries: readonly PlannedEntry[]): Record<PlannedEntry['fate'], number> {
  const count = (fate: PlannedEntry['fate']) => entries.filter((entry) => entry.fate === fate).length
  return { new: count('new'), updated: count('updated'), unchanged: count('unchanged') }
}
