import { expect, test } from 'vitest'
import { view } from '../../form/view.ts'
import { htmlOf } from './html-of.ts'

const HOSTILE = [
  '<script>alert(1)</script>',
  '</p><img src=x onerror=alert(1)>',
  '" onclick="alert(1)',
  "' onclick='alert(1)",
  '&lt;b&gt; &amp;amp; &#60;',
  '<!-- --> ]]> <![CDATA[',
  '{text} ${text} `',
  '含水率 <0.5% 且 >0.1%，A&B “引号”',
]

/** What a browser would show as text: the tags that a view may write are taken out, entities are read. */
function textOf(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return html
    .replace(/<\/?(?:section|article|div|h2|h3|p|dl|dt|dd|span|strong)(?: class="[\w -]*")?>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
}

test('a view as HTML: elements, classes, texts between them', () => {
  const shown = view('p', 'line', 'a', view('strong', undefined, 'b'), false, view('span', 'x y', 'c'))
  expect(htmlOf(shown)).toBe('<p class="line">a<strong>b</strong><span class="x y">c</span></p>')
})

test('whatever a text holds, it is text', () => {
  for (const text of HOSTILE) {
    const html = htmlOf(view('section', 'brief', view('p', undefined, text), text))
    expect(textOf(html)).toBe(text + text)
    expect(html.match(/</g)).toHaveLength(4)
  }
})

test('a text that is not escaped would be noticed', () => {
  expect(textOf(`<p>${HOSTILE[4]}</p>`)).not.toBe(HOSTILE[4])
  expect(`<p>${HOSTILE[0]}</p>`.match(/</g)).not.toHaveLength(2)
})
