import { clear, createStore, del, entries, set, type UseStore } from 'idb-keyval'
import type { Tree } from '../../../domain/tree.ts'
import { SharedPlace } from '../../entry/shared-place.ts'
import type { HandedFile } from './handed-in.ts'
import type { DeskItem } from './item.ts'
import type { DeskNotes } from './overview.ts'

/** What the desk keeps on the device, in the browser's own database; nothing of it is ever sent by this. */
export interface Kept {
  items: DeskItem[]
  /** By year and district. */
  filings: Map<string, Tree>
  district: string
  /** The zip of last time, by year and district. */
  handed?: Map<string, readonly HandedFile[]>
  /** By year and district. */
  notes?: Map<string, DeskNotes>
  /** What follows the collection, from the zip of last time, and what is not handed in yet; by year and district. */
  followUpFiles?: Map<string, readonly HandedFile[]>
  changes?: Map<string, readonly PendingChange[]>
}

/** A file that was added or changed here. What the site seals is sealed here too. */
export interface PendingChange {
  path: string
  tree: Tree
  /** The text over which it was made; absent where there was no file. */
  over?: string
}

/** Where things are kept; without it (private windows, a full disk) the desk works, and says so. */
export class DeskStore {
  #store: UseStore | undefined
  readonly #onFailure: () => void
  readonly #onStale: () => void
  /** Another mark with each writing: a window whose mark is old has not seen what another one stored. */
  readonly #mark: SharedPlace

  constructor(
    onFailure: () => void,
    onStale: () => void = () => {},
    mark = new SharedPlace('keji-fuzong/desk/mark'),
  ) {
    this.#onFailure = onFailure
    this.#onStale = onStale
    this.#mark = mark
  }

  get isStale(): boolean {
    return this.#mark.isStale
  }

  /** What this window has counts: its entries are written over the other's, whose others stay. */
  async takeOver(kept: Kept): Promise<void> {
    const { items, filings, district, handed, notes, followUpFiles, changes } = kept
    this.#mark.look()
    for (const item of items) await this.keep(item)
    for (const [folder, tree] of filings) await this.keepFiling(folder, tree)
    for (const [folder, files] of handed ?? []) await this.keepHanded(folder, files)
    for (const [folder, noted] of notes ?? []) await this.keepNotes(folder, noted)
    for (const [place, files] of followUpFiles ?? []) await this.keepFollowUpFiles(place, files)
    for (const [place, changed] of changes ?? []) await this.keepChanges(place, changed)
    if (district) await this.keepDistrict(district)
  }

  async load(): Promise<Kept> {
    const kept: Kept = { items: [], filings: new Map(), district: '' }
    this.#mark.look()
    const rows = await this.#try((store) => entries<string, unknown>(store))
    for (const [key, value] of rows ?? []) {
      if (key === 'district') kept.district = String(value)
      else if (key.startsWith('item:')) kept.items.push(value as DeskItem)
      else if (key.startsWith('notes:')) {
        kept.notes ??= new Map()
        kept.notes.set(key.slice('notes:'.length), value as DeskNotes)
      } else if (key.startsWith('handed:')) {
        kept.handed ??= new Map()
        kept.handed.set(key.slice('handed:'.length), value as HandedFile[])
      } else if (key.startsWith('follow-up:')) {
        kept.followUpFiles ??= new Map()
        kept.followUpFiles.set(key.slice('follow-up:'.length), value as HandedFile[])
      } else if (key.startsWith('changes:')) {
        kept.changes ??= new Map()
        kept.changes.set(key.slice('changes:'.length), value as PendingChange[])
      } else if (key.startsWith('filing:')) kept.filings.set(key.slice('filing:'.length), value as Tree)
    }
    // Keys begin with the time at which the item was added.
    kept.items.sort((a, b) => (a.key < b.key ? -1 : 1))
    return kept
  }

  /** Never stores the decrypted entry, even if the item has one. */
  async keep(item: DeskItem & { decrypted?: unknown }): Promise<void> {
    const { decrypted: _, ...kept } = item
    await this.#write((store) => set(`item:${item.key}`, kept, store))
  }

  async remove(key: string): Promise<void> {
    await this.#write((store) => del(`item:${key}`, store))
  }

  async keepFiling(folder: string, tree: Tree): Promise<void> {
    await this.#write((store) => set(`filing:${folder}`, tree, store))
  }

  async keepNotes(folder: string, notes: DeskNotes): Promise<void> {
    await this.#write((store) => set(`notes:${folder}`, notes, store))
  }

  async keepHanded(folder: string, files: readonly HandedFile[]): Promise<void> {
    await this.#write((store) => set(`handed:${folder}`, files, store))
  }

  async keepFollowUpFiles(place: string, files: readonly HandedFile[]): Promise<void> {
    await this.#write((store) => set(`follow-up:${place}`, files, store))
  }

  async keepChanges(place: string, changes: readonly PendingChange[]): Promise<void> {
    const key = `changes:${place}`
    await this.#write((store) => (changes.length > 0 ? set(key, changes, store) : del(key, store)))
  }

  async removeFiling(folder: string): Promise<void> {
    await this.#write((store) => del(`filing:${folder}`, store))
  }

  async keepDistrict(slug: string): Promise<void> {
    await this.#write((store) => set('district', slug, store))
  }

  async clear(): Promise<void> {
    await this.#write((store) => clear(store))
  }

  /** Writes nothing over what another window has stored since: a person chooses first. */
  async #write(work: (store: UseStore) => Promise<void>): Promise<void> {
    if (this.#mark.isStale) return this.#onStale()
    this.#mark.put(`${Date.now()} ${Math.random()}`)
    await this.#try(work)
  }

  async #try<T>(work: (store: UseStore) => Promise<T>): Promise<T | undefined> {
    try {
      this.#store ??= createStore('keji-fuzong-desk', 'kept')
      return await work(this.#store)
    } catch {
      this.#onFailure()
      return undefined
    }
  }
}
