import { creditCodeFault } from '../../src/domain/credit-code.ts'
import {
  cooperationModes,
  establishments,
  honors,
  industries,
  institutionTypes,
  levelsOfType,
  OTHER,
  OTHER_MODE,
  projectKinds,
  rdIntensities,
} from '../../src/domain/option-lists.ts'
import type { Tree, TreeMapping } from '../../src/domain/tree.ts'
import type { Texts } from './generated-text.ts'
import type { Random } from './random.ts'

/** One fictional enterprise's 附件1: without error, and about as long as the samples. */
export interface GeneratedEntry {
  /** Credit code, or alias. */
  id: string
  tree: Tree
  /** Of its first problem. */
  description: string | undefined
}

export interface EntryRequest {
  /** Different for every entry: names, people and codes come from it. */
  number: number
  year: number
  texts: Texts
  random: Random
  /** A description to repeat nearly, like a copy of an earlier year's. */
  copied?: string | undefined
}

export function generateEntry({ number, year, texts, random, copied }: EntryRequest): GeneratedEntry {
  const anonymous = random.chance(0.15)
  const named = { name: companyName(number) }
  const asks = random.chance(0.8)
  const open = challenges(random, texts, asks ? 0 : 1, copied)
  const contact = personName(number, 1)
  const day = `${year}-02-${String(random.between(10, 28))}`
  const employees = random.between(12, 280)
  const tree = {
    public: {
      submittedOn: day,
      ...(random.chance(0.01) && { status: '已撤回' }),
      enterprise: {
        ...(!anonymous && named),
        honors: random.some(honors.slice(0, 4), 0, 2),
        industry: random.pick(industries.filter((industry) => industry !== OTHER)),
      },
      research: research(random, texts),
      ...(asks && { expertRequest: expertRequest(random, texts) }),
      ...(open.length > 0 && { challenges: open }),
    },
    private: {
      enterprise: {
        ...(anonymous && { ...named, creditCode: creditCode(number) }),
        employees: String(employees),
        revenue: `${random.between(300, 19_999)}.${random.between(1, 9)}`,
        legalRepresentative: { name: personName(number, 0), mobile: mobile(random) },
        contact: { name: contact, phone: mobile(random) },
        address: `武汉市${texts.phrase(random, 3)}路${random.between(1, 999)}号`,
      },
      innovation: {
        siteArea: String(random.between(60, 4000)),
        staff: String(random.between(2, Math.floor(employees / 2))),
        equipmentValue: String(random.between(20, 3000)),
        rdIntensity: random.pick(rdIntensities),
        projects: random.some(projectKinds, 1, 3),
      },
      ...(asks && {
        candidates: random.some([2, 3], 0, 2).map((at) => candidate(number, at, random)),
        support: { offered: '是', details: texts.prose(random, 20) },
      }),
      consent: { by: contact, on: day },
    },
  }
  return { id: anonymous ? alias(number) : creditCode(number), tree, description: open[0]?.description }
}

function research(random: Random, texts: Texts): TreeMapping {
  if (random.chance(0.2)) return { institutions: [], establishment: [], types: [] }
  // Leaves out the two centres that are easily mixed up.
  const types = institutionTypes.filter((type) => type !== OTHER && type !== '工程（技术）研究中心')
  return {
    institutions: Array.from({ length: random.between(1, 2) }, () => `${texts.phrase(random, 6)}研究中心`),
    establishment: random.some(establishments, 1, 2),
    types: random.some(types, 1, 2).map((type) => {
      const allowed = levelsOfType[type]
      return allowed.length > 0 ? { type, level: random.pick(allowed) } : { type }
    }),
  }
}

function expertRequest(random: Random, texts: Texts): TreeMapping {
  return {
    source: random.some(UNIVERSITIES, 1, 3).join('、'),
    field: [6, 8, 6].map((least) => texts.phrase(random, least)).join('；'),
    problem: texts.prose(random, random.between(50, 120)),
    ...(random.chance(0.6) && { collaboration: texts.prose(random, 30) }),
  }
}

function challenges(random: Random, texts: Texts, least: number, copied: string | undefined) {
  return Array.from({ length: random.between(least, random.chance(0.6) ? 1 : 2) }, (_, at) => ({
    no: String(at + 1),
    summary: texts.phrase(random, random.between(12, 24)),
    commonTechnology: random.pick(['是', '否']),
    description:
      at === 0 && copied !== undefined
        ? `${copied}${texts.phrase(random, 8)}。`
        : texts.paragraphs(random, [random.between(40, 90), random.between(40, 80)]),
    ...(random.chance(0.7) && {
      cooperation: {
        modes: random.some(
          cooperationModes.filter((mode) => mode !== OTHER_MODE),
          1,
          2,
        ),
        requirements: texts.prose(random, 30),
        budget: String(random.between(5, 200)),
      },
    }),
  }))
}

function candidate(number: number, at: number, random: Random): TreeMapping {
  return {
    name: personName(number, at),
    organization: random.pick(UNIVERSITIES),
    phone: mobile(random),
    agreed: random.pick(['是', '否']),
  }
}

/** Characters that no sample uses, so that no public text contains a private name by chance. */
const SURNAMES = [...'邸笪亓仉逄亢缑訾麴谯郗蒯昝逯濮厍啜邬郇郏鄢宓佴']
const RARE = [...'旻昶珏琮璟瑄瑭璐烨煊熠燊淼湉溱澍沅沄泓洺淏湜滢濋垚垲堃峤嵘峥岷彧忻恺悫怿愔懿']

/** Four people for each number, distinct below about 10,000. */
function personName(number: number, at: number): string {
  const digit = number * 4 + at
  const [first, second] = [RARE[digit % RARE.length]!, RARE[Math.floor(digit / RARE.length) % RARE.length]!]
  return SURNAMES[Math.floor(digit / RARE.length ** 2) % SURNAMES.length]! + first + second
}

const TRADES = ['光电', '智能装备', '生物医药', '新材料', '软件', '测控', '环保', '种业']

function companyName(number: number): string {
  const signs = [0, 1, 2].map((at) => RARE[Math.floor(number / RARE.length ** at) % RARE.length]!)
  return `武汉${signs.join('')}${TRADES[number % TRADES.length]}有限公司`
}

const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Marked as fake like the samples'; the check character fits. */
function creditCode(number: number): string {
  let [rest, digits] = [number, '']
  for (let digit = 0; digit < 5; digit++) {
    digits = DIGITS[rest % DIGITS.length]! + digits
    rest = Math.floor(rest / DIGITS.length)
  }
  const start = `91420100FAKE${digits}`
  for (const check of DIGITS) if (!creditCodeFault(start + check)) return start + check
  throw new Error(`No check character fits ${start}`)
}

const ALIAS = 'abcdefghijkmnpqrstuvwxyz23456789'

function alias(number: number): string {
  let [rest, letters] = [number, '']
  for (let digit = 0; digit < 5; digit++) {
    letters = ALIAS[rest % ALIAS.length]! + letters
    rest = Math.floor(rest / ALIAS.length)
  }
  return `g${letters}`
}

const mobile = (random: Random) => `1990000${String(random.between(0, 9999)).padStart(4, '0')}`

const UNIVERSITIES = [
  '武汉大学',
  '华中科技大学',
  '武汉理工大学',
  '中国地质大学（武汉）',
  '华中农业大学',
  '华中师范大学',
  '武汉工程大学',
  '武汉科技大学',
  '武汉纺织大学',
  '湖北工业大学',
]
