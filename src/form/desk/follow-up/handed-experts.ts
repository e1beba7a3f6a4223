import {
  type HandedExpert,
  type HandedMatch,
  type HandOver,
  readHandOver,
} from '../../../domain/district-experts.ts'
import { decrypt } from '../../../sealed/age-file.ts'
import { handed as text } from '../../../text/handed-experts.ts'
import { sealFaultWords } from '../views/faults.ts'
import type { DistrictFiles } from './district-files.ts'

/** An expert who is offered, with the sentences that speak for him. */
export interface OfferedExpert {
  expert: HandedExpert
  isTarget: boolean
  pairs: HandedMatch['pairs']
}

/** More than 300 experts with their whole texts. */
const MAX_BYTES = 8 * 1024 * 1024

/** The experts whom the bureau has handed to the district; in memory only, and let go with the key or the district. */
export class HandedExperts extends EventTarget {
  readonly #followUp: DistrictFiles
  #handOver: HandOver | undefined
  /** The key has opened it: without the key it goes. */
  #wasSealed = false

  constructor(followUp: DistrictFiles) {
    super()
    this.#followUp = followUp
    followUp.addEventListener('change', () => {
      const isLocked = this.#wasSealed && !followUp.key
      if (this.#handOver && (isLocked || !this.#isOwn(this.#handOver))) this.#keep(undefined)
    })
    followUp.desk.addEventListener('cleared', () => this.#keep(undefined))
  }

  /** What to say of a file that was dropped. */
  async take(file: File): Promise<string> {
    const read = await this.#read(file)
    if (typeof read === 'string') return read
    const { district } = this.#followUp.desk
    if (!this.#isOwn(read)) return text.foreign(file.name, district?.name ?? '', this.#followUp.year)
    this.#wasSealed = isAgeFile(file)
    this.#keep(read)
    return text.took(read.experts.length, read.demands.length)
  }

  /** Undefined where nothing was handed over, or not for this demand. */
  offeredFor(demand: string): { sameIndustry: OfferedExpert[]; otherIndustry: OfferedExpert[] } | undefined {
    const found = this.#handOver?.demands.find(({ id }) => id === demand)
    if (!found) return undefined
    return {
      sameIndustry: this.#offered(found.sameIndustry),
      otherIndustry: this.#offered(found.otherIndustry),
    }
  }

  #offered(matches: readonly HandedMatch[]): OfferedExpert[] {
    return matches.flatMap(({ expert: id, isTarget, pairs }) => {
      const expert = this.#handOver?.experts.find((each) => each.id === id)
      return expert ? [{ expert, isTarget, pairs }] : []
    })
  }

  async #read(file: File): Promise<HandOver | string> {
    if (file.size > MAX_BYTES) return text.noFile(file.name)
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (!isAgeFile(file)) return handOverIn(bytes) ?? text.noFile(file.name)
    const { key } = this.#followUp
    if (!key) return text.noKey(file.name)
    try {
      return handOverIn(await decrypt(bytes, key)) ?? text.noFile(file.name)
    } catch (error) {
      const words = sealFaultWords(error)
      if (words === undefined) throw error
      return words
    }
  }

  #isOwn({ year, district }: HandOver): boolean {
    const { place } = this.#followUp
    return year === place.year && district === place.district
  }

  #keep(handOver: HandOver | undefined): void {
    this.#handOver = handOver
    this.dispatchEvent(new Event('change'))
  }
}

const isAgeFile = ({ name }: File) => /\.age$/i.test(name)
const handOverIn = (bytes: Uint8Array) => readHandOver(new TextDecoder().decode(bytes))
