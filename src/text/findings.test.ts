import { describe, expect, test } from 'vitest'
import { ENTRY, messageExamples, wholeMessage } from '../../tests/support/message-examples.ts'
import { type Code, codes, finding } from '../domain/finding.ts'
import { classify } from '../domain/kinds.ts'

describe('the whole message of each code', () => {
  const withExamples = (Object.keys(codes) as Code[]).filter((code) => messageExamples[code])
  test.each(withExamples)('%s', (code) => {
    const messages = messageExamples[code]!.map(({ path = [], file = ENTRY, args }) => {
      expect(classify(file).kind !== undefined || !file.startsWith(`${ENTRY}`)).toBe(true)
      return wholeMessage(finding(code, { file, path }, args as never))
    })
    const whole = messages.join('\n\n')
    expect(whole).not.toMatch(/undefined|NaN|\[object|。。|，。|：。/)
    expect(whole).toMatchSnapshot()
  })
})
