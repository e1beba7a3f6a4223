import { comparableName, comparablePerson, plainCharacters, withoutSigns } from '../compared-names.ts'
import type { Entry } from '../ledger.ts'
import { personalNumbersIn } from '../personal-data.ts'
import { placeWords } from '../site.ts'
import { textsIn } from '../texts.ts'
import { entryRule } from './rule.ts'

/** 隐私: content that a published text must not have. */

const OWN_NAME = 'public.enterprise.name'

export const personalDataInPublic = entryRule('personal-data-in-public', function* (entry, { site }) {
  const names = privateNames(entry)
  const phones = privatePhones(entry)
  const ownName = coreOf(entry.partial.public?.enterprise?.name ?? '', placeWords(site))
  for (const { path, text } of publicTexts(entry)) {
    const half = plainCharacters(text)
    const revealsName = path.join('.') !== OWN_NAME && nameIn(half, names, ownName)
    for (const what of personalNumbersIn(half, phones)) yield { path, args: { what } }
    if (!revealsName) continue
    // Two characters may be a word as well (高原, 方向): a person looks.
    const mayBeWord = [...revealsName].length <= 2
    yield { path, args: { what: 'private-name' }, ...(mayBeWord && { severity: 'warning' as const }) }
  }
})

/** As written: what has another fault, or stands where nothing belongs, lies open as well. */
const publicTexts = ({ written }: Entry) => textsIn(written(['public']), ['public'])

/** Many companies are named after their founder: the own name reveals nothing that is not published. */
function nameIn(half: string, names: readonly PrivateName[], ownName: string): string | undefined {
  if (!names.some(({ first }) => half.includes(first))) return undefined
  const whole = withoutSigns(half)
  const compared = ownName ? whole.replaceAll(ownName, '') : whole
  return names.find(({ name }) => compared.includes(name))?.name
}

interface PrivateName {
  name: string
  /** For a quick look: a Chinese character has no other case, and no space within it. Otherwise empty. */
  first: string
}

function privateNames({ partial }: Entry): PrivateName[] {
  const { enterprise, candidates = [], consent } = partial.private ?? {}
  const people = [enterprise?.legalRepresentative?.name, enterprise?.contact?.name, consent?.by]
  const all = [...people, ...candidates.map((candidate) => candidate?.name)]
  return all.flatMap((given) => {
    if (!given || [...given].length < 2) return []
    const name = comparablePerson(given)
    return { name, first: /^\p{Script=Han}/u.test(name) ? name[0]! : '' }
  })
}

function privatePhones({ partial }: Entry): string[] {
  const { enterprise, candidates = [] } = partial.private ?? {}
  const all = [enterprise?.legalRepresentative?.mobile, enterprise?.contact?.phone]
  return [...all, ...candidates.map((candidate) => candidate?.phone)].filter((phone) => phone !== undefined)
}

export const ownNameInAnonymousText = entryRule('own-name-in-anonymous-text', function* (entry, { site }) {
  const { partial } = entry
  const name = partial.private?.enterprise?.name
  if (name === undefined || partial.public?.enterprise?.name !== undefined) return
  const identifying = identifyingParts(name, placeWords(site))
  for (const { path, text } of publicTexts(entry)) {
    const compared = comparableName(text)
    if (identifying.some((part) => compared.includes(part))) yield { path, args: {} }
  }
})

const LEGAL_FORM = /(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|厂)$/
/** Words for trades: a name of nothing else identifies nobody. */
const TRADE =
  /(?:智能|制造|科技|技术|电子|信息|光电|装备|材料|新材料|生物|医药|能源|环保|数据|软件|网络|汽车|机械|精密|激光|通信|农业|种业|纺织|服饰|工业|工程|研究|发展|实业)/g

/** A company's name without place name and legal form. */
function coreOf(name: string, places: readonly string[]): string {
  let core = withoutPlace(comparableName(name), places)
  for (const place of places) core = core.replaceAll(`(${place})`, '')
  return core.replace(LEGAL_FORM, '')
}

function withoutPlace(name: string, places: readonly string[]): string {
  const first = places.find((place) => name.startsWith(place))
  return first ? withoutPlace(name.slice(first.length), places) : name
}

/** The whole name, the name without place and legal form, and the 字号 as people shorten it. */
function identifyingParts(name: string, places: readonly string[]): string[] {
  const whole = comparableName(name)
  const core = coreOf(name, places)
  const sign = core.replace(TRADE, '')
  if (sign.length < 2) return [whole]
  const head = [...core].slice(0, 4).join('')
  const short = [...core].slice(0, 2).join('')
  const called = ['公司', '集团', '科技', '股份'].map((word) => short + word)
  return [whole, core, ...([...head].length >= 4 ? [head] : []), ...called]
}
