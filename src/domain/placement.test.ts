import { describe, expect, test } from 'vitest'
import { FOLLOW_UP_WORLD, PLACEMENT, REPORT } from '../../tests/fixtures/follow-up-rows.ts'
import { wholeMessage } from '../../tests/support/message-examples.ts'
import { readContentFile } from '../yaml/content-file.ts'

/** Conditions between the fields of a placement, and of a report; each row has what is left out or put in. */

interface SchemaRow {
  name: string
  file: string
  /** What is replaced in a sound file: it stands there once. */
  edit: [from: RegExp, to: string]
  finds: string[]
  says?: string
}

const rows: SchemaRow[] = [
  {
    name: 'confirmed, and by the expert alone',
    file: PLACEMENT,
    edit: [/ {4}enterprise: \{by.*\n/, ''],
    finds: ['required-here private.confirmed.enterprise'],
    says: `这种情况下必填（通知四（三））
填了“对接确认日期”，“企业确认”必须填写。
请补上这一项。在文件里的键是 enterprise。`,
  },
  {
    name: 'confirmed, and by nobody',
    file: PLACEMENT,
    edit: [/ {2}confirmed:\n.*\n.*\n/, ''],
    finds: ['required-here private.confirmed.enterprise', 'required-here private.confirmed.expert'],
  },
  {
    name: 'not confirmed, though both have',
    file: PLACEMENT,
    edit: [/ {2}confirmedOn: .*\n/, ''],
    finds: [],
  },
  {
    name: 'signed without an agreement',
    file: PLACEMENT,
    edit: [/ {2}agreement: .*\n/, ''],
    finds: ['required-here private.agreement'],
    says: `这种情况下必填（通知四（三））
填了“签约日期”，“合作协议”必须填写。
请补上这一项。在文件里的键是 agreement。`,
  },
  {
    name: 'an agreement that is not signed yet',
    file: PLACEMENT,
    edit: [/ {2}signedOn: .*\n/, ''],
    finds: [],
  },
  {
    name: 'an end without its reason',
    file: PLACEMENT,
    edit: [/$/, '  endedOn: "2023-09-01"\n'],
    finds: ['required-here private.reason'],
    says: `这种情况下必填（通知四（三））
填了“结束日期”，“结束原因”必须填写。
请补上这一项。在文件里的键是 reason。`,
  },
  {
    name: 'a reason without an end',
    file: PLACEMENT,
    edit: [/$/, '  reason: 个人原因\n'],
    finds: ['not-allowed-here private.reason'],
    says: `这种情况下不能填（通知四（三））
没有填“结束日期”，不能填“结束原因”。
请删掉这一项。在文件里的键是 reason。`,
  },
  {
    name: 'an end with its reason',
    file: PLACEMENT,
    edit: [/$/, '  endedOn: "2023-09-01"\n  reason: 个人原因\n'],
    finds: [],
  },
  {
    name: 'a month twice',
    file: REPORT,
    edit: [/month: 2023-07/, 'month: 2023-06'],
    finds: ['not-allowed-here private.days.1.month'],
    says: `这种情况下不能填（通知四（六））
前面已经有同样的一项，不能填“每月服务天数第2项的月份”。
请删掉重复的这一项。在文件里的键是 month。`,
  },
  {
    name: 'more days than the month has',
    file: REPORT,
    edit: [/month: 2023-06, days: 9/, 'month: 2023-06, days: 31'],
    finds: ['out-of-range private.days.0.days'],
    says: `数字超出范围（通知四（六））
“每月服务天数第1项的服务天数”超出了允许的范围。
请填不小于 0、不大于 30 的整数。`,
  },
  {
    name: 'all days of a month',
    file: REPORT,
    edit: [/month: 2023-06, days: 9/, 'month: 2023-06, days: 30'],
    finds: [],
  },
  { name: 'three months', file: REPORT, edit: [/$/, ''], finds: [] },
  ...[PLACEMENT, REPORT].map((file) => ({
    name: `no private part of ${file}`,
    file,
    edit: [/private:[\s\S]*/, ''] as [RegExp, string],
    finds: ['required-here private'],
  })),
]

function findingsOf({ file, edit: [from, to] }: SchemaRow) {
  const sound = FOLLOW_UP_WORLD[file]!
  const text = sound.replace(from, to)
  return readContentFile(file, new TextEncoder().encode(text))!.findings
}

describe('the fields of a pair and of a report', () => {
  test.each(rows)('$name', (row) => {
    const found = findingsOf(row)
    expect(found.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(row.finds)
    if (row.says !== undefined) expect(found.map(wholeMessage).join('\n\n')).toBe(row.says)
  })
})
