import type { PersonalData } from '../finding.ts'
import type { Entry } from '../ledger.ts'
import { comparableName, textsIn } from '../texts.ts'
import { entryRule } from './rule.ts'

/** 隐私: what must not stand in a text that will be published. */

export const personalDataInPublic = entryRule('personal-data-in-public', function* (entry) {
  const names = privateNames(entry)
  const phones = privatePhones(entry)
  for (const { path, text } of textsIn(entry.partly.public, ['public'])) {
    const what = personalData(text, names, phones)
    if (what) yield { path, args: { what } }
  }
})

function personalData(text: string, names: string[], phones: string[]): PersonalData | undefined {
  const half = text.normalize('NFKC')
  const digits = half.replace(/(?<=\d)[\s-](?=\d)/g, '')
  if (/(?<!\d)1[3-9]\d{9}(?!\d)/.test(digits)) return 'mobile'
  if (hasIdNumber(digits)) return 'id-number'
  if (/[A-Za-z0-9._-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z]{2,}/.test(half)) return 'e-mail'
  if (phones.some((phone) => digits.includes(phone.replaceAll('-', '')))) return 'private-phone'
  const compared = comparableName(text)
  return names.some((name) => compared.includes(name)) ? 'private-name' : undefined
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** 公民身份号码 (GB 11643) with a fitting check character. */
function hasIdNumber(text: string): boolean {
  return [...text.matchAll(/(?<!\d)\d{17}[\dXx](?!\d)/g)].some(([number]) => {
    const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
    return '10X98765432'[sum % 11] === number[17]!.toUpperCase()
  })
}

function privateNames({ partly }: Entry): string[] {
  const { enterprise, candidates = [], consent } = partly.private ?? {}
  const people = [enterprise?.legalRepresentative?.name, enterprise?.contact?.name, consent?.by]
  const all = [...people, ...candidates.map((candidate) => candidate?.name)]
  return all.flatMap((name) => (name && [...name].length >= 2 ? comparableName(name) : []))
}

function privatePhones({ partly }: Entry): string[] {
  const { enterprise, candidates = [] } = partly.private ?? {}
  const all = [enterprise?.legalRepresentative?.mobile, enterprise?.contact?.phone]
  return [...all, ...candidates.map((candidate) => candidate?.phone)].filter((phone) => phone !== undefined)
}

export const ownNameInAnonymousText = entryRule('own-name-in-anonymous-text', function* ({ partly }) {
  const name = partly.private?.enterprise?.name
  if (name === undefined || partly.public?.enterprise?.name !== undefined) return
  const telling = tellingParts(name)
  for (const { path, text } of textsIn(partly.public, ['public'])) {
    const compared = comparableName(text)
    if (telling.some((part) => compared.includes(part))) yield { path, args: {} }
  }
})

/** The whole name, the name without place and legal form, and its first four characters (字号 and trade). */
function tellingParts(name: string): string[] {
  const whole = comparableName(name)
  const core = whole
    .replace(/^(?:中国|湖北省?|武汉市?)+/, '')
    .replace(/\((?:武汉|湖北|中国)\)/g, '')
    .replace(/(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|厂)$/, '')
  const parts = [whole, core, [...core].slice(0, 4).join('')]
  return [...new Set(parts)].filter((part) => [...part].length >= 4)
}
