import { describe, expect, test } from 'vitest'
import { bases, edited, files, judge, judgeWhole } from '../../../tests/support/entry.ts'
import { readContentFile } from '../../yaml/content-file.ts'
import { buildLedger, type Source } from '../ledger.ts'
import { judgeLedger } from './index.ts'

const { named, anonymous } = files

describe('rules over one entry', () => {
  test('neither part 三 nor part 四', () => {
    const start = bases.anonymous.indexOf('  challenges:')
    const content =
      bases.anonymous.slice(0, start) + bases.anonymous.slice(bases.anonymous.indexOf('private:'))
    expect(judge(content, anonymous)).toEqual(['nothing-requested 2:1'])
  })

  test('as many candidates as the cycle allows, and no more', () => {
    expect(judge(bases.named, named, { cycle: { maxCandidates: 2 } })).toEqual([])
    expect(judge(bases.named, named, { cycle: { maxCandidates: 1 } })).toEqual(['too-many-candidates 70:7'])
  })

  test('staff may be all employees, but not more', () => {
    expect(judge(edited('named', [['staff: 36', 'staff: 320']]), named)).toEqual([])
    expect(judge(edited('named', [['staff: 36', 'staff: 321']]), named)).toEqual([
      'staff-exceeds-employees 60:5',
    ])
  })

  test('the name stands in one part', () => {
    const both = edited('named', [
      ['    employees: 320\n', '    name: 武汉测试光电有限公司\n    employees: 320\n'],
    ])
    expect(judge(both, named)).toEqual(['name-published-twice 49:5'])
    const neither = edited('named', [['    name: 武汉测试光电有限公司\n', '']])
    expect(judge(neither, named)).toEqual(['name-published-twice 5:3'])
  })

  test('a plain private part where it must be sealed', () => {
    expect(judge(bases.named, named, { site: { privatePart: 'sealed' } })).toEqual([
      'private-part-unsealed 47:1',
    ])
    const broken = edited('named', [['employees: 320', 'employees: x']])
    expect(judge(broken, named, { site: { privatePart: 'sealed' } })).toEqual([
      'not-a-number 49:5',
      'private-part-unsealed 47:1',
    ])
  })

  test('a sealed part is not judged, and that is said', () => {
    const content = `${bases.anonymous.slice(0, bases.anonymous.indexOf('private:'))}sealed: abc\n`
    expect(judge(content, anonymous, { site: { privatePart: 'sealed' } })).toEqual([
      'sealed-not-checked 16:1',
    ])
  })

  test('warnings for a person to decide', () => {
    expect(judge(edited('named', [['"19900009002"', '"027-80000002"']]), named)).toEqual(['landline 56:7'])
    expect(judge(edited('named', [['      phone: "19900009003"\n', '']]), named)).toEqual([
      'candidate-without-phone 66:7',
    ])
    const [consent] = judgeWhole(
      edited('named', [['  consent:\n    by: 乙某某\n    on: "2023-03-02"\n', '']]),
      named,
    )
    expect(consent?.finding).toMatchObject({ code: 'no-consent', severity: 'warning' })
  })
})

describe('one enterprise, one form', () => {
  const encode = (text: string) => new TextEncoder().encode(text)
  const ledgerOf = (entries: Record<string, string>) =>
    buildLedger(Object.entries(entries).map(([file, text]) => readContentFile(file, encode(text)) as Source))
  const told = (entries: Record<string, string>) =>
    [...judgeLedger(ledgerOf(entries))].map(
      ({ code, file, args }) => `${code} ${file} ${JSON.stringify(args)}`,
    )
  const folder = 'content/cycles/2023/demands'
  const other = '91420111MAFAKE992E'

  test('the same code in two districts', () => {
    const one = `${folder}/hongshan/91420111MAFAKE991B.yaml`
    const two = `${folder}/jiangan/91420111MAFAKE991B.yaml`
    expect(
      told({
        [one]: bases.named,
        [two]: edited('named', [['武汉测试光电有限公司', '武汉测试光电股份公司']]),
      }),
    ).toEqual([`duplicate-enterprise ${two} {"other":"${one}","same":"code"}`])
  })

  test('the same name under two codes, whatever its width and spaces', () => {
    const one = `${folder}/hongshan/91420111MAFAKE991B.yaml`
    const two = `${folder}/hongshan/${other}.yaml`
    const wide = edited('named', [['武汉测试光电有限公司', '"武汉 测试光电有限公司"']])
    expect(told({ [one]: bases.named, [two]: wide })).toEqual([
      `duplicate-enterprise ${two} {"other":"${one}","same":"name"}`,
    ])
  })

  test('an anonymous entry is known by the code inside', () => {
    const one = `${folder}/hongshan/91420111MAFAKE991B.yaml`
    const two = `${folder}/hongshan/k7m2xq.yaml`
    const hidden = edited('anonymous', [['91420111MAFAKE9908', '91420111MAFAKE991B']])
    expect(told({ [one]: bases.named, [two]: hidden })).toEqual([
      `duplicate-enterprise ${two} {"other":"${one}","same":"code"}`,
    ])
  })

  test('two enterprises, and the same one in two years, are no duplicates', () => {
    expect(
      told({ [`${folder}/hongshan/91420111MAFAKE991B.yaml`]: bases.named, [anonymous]: bases.anonymous }),
    ).toEqual([])
    expect(told({ [named]: bases.named, [named.replace('2023', '2024')]: bases.named })).toEqual([])
  })
})
