import { chinaDay } from '../../../domain/china-day.ts'
import { pathOf } from '../../../domain/kinds.ts'
import { type LastReview, lastReviewSchema } from '../../../domain/last-review.ts'
import { isMapping, type Tree, type TreeMapping, withoutEmpty } from '../../../domain/tree.ts'
import type { ChangedFile } from '../../../forge/forge.ts'
import type { Key } from '../../../sealed/key.ts'
import type { SealFault } from '../../../sealed/seal-error.ts'
import { setAt } from '../../entry/answers.ts'
import { type CheckedDesk, checkDesk } from './check-desk.ts'
import type { Comparison } from './comparison.ts'
import type { DeskContext } from './context.ts'
import { type HandedFile, type HandedIn, handedFiles, handedItems } from './handed-in.ts'
import {
  type DecryptedItem,
  type DeskItem,
  labelOf,
  type Origin,
  type ReadEntry,
  visibleTree,
} from './item.ts'
import { originQuestion, signKey } from './other-district.ts'
import { type DeskNotes, noNotes } from './overview.ts'
import { decryptAll, isSealed, seal } from './seals.ts'
import type { DeskStore, Kept } from './store.ts'
import { decisionOn } from './versions.ts'

/**
 * What is on the desk, in memory and on the device; views listen to `change`, those that hold something back to `cleared`, one to `review`. Everything that is shown
 * comes from here, and everything that somebody does goes through here.
 */
export class Desk extends EventTarget {
  readonly known: DeskContext
  readonly comparison: Comparison
  readonly #store: DeskStore
  readonly #filings: Map<string, Tree>
  readonly #notes: Map<string, DeskNotes>
  /** Of all districts that this device has worked for. */
  #items: DecryptedItem[]
  /** Of the district that is chosen; the same list until something changes. */
  #own: readonly DecryptedItem[] = []
  #district: string
  #key: Key | undefined
  #checked: CheckedDesk | undefined
  #lastReview: LastReview | undefined
  /** What each district has handed in, by its slug. */
  readonly #handed = new Map<string, HandedIn>()
  /** Keys of items that were handed in as they are. */
  #submitted = new Set<string>()
  /** Left on the device by another year's desk. */
  readonly otherYears: number

