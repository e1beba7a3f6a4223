import type { Cycle } from '../../../domain/cycle.ts'
import { classify } from '../../../domain/kinds.ts'
import type { Tree } from '../../../domain/tree.ts'
import type { ChangedFile } from '../../../forge/forge.ts'
import type { Key } from '../../../sealed/key.ts'
import { readContentFile } from '../../../yaml/content-file.ts'
import { loadJson } from '../state/context.ts'
import type { Desk } from '../state/desk.ts'
import { fileText } from '../state/entry-text.ts'
import type { HandedFile, HandedIn } from '../state/handed-in.ts'
import { isSealed, seal } from '../state/seals.ts'
import type { DeskStore, Kept, PendingChange } from '../state/store.ts'
import type { Locked, Opened } from '../views/view-key.ts'
import { type FollowUpState, followUpState } from './follow-up-state.ts'
import { OpenedTrees } from './opened-trees.ts'
import { isOfPlace, type KindWritten, type Place } from './places.ts'

/** Files of one district and year, and where they were read. */
export interface KnownFiles {
  from: HandedIn['from']
  files: readonly HandedFile[]
}

/**
 * What follows the collection, for the district of the desk: the files as they are handed in, and changes of them that are
 * kept on the device until they are handed in too. The tasks listen to `change`, and do everything through here.
 */
export class DistrictFiles extends EventTarget implements Locked {
  readonly desk: Desk
  /** The newest first. */
  readonly cycles: readonly Cycle[]
  readonly #store: DeskStore
  #year = ''
  readonly #known = new Map<string, KnownFiles>()
  readonly #pending: Map<string, readonly PendingChange[]>
  readonly #opened = new OpenedTrees()
  #state: FollowUpState | undefined
  /** As this last looked. */
  #usedKey: Key | undefined
  #usedDistrict: string | undefined

  constructor(desk: Desk, cycles: readonly Cycle[], store: DeskStore, kept: Kept) {
    super()
    this.desk = desk
    this.cycles = cycles
    this.#store = store
    this.#pending = new Map(kept.changes)
    for (const [place, files] of kept.followUpFiles ?? []) this.#known.set(place, { from: 'zip', files })
    // Where something is kept that is not handed in yet, or else was dropped; without any, the newest.
    const first =
      cycles.find(({ year }) => this.pendingIn(String(year)) > 0) ??
      cycles.find(({ year }) => this.#known.has(this.#folderIn(String(year)))) ??
      cycles[0]
    this.#year = String(first?.year ?? desk.year)
    this.#usedDistrict = this.place.district
    desk.addEventListener('change', () => void this.#deskChanged())
    desk.addEventListener('cleared', () => this.#forget())
  }

  get year(): string {
    return this.#year
  }

  set year(year: string) {
    this.#year = year
    this.#changed()
    if (this.key) void this.#decrypt(this.key)
  }

  get cycle(): Cycle | undefined {
    return this.cycles.find(({ year }) => String(year) === this.#year)
  }

  get place(): Place {
    return { year: this.#year, district: this.desk.district?.slug ?? '' }
  }

  get #folder(): string {
    return this.#folderIn(this.#year)
  }

  #folderIn(year: string): string {
    return `${year}/${this.desk.district?.slug ?? ''}`
  }

  /** Undefined while nobody has read anything. */
  get known(): KnownFiles | undefined {
    return this.#known.get(this.#folder)
  }

  /** Not handed in yet. */
  get pending(): readonly PendingChange[] {
    return this.#pending.get(this.#folder) ?? []
  }

  pendingOf(kind: KindWritten): PendingChange[] {
    return this.pending.filter(({ path }) => classify(path).kind === kind)
  }

  /** How many wait in another year. */
  pendingIn(year: string): number {
    return this.#pending.get(this.#folderIn(year))?.length ?? 0
  }

  get state(): FollowUpState {
    this.#state ??= this.#stateOf(this.pending)
    return this.#state
  }

  /** As `state`, with this file as it would be. */
  stateWith(path: string, tree: Tree): FollowUpState {
    return this.#stateOf([...this.pending.filter((each) => each.path !== path), { path, tree }])
  }

  #stateOf(pending: readonly PendingChange[]): FollowUpState {
    const files = { ...this.place, known: this.known?.files ?? [], pending, wholeOf: this.wholeOf }
    return followUpState(files, this.desk.known, this.cycles, new Date().toISOString())
  }

  /** The whole tree of a file, where it is plain or the key has opened it. */
  readonly wholeOf = (path: string, tree: Tree): Tree | undefined => this.#opened.wholeOf(path, tree)

  /** The file as it stands here: changed, or as it was handed in; undefined where it is not there, or sealed still. */
  treeOf(path: string): Tree | undefined {
    const tree = this.pending.find((each) => each.path === path)?.tree ?? this.#handedTree(path)
    return tree === undefined ? undefined : this.wholeOf(path, tree)
  }

  #handed(path: string): HandedFile | undefined {
    return this.known?.files.find((file) => file.path === path)
  }

  #handedTree(path: string): Tree | undefined {
    const file = this.#handed(path)
    return file && readContentFile(path, new TextEncoder().encode(file.text))?.tree
  }

  /** Takes what the host, or a zip, has; a zip is kept on the device, and a second one adds to it. */
  async takeFiles(from: KnownFiles['from'], files: readonly HandedFile[]): Promise<number> {
    const own = files.filter(({ path }) => isOfPlace(classify(path), this.place))
    if (own.length === 0 && from === 'zip') return 0
    const before = from === 'zip' && this.known?.from === 'zip' ? this.known.files : []
    const paths = new Set(own.map(({ path }) => path))
    const all = [...before.filter(({ path }) => !paths.has(path)), ...own]
    this.#known.set(this.#folder, { from, files: all })
    if (from === 'zip') await this.#store.keepFollowUpFiles(this.#folder, all)
    this.#changed()
    if (this.key) await this.#decrypt(this.key)
    return own.length
  }

