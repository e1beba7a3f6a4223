import type * as z from 'zod/mini'
import type { Clause } from '../domain/clauses.ts'
import type { cycleSchema } from '../domain/cycle.ts'
import type { PathsOf } from './dotted-path.ts'

/**
 * The values of a cycle that the next notice must confirm, with their clauses. `stage`: the clause that the
 * stage itself names. `undefined`: not confirmed, or confirmed as a part of another value. A new field does
 * not compile without a row here.
 */
export const cycleClauses: Record<PathsOf<z.input<typeof cycleSchema>>, Clause | 'stage' | undefined> = {
  year: undefined,
  title: 'title',
  revenueYear: '附件1',
  deadline: '报送',
  stages: undefined,
  'stages[].clause': undefined,
  'stages[].name': 'stage',
  'stages[].by': 'stage',
  target: '1',
  maxCandidates: '附件1',
  excludeSelectionsOf: '附件1',
  term: undefined,
  'term.years': '3',
  'term.daysPerMonth': '3',
  expert: undefined,
  'expert.maxAge': '2',
  'expert.ageAsOf': '2',
  'expert.minimumTitle': '2',
  'expert.cleanYears': '2',
  funding: undefined,
  'funding.total': '5.1',
  'funding.payments': '5.1',
  industries: '1',
  'industries[].option': undefined,
  'industries[].priority': undefined,
  'industries[].alias': undefined,
  smallAndMedium: 'title',
  'smallAndMedium[].industries': undefined,
  'smallAndMedium[].employees': undefined,
  'smallAndMedium[].revenue': undefined,
  contacts: undefined,
  'contacts[].office': '报送',
  'contacts[].name': '报送',
  'contacts[].phone': '报送',
  extensions: undefined,
  'extensions[].district': undefined,
  'extensions[].until': undefined,
  'extensions[].reason': undefined,
  plausible: undefined,
  'plausible.revenuePerEmployee': undefined,
  'plausible.equipmentToRevenue': undefined,
  'plausible.budgetToRevenue': undefined,
  'plausible.areaPerEmployee': undefined,
  creditCodes: undefined,
  cityReport: undefined,
  'cityReport.unit': undefined,
  'cityReport.reporter': undefined,
  'cityReport.phone': undefined,
  'cityReport.on': undefined,
}