  constructor(known: DeskContext, kept: Kept, store: DeskStore, comparison: Comparison) {
    super()
    this.known = known
    this.comparison = comparison
    comparison.addEventListener('change', () => this.#changed())
    this.#store = store
    this.#filings = kept.filings
    this.#notes = kept.notes ?? new Map()
    this.#items = kept.items.filter(({ year }) => year === this.year)
    this.otherYears = kept.items.length - this.#items.length
    for (const [place, files] of kept.handed ?? []) {
      const [year, slug = ''] = place.split('/')
      if (year === this.year) this.#handed.set(slug, { from: 'zip', items: handedItems(files, year, slug) })
    }
    this.#district = known.districts.some(({ slug }) => slug === kept.district) ? kept.district : ''
    this.#own = this.#ofDistrict()
    this.#compare()
  }

  get year(): string {
    return String(this.known.cycle.year)
  }

  get seals(): boolean {
    return this.known.site.privatePart === 'sealed'
  }

  get key(): Key | undefined {
    return this.#key
  }

  get district() {
    return this.known.districts.find(({ slug }) => slug === this.#district)
  }

  set districtSlug(slug: string) {
    if (slug === this.#district) return
    this.#district = slug
    // A sealed part is bound to one district's folder.
    this.#items = this.#items.map(({ decrypted: _, ...item }) => item)
    void this.#store.keepDistrict(slug)
    this.#changed()
    if (this.#key) void this.decrypt(this.#key)
  }

  get items(): readonly DecryptedItem[] {
    return this.#own
  }

  /** What this window would store, of every district. */
  get kept(): Kept {
    const handed = [...this.#handed].flatMap(([slug, { from, items }]) =>
      from === 'zip' ? [[`${this.year}/${slug}`, handedFiles(items)] as const] : [],
    )
    return {
      items: this.#items,
      filings: this.#filings,
      district: this.#district,
      handed: new Map(handed),
      notes: this.#notes,
    }
  }

  #ofDistrict(): DecryptedItem[] {
    return this.#items.filter(({ district }) => district === this.#district)
  }

  get checked(): CheckedDesk {
    const filing = { tree: this.filingDraft, given: this.filing !== undefined }
    const known = { ...this.known, published: this.comparison.published }
    this.#checked ??= checkDesk(
      { district: this.#district, items: this.#own, handed: this.handedIn?.items ?? [], filing },
      known,
      chinaDay(Date.now()),
    )
    return this.#checked
  }

  /** What the district has handed in before; undefined while nobody has read it. */
  get handedIn(): HandedIn | undefined {
    return this.#handed.get(this.#district)
  }

  /** Takes what the host, or the zip of last time, has of the district; a zip is kept on the device. */
  async takeHandedIn(from: HandedIn['from'], files: readonly HandedFile[]): Promise<number> {
    const items = handedItems(files, this.year, this.#district)
    // Another district's zip, or another year's, takes nothing away.
    if (from === 'zip' && items.length === 0) return 0
    this.#handed.set(this.#district, { from, items })
    if (from === 'zip') await this.#store.keepHanded(this.#filingPlace, files)
    this.#changed()
    if (this.#key) await this.decrypt(this.#key)
    return items.length
  }

  /** This one counts: over what was handed in, or over the other one on the desk, which goes. */
  async useNew(key: string): Promise<void> {
    const question = this.checked.items
      .find(({ item }) => item.key === key)
      ?.questions.find(({ kind }) => kind === 'versions')
    if (question?.kind !== 'versions') return
    if (question.where === 'desk') {
      // What counted over what was handed in is counted over by this one.
      const { decided } = this.#find(question.other)
      if (decided !== undefined) await this.#replace({ ...this.#find(key), decided })
      this.remove(question.other)
      return
    }
    const other = this.handedIn?.items.find((each) => each.key === question.other)
    if (other) await this.#replace({ ...this.#find(key), decided: decisionOn(other) })
  }

  /** What the clerk has noted for this district. */
  get notes(): DeskNotes {
    return this.#notes.get(this.#filingPlace) ?? noNotes
  }

  set notes(notes: DeskNotes) {
    this.#notes.set(this.#filingPlace, notes)
    void this.#store.keepNotes(this.#filingPlace, notes)
    this.#changed()
  }

  get lastReview(): LastReview | undefined {
    return this.#lastReview
  }

  /** What the site, or the host, says of the last review; what is no note counts as none. */
  noteReview(note: unknown): void {
    const { data } = lastReviewSchema.safeParse(note)
    if (!data) return
    this.#lastReview = data
    this.dispatchEvent(new Event('review'))
  }

  /** All that is here was compared with all that is published; nothing is handed in before. */
  get isCompared(): boolean {
    return this.#own.length === 0 || this.comparison.state === 'whole'
  }

  /** Not handed in yet, of every district. */
  get waiting(): readonly DecryptedItem[] {
    return this.#items.filter(({ key }) => !this.#submitted.has(key))
  }

  isSubmitted(key: string): boolean {
    return this.#submitted.has(key)
  }

  /** What is written in the filing; undefined while that is nothing but the office's own name. */
  get filing(): Tree | undefined {
    const tree = this.#filings.get(this.#filingPlace)
    const publicPart = isMapping(tree) && isMapping(tree['public']) ? Object.keys(tree['public']) : []
    const privatePart = isMapping(tree) ? tree['private'] : undefined
    return publicPart.some((key) => key !== 'unit') || privatePart !== undefined ? tree : undefined
  }

  /** As the fields show it. */
  get filingDraft(): Tree {
    const unit = this.district?.office ?? ''
    return this.#filings.get(this.#filingPlace) ?? { public: { unit } }
  }

  set filingDraft(tree: Tree) {
    this.#filings.set(this.#filingPlace, tree)
    void this.#store.keepFiling(this.#filingPlace, tree)
    this.#changed()
  }

  /** Stores the filing while somebody is typing; it is checked when the field loses the focus. */
  keepFilingDraft(tree: Tree): void {
    void this.#store.keepFiling(this.#filingPlace, tree)
  }

  get #filingPlace(): string {
    return `${this.year}/${this.#district}`
  }

  /** Adds entries, except exact duplicates. Returns those that were added. */
  async add(entries: readonly ReadEntry[], origin: Origin): Promise<readonly ReadEntry[]> {
    const said = (entry: ReadEntry) => JSON.stringify([entry.id, entry.text, entry.tree])
    const here = new Set(this.#own.map(said))
    const fresh = entries.filter((entry) => !here.has(said(entry)))
    const items = fresh.map((entry): DeskItem => {
      const receivedAt = Date.now()
      const at = { year: this.year, district: this.#district, receivedAt }
      return { ...entry, ...at, key: nextKey(), origin, mended: false }
    })
    this.#items = [...this.#items, ...items]
    for (const item of items) await this.#store.keep(item)
    this.#changed()
    if (this.#key) await this.decrypt(this.#key)
    return items
  }

  /**
   * Replaces the entry by its edited version. A sealed entry stays sealed on the device.
   * @throws SealError
   */
  async mend(key: string, id: string, tree: Tree): Promise<void> {
    const item = this.#find(key)
    const { text: _, ...kept } = item
    const fresh = { ...kept, id, tree: withoutEmpty(tree), reading: [], mended: true }
    if (!isSealed(item.tree)) return this.#replace(fresh)
    const file = pathOf('demand', { year: this.year, district: this.#district, id })
    const sealed = await seal(tree, file, this.#district, this.known.site)
    await this.#replace({ ...fresh, tree: sealed, decrypted: withoutEmpty(tree) })
  }

  /** Another id for the same content. */
  async rename(key: string, id: string): Promise<void> {
    const { decrypted, ...item } = this.#find(key)
    if (decrypted !== undefined) return this.mend(key, id, decrypted)
    await this.#replace({ ...item, id })
    // A sealed part is bound to one file name: with the right one it can be decrypted.
    if (this.#key && isSealed(item.tree)) await this.decrypt(this.#key)
  }

  /** Writes into an anonymous entry who has compared its code with the licence. @throws SealError */
  async verifyCode(key: string, codeVerified: { by: string; on: string }): Promise<void> {
    const item = this.#find(key)
    const tree = structuredClone(visibleTree(item)!) as TreeMapping
    setAt(tree, ['private', 'enterprise', 'codeVerified'], codeVerified)
    await this.mend(key, item.id, tree)
  }

  /** Somebody has said that the entry is this district's, whatever else it names. */
  async confirmOrigin(key: string): Promise<void> {
    const item = this.#find(key)
    const question = originQuestion(item, this.district, this.known.districts)
    const confirmed = [...(item.confirmed ?? []), ...(question?.signs ?? []).map(signKey)]
    await this.#replace({ ...item, confirmed })
  }

  /** Replaces the text of an entry that could not be read. */
  async rewrite(key: string, entry: ReadEntry): Promise<void> {
    const { text: _, tree: __, ...item } = this.#find(key)
    await this.#replace({ ...item, ...entry, mended: true })
  }

  remove(key: string): DecryptedItem {
    const item = this.#find(key)
    this.#items = this.#items.filter((each) => each !== item)
    void this.#store.remove(key)
    this.#changed()
    return item
  }

  async putBack(item: DecryptedItem): Promise<void> {
    this.#items = [...this.#items, item].sort((a, b) => (a.key < b.key ? -1 : 1))
    await this.#store.keep(item)
    this.#changed()
  }

  get sealedCount(): number {
    return this.#own.filter(({ tree, decrypted }) => isSealed(tree) && decrypted === undefined).length
  }

  /** As `decrypt`; the faults by what their items are called. */
  async open(key: Key): Promise<{ decrypted: number; faults: { label: string; fault: SealFault }[] }> {
    const { decrypted, faults } = await this.decrypt(key)
    const named = [...faults].map(([of, fault]) => {
      const item = this.#own.find((each) => each.key === of)
      return { label: item ? labelOf(item) : '', fault }
    })
    return { decrypted, faults: named }
  }

  /** Remembers the key and decrypts items; returns why others stay sealed, by item. */
  async decrypt(key: Key): Promise<{ decrypted: number; faults: Map<string, SealFault> }> {
    this.#key = key
    const district = this.#district
    const handed = this.handedIn
    const all = [...this.#own, ...(handed?.items ?? [])]
    const at = { year: this.year, district: this.#district }
    const files = all.map((item) => ({ ...item, file: pathOf('demand', { ...at, id: item.id }) }))
    const { trees, faults } = await decryptAll(files, key)
    const withTree = (item: DecryptedItem) => {
      const decrypted = trees.get(item.key)
      return decrypted === undefined ? item : { ...item, decrypted }
    }
    this.#items = this.#items.map(withTree)
    if (handed) this.#handed.set(district, { ...handed, items: handed.items.map(withTree) })
    this.#changed()
    return { decrypted: trees.size, faults }
  }

  /** Removes the key and every decrypted entry from memory. */
  close(): void {
    this.#key = undefined
    const closed = ({ decrypted: _, ...item }: DecryptedItem) => item
    this.#items = this.#items.map(closed)
    for (const [slug, handed] of this.#handed) {
      this.#handed.set(slug, { ...handed, items: handed.items.map(closed) })
    }
    this.#changed()
  }

  /**
   * They are in the repository now: they leave the device, and stay to be seen until the page is closed.
   * What was changed meanwhile is kept.
   */
  async wasHandedIn(
    items: readonly DecryptedItem[],
    filing: Tree | undefined,
    { texts, files }: { texts: ReadonlyMap<string, string>; files: readonly ChangedFile[] },
  ): Promise<void> {
    this.#handed.set(this.#district, this.#withFiles(files))
    for (const { key } of items.filter((item) => this.#items.includes(item))) {
      this.#submitted.add(key)
      await this.#store.remove(key)
    }
    this.#items = this.#items.map((item) => {
      const decided = items.includes(item) ? texts.get(item.key) : undefined
      return decided === undefined ? item : { ...item, decided }
    })
    if (filing !== undefined && filing === this.filing) await this.#store.removeFiling(this.#filingPlace)
    this.#changed()
  }

  /** What is handed in now: what was, with the files of this change. */
  #withFiles(files: readonly ChangedFile[]): HandedIn {
    const changed = new Set(files.map(({ path }) => `handed:${path}`))
    const kept = (this.handedIn?.items ?? []).filter(({ key }) => !changed.has(key))
    const fresh = files.flatMap(({ path, text }) => (text === null ? [] : [{ path, text, merged: false }]))
    return { from: 'host', items: [...kept, ...handedItems(fresh, this.year, this.#district)] }
  }

  async clear(): Promise<void> {
    this.#items = []
    this.#filings.clear()
    this.#notes.clear()
    this.#handed.clear()
    this.#submitted.clear()
    this.#key = undefined
    await this.#store.clear()
    if (this.#district) await this.#store.keepDistrict(this.#district)
    this.dispatchEvent(new Event('cleared'))
    this.#changed()
  }

  #find(key: string): DecryptedItem {
    const item = this.#items.find((each) => each.key === key)
    if (!item) throw new Error(`No item ${key}`)
    return item
  }

  async #replace(item: DecryptedItem): Promise<void> {
    this.#items = this.#items.map((each) => (each.key === item.key ? item : each))
    this.#submitted.delete(item.key)
    await this.#store.keep(item)
    this.#changed()
  }

  #changed(): void {
    this.#checked = undefined
    this.#own = this.#ofDistrict()
    this.dispatchEvent(new Event('change'))
    this.#compare()
  }

  /** Nothing is loaded for an empty desk; what has failed is for a person to try again. */
  #compare(): void {
    if (this.#own.length > 0 && this.comparison.state === 'unasked') void this.comparison.load()
  }
}

let count = 0

/** Sorts by the time it was made, across visits. */
function nextKey(): string {
  count += 1
  return `${Date.now().toString(36).padStart(9, '0')}-${count.toString(36).padStart(5, '0')}`
}
