/**
 * What a finding can cite: a heading of the notice (四（二） is `4.2`), 报送 (the paragraph before
 * 联系人), its title, one of its two forms, the law on personal data, or `form` for the plain rules of
 * writing a file.
 */
export const clauses = [
  'title',
  '1',
  '2',
  '3',
  '4',
  '4.1',
  '4.2',
  '4.3',
  '4.4',
  '4.5',
  '4.6',
  '5',
  '5.1',
  '5.2',
  '5.3',
  '6',
  '6.1',
  '6.2',
  '6.3',
  '报送',
  '附件1',
  '附件2',
  '隐私',
  '文件',
] as const

export type Clause = (typeof clauses)[number]
