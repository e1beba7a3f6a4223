import fc from 'fast-check'
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
import type { Tree } from '../../src/domain/tree.ts'

/** Entries that nobody has thought of, for property tests; all of them fictional. */

/** Words of an enterprise: what people type, signs of the form left out. */
const word = fc.constantFrom(
  ...'甲乙丙丁光电子激束有无是否其他如备选自主级项目ABab019%.,，。；（）“”()~-+*/<>&"\'#@^²μ℃×≥'.split(''),
)
const words = (min: number, max: number) =>
  fc
    .array(word, { minLength: min, maxLength: max })
    .map((characters) => `词${characters.join('')}尾`)
    .filter((text) => !/[（(][^）)]*$/.test(text))
const linesOfWords = fc.array(words(5, 30), { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
const some = <T>(options: readonly T[]) => fc.subarray([...options])
const amount = fc.constantFrom('0', '1', '36', '560.25', '9321.5')
const mobile = fc.integer({ min: 0, max: 9999 }).map((number) => `1990000${String(number).padStart(4, '0')}`)
const yesNo = fc.constantFrom('是', '否')
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const typesOf = fc
  .uniqueArray(fc.constantFrom(...institutionTypes), { minLength: 1, maxLength: 4 })
  .chain((types) =>
    fc.tuple(
      ...types.map((type) => {
        if (type === OTHER) return words(1, 8).map((name): object => ({ type, name }))
        const allowed = levelsOfType[type]
        return allowed.length > 0
          ? fc.constantFrom(...allowed).map((level): object => ({ type, level }))
          : fc.constant<object>({ type })
      }),
    ),
  )
const research = fc.oneof(
  fc.constant({ institutions: [], establishment: [], types: [] } as object),
  fc.record({
    institutions: fc.uniqueArray(words(2, 10), { minLength: 1, maxLength: 3 }),
    establishment: fc.subarray([...establishments], { minLength: 1 }),
    types: typesOf,
  }),
)
const cooperation = fc
  .record({
    modes: fc.subarray([...cooperationModes], { minLength: 1 }),
    other: words(1, 12),
    requirements: optional(linesOfWords),
    budget: optional(amount),
  })
  .map(({ modes, other, requirements, budget }) => ({
    modes,
    ...(modes.includes(OTHER_MODE) && { otherMode: other }),
    ...(requirements && { requirements }),
    ...(budget && { budget }),
  }))
const challenge = fc.record({
  summary: words(4, 30),
  commonTechnology: yesNo,
  description: linesOfWords.map((text) => `描述的文字要十个字${text}`),
  cooperation: optional(cooperation),
  partners: optional(linesOfWords),
})
const request = fc.record({
  source: words(1, 20),
  field: words(1, 20),
  problem: linesOfWords,
  collaboration: optional(linesOfWords),
})
const person = fc.record({
  name: fc.constantFrom('蒋某某', '沈某某', '韩某'),
  organization: words(2, 12),
  phone: optional(mobile),
  agreed: yesNo,
})

/** Named entries as trees of texts; nearly all of them valid. */
export const generatedEntries: fc.Arbitrary<Tree> = fc
  .record({
    honors: some(honors),
    industry: fc.constantFrom(...industries),
    other: words(1, 8),
    research,
    request: optional(request),
    challenges: fc.array(challenge, { maxLength: 3 }),
    people: fc.array(person, { maxLength: 2 }),
    note: optional(words(3, 20)),
    support: fc.record({ offered: yesNo, details: optional(linesOfWords) }),
    numbers: fc.tuple(amount, amount, amount, mobile, mobile),
    intensity: fc.constantFrom(...rdIntensities),
    projects: some(projectKinds),
  })
  .map((given) => {
    const {
      honors: won,
      industry,
      other,
      request: wanted,
      challenges,
      people,
      note,
      support,
      numbers,
    } = given
    const hidden = challenges.flatMap(({ partners, cooperation: has }, at) =>
      partners && has ? [{ no: String(at + 1), intendedPartners: partners }] : [],
    )
    const entry = {
      public: {
        submittedOn: '2023-03-02',
        enterprise: {
          name: `武汉${other}有限公司`,
          honors: won,
          ...(won.includes(OTHER) && { otherHonor: other }),
          industry,
          ...(industry === OTHER && { otherIndustry: other }),
        },
        research: given.research,
        expertRequest: wanted,
        challenges:
          challenges.length > 0
            ? challenges.map(({ partners: _, ...rest }, at) => ({ no: String(at + 1), ...rest }))
            : undefined,
      },
      private: {
        enterprise: {
          employees: '320',
          revenue: numbers[0],
          legalRepresentative: { name: '褚某某', mobile: numbers[3] },
          contact: { name: '卫某某', phone: numbers[4] },
          address: `武汉市${other}`,
        },
        innovation: {
          siteArea: numbers[1],
          staff: '36',
          equipmentValue: numbers[2],
          rdIntensity: given.intensity,
          projects: given.projects,
        },
        ...(wanted && { candidates: people, candidateNote: note, support }),
        challenges: hidden.length > 0 ? hidden : undefined,
      },
    }
    // Without what is undefined.
    return JSON.parse(JSON.stringify(entry))
  })
