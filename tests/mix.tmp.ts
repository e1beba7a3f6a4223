import { readFileSync } from 'node:fs'
import { findChromium, launchBrowser } from './support/browser.ts'
import { serve } from './support/site.ts'

const e = JSON.parse(readFileSync('/tmp/ss/entries10000.json', 'utf8'))
const phrases: string[] = []
for (let i = 0; i < Number(process.argv[2] ?? 12); i++) {
  const d = e[(i * 811 + 5) % e.length].demand
  const t = (d.challenges?.[0]?.description ?? d.expertRequest?.problem ?? '') as string
  const runs = t.match(/\p{Script=Han}{5,}/gu) ?? ['技术要求']
  const r = runs[i % runs.length]!
  phrases.push(r.slice(0, 3 + (i % 5)))
}
const site = await serve('/tmp/ss/mix', { compressed: true })
const browser = await launchBrowser(findChromium())
for (const p of phrases) {
  const c = await browser.newContext()
  const tab = await c.newPage()
  await tab.goto(site.url + '/demands/', { waitUntil: 'networkidle' })
  const reqs: any[] = []
  tab.on('requestfinished', (r) => reqs.push(r))
  const [t, n] = await tab.evaluate(async (w) => {
    const el = document.querySelector('demand-search') as HTMLElement
    const q = document.querySelector('#q') as HTMLInputElement
    q.value = w
    const s = performance.now()
    const done = new Promise<void>((ok) =>
      new MutationObserver(() => {
        if (el.dataset.state === 'answered') ok()
      }).observe(el, { attributeFilter: ['data-state'] }),
    )
    q.form!.requestSubmit()
    await done
    return [performance.now() - s, document.querySelector('[data-part=hits]')!.textContent]
  }, p)
  const by: Record<string, number> = {}
  let sum = 0
  for (const r of reqs) {
    const s = await r.sizes()
    const k = new URL(r.url()).pathname
      .replace(/.*\/pagefind\/(fragment|index)\/.*/, '$1')
      .replace(/.*\//, '')
    by[k] = (by[k] ?? 0) + s.responseBodySize + s.responseHeadersSize
    sum += s.responseBodySize + s.responseHeadersSize
  }
  console.log(
    p,
    n,
    Math.round(Number(t)),
    'ms',
    sum,
    reqs.filter((r) => r.url().includes('/index/')).length,
    JSON.stringify(by),
  )
  await c.close()
}
await browser.close()
await site.close()
