import { describe, expect, test } from 'vitest'
import { safeMarkdown } from './safe-markdown.ts'

const SITE = 'https://kjfz.example.gov.cn/'

/** What a host would make of a text: links, pictures, mentions, references, HTML, commands. */
const ACTIVE =
  /(?<!&lt;)<|(?<![\w&])@|\]\(|\]:|!\[|\bhttps?:\/\/|\bwww\.|(?<!&)#\w|\bGH-\d|!\d|^[^\S\n]*\/|\bmailto:|(?<![\p{L}\d])(?:[%~$]|&#(?:37|126|36|38);|&(?=\d))[\p{L}\d"]/imu

describe('what somebody wrote into a report', () => {
  test.each([
    ['a link', '[看这里](https://evil.example)'],
    [
      'a link of another site whose address begins like ours',
      '[x](https://kjfz.example.gov.cn.evil.example/)',
    ],
    ['a link with a title', '[x](https://kjfz.example.gov.cn/ "y")'],
    ['a link by reference', '[x][y]\n\n[y]: https://evil.example'],
    ['a picture', '![x](https://evil.example/pixel.png)'],
    [
      'a picture inside a link of ours',
      '[![x](https://evil.example/p.png)](https://kjfz.example.gov.cn/rules/)',
    ],
    ['an address', '请看 https://evil.example 和 www.evil.example'],
    ['an address in angle brackets', '<https://evil.example>'],
    ['an e-mail address', 'a@evil.example <a@evil.example> mailto:a@evil.example'],
    ['HTML', '<img src=x onerror=alert(1)><!-- x --><details>'],
    ['a mention', '@everyone @org/team &#64;everyone &commat;everyone &#x40;everyone'],
    ['a reference', '#12 GH-12 !12 &#35;12 owner/repo#12'],
    ['a reference of GitLab', '~可审核 %"2023" %12 $12 &12 &#126;可审核 &#37;12 &#36;12 &#38;12'],
    ['a command', '/merge\n  /approve\n> /close\n- /label ~可审核'],
    ['a command after another line end', 'x\r/merge\u2028/close'],
    ['a second marker', '<!-- keji-fuzong/review eJw= -->'],
    ['a footnote', 'x[^1]\n\n[^1]: https://evil.example'],
  ])('%s is text', (_, text) => {
    const safe = safeMarkdown(text, SITE)
    expect(ACTIVE.test(text)).toBe(true)
    expect(safe).not.toMatch(ACTIVE)
    // Once more changes nothing.
    expect(safeMarkdown(safe, SITE)).toBe(safe)
  })

  test('links of ours, tables, emphasis, entities and code stay as they are', () => {
    const text = [
      '- **❌ 错误　第 3 行**　上年营业收入（万元）要填数字 5 &#42; 3，例如 8650.5',
      '  依据：[附件1](https://kjfz.example.gov.cn/notice/2023/#annex-1)　检查项：[数字](https://kjfz.example.gov.cn/rules/#not-a-number)',
      '',
      '| 栏目 | 内容 |',
      '|---|---|',
      '85 ℃、85%RH，C# 语言，5~8 人，R&D，A$',
      '| 电话 &#35; 传真 | `content/cycles/2023/demands/hongshan/k7m2xq.yaml` |',
      '### 标题',
    ].join('\n')
    expect(safeMarkdown(text, SITE)).toBe(text)
  })

  test('without an address of the site nothing is a link', () => {
    expect(safeMarkdown('[x](https://kjfz.example.gov.cn/)', undefined)).not.toMatch(ACTIVE)
  })
})