  /** Adds a file, or changes one; what says the same as what was handed in is no change. @throws SealError */
  async put(kind: KindWritten, path: string, tree: Tree): Promise<void> {
    const handed = this.#handed(path)
    const before = this.#handedTree(path)
    const whole = before === undefined ? undefined : this.wholeOf(path, before)
    if (whole !== undefined && fileText(kind, whole) === fileText(kind, tree)) return this.undo(path)
    const change = { path, tree, ...(handed && { over: handed.text }) }
    const kept = await this.#sealed(change, this.place.district)
    await this.#keep([...this.pending.filter((each) => each.path !== path), kept])
  }

  async #sealed(change: PendingChange, district: string): Promise<PendingChange> {
    if (!this.seals || isSealed(change.tree)) return change
    const tree = await seal(change.tree, change.path, district, this.desk.known.site)
    this.#opened.put(change.path, tree, change.tree)
    return { ...change, tree }
  }

  /** What was kept before the site sealed. @throws SealError */
  async sealKept(): Promise<void> {
    for (const [folder, changes] of this.#pending) {
      if (!this.seals || changes.every(({ tree }) => isSealed(tree))) continue
      const [, district = ''] = folder.split('/')
      const sealed = await Promise.all(changes.map((change) => this.#sealed(change, district)))
      this.#pending.set(folder, sealed)
      await this.#store.keepChanges(folder, sealed)
    }
  }

  /** As it was before it was changed here. */
  async undo(path: string): Promise<void> {
    await this.#keep(this.pending.filter((each) => each.path !== path))
  }

  /** Somebody else has changed the file since it was changed here: a person chooses first. */
  isOvertaken({ path, over, tree }: PendingChange): boolean {
    if (!this.known) return false
    const text = this.#handed(path)?.text
    const { kind } = classify(path)
    return text !== over && (text === undefined || !kind || text !== fileText(kind, tree))
  }

  /** This window's change counts. */
  async useOwn(path: string): Promise<void> {
    const text = this.#handed(path)?.text
    const changes = this.pending.map(({ over: _, ...change }) =>
      change.path === path ? { ...change, ...(text !== undefined && { over: text }) } : change,
    )
    await this.#keep(changes)
  }

  /** They are in the repository now. What was changed meanwhile is kept. */
  async wereHandedIn(changes: readonly PendingChange[], files: readonly ChangedFile[]): Promise<void> {
    const paths = new Set(files.map(({ path }) => path))
    const fresh = files.flatMap(({ path, text }) => (text === null ? [] : [{ path, text, merged: false }]))
    const kept = (this.known?.files ?? []).filter(({ path }) => !paths.has(path))
    this.#known.set(this.#folder, { from: this.known?.from ?? 'host', files: [...kept, ...fresh] })
    if (this.known?.from === 'zip') await this.#store.keepFollowUpFiles(this.#folder, this.known.files)
    await this.#keep(this.pending.filter((change) => !changes.includes(change)))
  }

  async #keep(changes: readonly PendingChange[]): Promise<void> {
    this.#pending.set(this.#folder, changes)
    await this.#store.keepChanges(this.#folder, changes)
    this.#changed()
  }

  /** What this window would store. */
  get kept(): Pick<Kept, 'followUpFiles' | 'changes'> {
    const zips = [...this.#known].flatMap(([place, { from, files }]) =>
      from === 'zip' ? [[place, files] as const] : [],
    )
    return { followUpFiles: new Map(zips), changes: this.#pending }
  }

  get seals(): boolean {
    return this.desk.seals
  }

  get key(): Key | undefined {
    return this.desk.key
  }

  get sealedCount(): number {
    return Object.values(this.state.counts).reduce((sum, { sealed }) => sum + sealed, 0)
  }

  /** The key is the desk's: what it holds is opened as well. */
  async open(key: Key): Promise<Opened> {
    this.#usedKey = key
    await this.desk.decrypt(key)
    return this.#decrypt(key)
  }

  close(): void {
    this.#opened.clear()
    this.desk.close()
  }

  async #decrypt(key: Key): Promise<Opened> {
    const handed = (this.known?.files ?? []).map(({ path }) => ({ path, tree: this.#handedTree(path) }))
    const opened = await this.#opened.open([...this.pending, ...handed], key)
    this.#changed()
    return opened
  }

  /** Another district, or another key. */
  async #deskChanged(): Promise<void> {
    const { key } = this
    const { district } = this.place
    if (key === this.#usedKey && district === this.#usedDistrict) return
    this.#usedKey = key
    this.#usedDistrict = district
    if (!key) this.#opened.clear()
    this.#changed()
    if (key) await this.#decrypt(key)
  }

  #forget(): void {
    this.#known.clear()
    this.#pending.clear()
    this.#opened.clear()
    this.#changed()
  }

  #changed(): void {
    this.#state = undefined
    this.dispatchEvent(new Event('change'))
  }
}

/** Loads the cycles of all years; rejects where the network does not give them. */
export async function openDistrictFiles(desk: Desk, store: DeskStore, kept: Kept): Promise<DistrictFiles> {
  const files = new DistrictFiles(desk, await loadJson<Cycle[]>(desk.known.cyclesAt), store, kept)
  await files.sealKept()
  return files
}
