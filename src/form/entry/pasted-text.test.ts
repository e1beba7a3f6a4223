import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forbiddenCharacter } from '../../domain/characters.ts'
import { oddCharacter, tidyPasted, withoutOdd } from './pasted-text.ts'

test.each([
  ['from a table of Excel', '良率\t82%\t95%', '良率 82% 95%'],
  ['soft breaks of Word', '现状：82%。\u000b目标：95%。', '现状：82%。\n目标：95%。'],
  ['line ends of Windows', '一\r\n二\r三', '一\n二\n三'],
  ['breaks of a PDF', '一\u2028二\u0085三\f四', '一\n二\n三\n四'],
  ['unseen characters', '高\u200b温\ufeff黄\u00ad变\u202d', '高温黄变'],
  ['cell marks of Word', '镀膜\u0007', '镀膜'],
  ['spaces that do not break', '85\u00a0℃', '85 ℃'],
  ['bullets of Word', '\uf0b7 良率低\n\uf06c 能耗高', '• 良率低\n• 能耗高'],
  ['a joined emoji', '👨\u200d🔬', '👨🔬'],
])('%s', (_, pasted, tidy) => expect(tidyPasted(pasted, 'many')).toBe(tidy))

test('a line of text gets no breaks', () => {
  expect(tidyPasted('武汉市某某路1号\r\n3栋', 'one')).toBe('武汉市某某路1号 3栋')
})

test('what stands for something lost stays, is shown with the words around it, and goes with a button', () => {
  const text = '靶材溅射后厚度偏差\ufffd2 μm，希望降到一半以下'
  expect(tidyPasted(text, 'many')).toBe(text)
  expect(oddCharacter(text)).toEqual({
    name: 'U+FFFD',
    before: '材溅射后厚度偏差',
    after: '2 μm，希望降',
  })
  expect(withoutOdd(text)).toBe('靶材溅射后厚度偏差2 μm，希望降到一半以下')
  expect(oddCharacter('一\n二')).toBeUndefined()
  expect(oddCharacter('图\uf8ff标')?.name).toBe('U+F8FF')
})

test('after tidying and the button nothing is left that the check refuses, and tidying twice changes nothing', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(text, (pasted) => {
      const tidy = tidyPasted(pasted, 'many')
      expect(tidyPasted(tidy, 'many')).toBe(tidy)
      expect(forbiddenCharacter(withoutOdd(tidy), ['line-break'])).toBeUndefined()
      // Whatever can be seen is still there.
      expect(tidy.replace(/\s/g, '')).toContain(
        [...pasted].filter((each) => /\p{Script=Han}/u.test(each))[0] ?? '',
      )
    }),
  )
})
