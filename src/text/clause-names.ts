import type { Clause } from '../domain/clauses.ts'

/** Names of the notice's clauses; apart from the names of fields, which the forms load. */

const SPECIAL_CLAUSES: Partial<Record<Clause, string>> = {
  title: '通知标题',
  报送: '通知“报送要求”',
  附件1: '附件1',
  附件2: '附件2',
  隐私: '个人信息保护要求',
  文件: '文件书写要求',
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 4.2 → 通知四（二）. */
export function clauseName(clause: Clause): string {
  const special = SPECIAL_CLAUSES[clause]
  if (special) return special
  const [chapter = 0, section = 0] = clause.split('.').map(Number)
  return `通知${NUMERALS[chapter]}${section ? `（${NUMERALS[section]}）` : ''}`
}

/** The id of a clause on the notice's page; undefined for clauses outside of the notice. */
export function clauseAnchor(clause: Clause): string | undefined {
  if (clause === '报送') return 'clause-report'
  if (clause === '附件1') return 'annex-1'
  if (clause === '附件2') return 'annex-2'
  return /^\d/.test(clause) ? `clause-${clause}` : undefined
}
