import { expect, test } from 'vitest'
import { type Edit, edited, files } from '../../../tests/support/entry.ts'
import { readYaml } from '../../yaml/read.ts'
import { answersOfEntry } from './answers-of-entry.ts'
import { remarksOn } from './remarks.ts'

const context = {
  site: { city: '武汉市', privatePart: 'plain' },
  cycle: {
    year: 2023,
    revenueYear: 2022,
    term: { years: 2 },
    maxCandidates: 2,
    industries: [],
    smallAndMedium: [],
    plausible: { revenuePerEmployee: 1000, equipmentToRevenue: 5, budgetToRevenue: 1, areaPerEmployee: 500 },
  },
  receivedOn: '2023-03-09',
}

/** What looks like a slip of the hand, with the value of the button. */
function slips(...edits: Edit[]): string[] {
  const answers = answersOfEntry(readYaml(edited('named', edits), files.named).tree!, {
    district: 'hongshan',
    id: '91420111MAFAKE991B',
  })
  return remarksOn(answers, '2023', context as never)
    .filter(({ code }) => code?.startsWith('implausible'))
    .map(({ path, severity, suggestion = '' }) => `${severity} ${path.join('.')} ${suggestion}`)
}

test('a sum in 元 has its value in 万元 as a button, public or not', () => {
  expect(slips(['revenue: 9321.5', 'revenue: 93215000.5'], ['budget: 35.5', 'budget: 355000'])).toEqual([
    'warning private.enterprise.revenue 9321.50005',
    // The form asks for the budget at one field, wherever it is kept.
    'warning public.challenges.1.cooperation.budget 35.5',
  ])
})

test('a doubtful sum without a likely value has none, and an honest one no remark', () => {
  expect(slips(['siteArea: 1200', 'siteArea: 1200000'])).toEqual(['warning private.innovation.siteArea '])
  expect(slips()).toEqual([])
})

test('a date of tomorrow is told while it is typed, one of today is not', () => {
  const submitted = (day: string) => slips(['submittedOn: "2023-03-02"', `submittedOn: "${day}"`])
  expect(submitted('2023-03-10')).toEqual(['warning public.submittedOn '])
  expect(submitted('2023-03-09')).toEqual([])
})
