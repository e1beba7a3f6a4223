import fc from 'fast-check'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { Engine } from '../components/search/engine.ts'
import { highlighted } from '../components/search/excerpt.ts'
import { readShard, writeShard } from '../components/search/postings.ts'
import { readQuery } from '../components/search/query.ts'
import type { PublicDemand } from '../domain/public-demand.ts'
import { searchFiles } from './index-files.ts'

/** The index and what reads it, together: as a browser has them, without the browser. */

const BASE = '/kjfz/search-index/'

const entryOf = (text: string, row: number) => {
  const title = '某项需求'
  const demand: PublicDemand = {
    id: `id${row}`,
    year: '2023',
    status: '征集中',
    submittedOn: '2023-03-01',
    challenges: [{ no: 1, summary: title, commonTechnology: false, description: text }],
  }
  return {
    demand,
    item: { href: '', title, line: ['某企业'], chips: [], submittedOn: '2023-03-01', facets: [] },
  }
}

/** Whoever fetches finds these files, and nothing else; by path below `BASE`. */
function served(
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  note?: (path: string, size: number) => void,
): void {
  onTestFinished(() => void vi.unstubAllGlobals())
  vi.stubGlobal('fetch', async (address: string) => {
    const path = address.slice(BASE.length)
    const content = files.get(path)
    note?.(path, content?.length ?? 0)
    return content ? new Response(content) : new Response('', { status: 404 })
  })
}

async function filesOf(texts: readonly string[]): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = await searchFiles(texts.map(entryOf))
  return new Map(files.map(({ path, content }) => [path, content]))
}

const asking = (words: string) => readQuery(`?q=${encodeURIComponent(words)}`)

async function find(texts: readonly string[], words: string) {
  served(await filesOf(texts))
  return (await Engine.load(BASE)).find(asking(words))
}

/** What each sign of these texts is typed as, `|` for a mark; set down by hand, as the scan must not read as the index does. */
const TYPED: Record<string, string> = {
  A: 'a',
  ｂ: 'b',
  '０': '0',
  '．': '.',
  '，': '|',
  '﹐': '|',
  '②': '|2|',
  '₂': '2',
  '㎡': 'm2',
  '\n': ' ',
}

function typed(text: string): string {
  const signs = [...text].map((sign) => TYPED[sign] ?? sign).join('')
  return signs
    .replace(/(?<!\d)\.|\.(?!\d)|[\ud800-\udfff]/gu, '|')
    .replace(/[a-zßé]{40,}/g, (long) => long.slice(0, 40))
}

/** A phrase as it may stand in a text: with spaces between words, and no letter or number going on at its ends. */
function standing(phrase: string): RegExp {
  const words = phrase.match(/\d+(?:\.\d+)*|[a-zßé]+|./gu) ?? []
  const inside = words.map((word) => word.replaceAll('.', '\\.')).join(' *')
  const before = { d: '(?<!\\d|\\d\\.)', a: '(?<![a-zßé])', h: '' }[kindOf(phrase[0]!)]
  const after = { d: '(?!\\d|\\.\\d)', a: '(?![a-zßé])', h: '' }[kindOf(phrase.at(-1)!)]
  return new RegExp(before + inside + after, 'u')
}

const kindOf = (sign: string) => (/\d/.test(sign) ? 'd' : /[a-zßé]/.test(sign) ? 'a' : 'h')

/** The rows that have every phrase of a query, each text read from end to end. */
function having(texts: readonly string[], words: string): number[] {
  const phrases = typed(words).split(/[ |]+/).filter(Boolean).map(standing)
  if (phrases.length === 0) return []
  return [...texts.keys()].filter((row) => phrases.every((phrase) => phrase.test(typed(texts[row]!))))
}

const rising = (rows: readonly number[]) => [...rows].sort((a, b) => a - b)

const anyText = fc
  .array(
    fc.constantFrom(
      ...['激', '光', '切', '割', '𠀀', '々', 'A', 'ｂ', 'ß', 'é', 'x'.repeat(50)],
      ...['7', '0.5', '０．7', '5，10', '7﹐7', '②7', '₂', '㎡', ' ', '\n', '，'],
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))
const anyTexts = fc.array(anyText, { minLength: 1, maxLength: 12 })
const anyWords = fc.oneof(
  anyText.map((text) => [...text].slice(0, 40).join('')),
  anyText.map((text) => [...text].slice(0, 2).join('')),
  fc.string({ unit: fc.constantFrom(...'激光切割'), minLength: 1, maxLength: 5 }),
)

describe('what is found', () => {
  test('is what reading every text from end to end finds', async () => {
    let [hits, none] = [0, 0]
    await fc.assert(
      fc.asyncProperty(anyTexts, anyWords, async (texts, words) => {
        if (asking(words).words === '') return
        const found = await find(texts, words)
        // What stands side by side nowhere is looked for apart, and says so.
        const together = found.loose ? [] : rising(found.rows)
        expect(together).toEqual(having(texts, words))
        // And it is picked out where it was found, and nowhere else.
        const marked = (text: string) =>
          found.phrases.every((phrase) => highlighted(text, [phrase]).some(({ hit }) => hit))
        if (found.phrases.length > 0) {
          expect([...texts.keys()].filter((row) => marked(texts[row]!))).toEqual(rising(found.rows))
        }
        if (together.length > 0) hits++
        else none++
      }),
      { numRuns: 300 },
    )
    expect(Math.min(hits, none)).toBeGreaterThan(30)
  })

  test.each([
    ['5，10，20毫米', '20毫米'],
    ['5，10，20毫米', '10'],
    ['2019，2020年', '2020年'],
    ['直径0.5，1.0，1.5 mm', '1.0'],
    ['7﹐8', '7'],
    ['⒈5 mm', '5'],
    ['①5G', '5G'],
  ])('“%s” has “%s”, which is lost where NFKC alone makes one number of it', async (text, words) => {
    expect(await find([text], words)).toMatchObject({ rows: [0], loose: false })
    expect((await find([text.normalize('NFKC')], words)).rows).toEqual([])
  })

  test('of Chinese alone is what looking for the letters finds', async () => {
    const han = fc.string({ unit: fc.constantFrom(...'激光切割'), minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(han, { minLength: 1 }), han, async (texts, words) => {
        const { rows, loose } = await find(texts, words)
        const expected = [...texts.keys()].filter((row) => texts[row]!.includes(words))
        expect(loose ? [] : rising(rows)).toEqual(expected)
      }),
    )
  })

  test('the order of words counts; an index that lacks a single place is seen', async () => {
    const texts = ['激光切割', '切割激光']
    const found = async (spoil: (places: readonly number[]) => readonly number[]) => {
      const files = await filesOf(texts)
      for (const [path, content] of files) {
        if (!path.includes('/words/')) continue
        const lists = [...readShard(content)].flatMap(([key, places]) => {
          const left = typeof places === 'number' ? [] : spoil(places)
          return left.length > 0 ? [[key, left] as const] : []
        })
        files.set(path, writeShard(new Map(lists)))
      }
      served(files)
      return (await Engine.load(BASE)).find(asking('激光切割'))
    }
    expect(having(texts, '激光切割')).toEqual([0])
    expect(await found((places) => places)).toMatchObject({ rows: [0], loose: false })
    expect(await found((places) => places.slice(1))).not.toMatchObject({ rows: [0], loose: false })
  })

  test('no phrase runs across marks, or from one text to the next', async () => {
    const texts = ['激光，切割', '激光 切割', '激光\n切割', '激', '光']
    expect(rising((await find(texts, '激光切割')).rows)).toEqual([1, 2])
    expect((await find(texts, '需求某企')).loose).toBe(true)
  })

  test('what says it more often comes before, of equals the shorter, and then the newer', async () => {
    const long = '，别的'.repeat(200)
    const texts = [`激光${long}`, '激光', '激光，激光，激光', '激光']
    expect((await find(texts, '激光')).rows).toEqual([2, 1, 3, 0])
  })

  test('texts as large as a file may be', async () => {
    const texts = ['激'.repeat(21_000), 'x'.repeat(60_000), `${'x'.repeat(50)}y`, '激光']
    expect(rising((await find(texts, '激激激')).rows)).toEqual([0])
    expect((await find(texts, '激光')).rows).toEqual([3])
    // Of a word without end the beginning counts.
    expect(rising((await find(texts, 'x'.repeat(80))).rows)).toEqual([1, 2])
    expect((await find(texts, 'x'.repeat(39))).rows).toEqual([])
  })
})

describe('where there are sixteen times as many texts', () => {
  const letters = Array.from({ length: 400 }, (_, at) => String.fromCodePoint(0x4e00 + at))
  let seed = 1
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  /** Every fourth letter is 的, as a few words are in every sentence and most in few. */
  const letter = () => (random(4) === 0 ? '的' : letters[random(400)]!)
  const texts = Array.from({ length: 1600 }, () => Array.from({ length: 150 }, letter).join(''))
  let [few, many]: Map<string, Uint8Array<ArrayBuffer>>[] = []
  beforeAll(async () => {
    few = await filesOf(texts.slice(0, 100))
    many = await filesOf(texts)
  })

  /** How many bytes of words are loaded for a word by whoever opens the catalogue. */
  async function loading(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, word: string) {
    let bytes = 0
    served(files, (path, size) => {
      if (path.includes('/words/')) bytes += size
    })
    await (await Engine.load(BASE)).find(asking(word))
    return bytes
  }

  test('a search for a rare word loads no more', async () => {
    for (const files of [few!, many!]) {
      const loads: number[] = []
      for (const word of letters) loads.push(await loading(files, word))
      const average = loads.reduce((sum, size) => sum + size, 0) / loads.length
      expect(average).toBeGreaterThan(4_000)
      expect(average).toBeLessThan(16_000)
      expect(Math.max(...loads)).toBeLessThan(24_000)
    }
    const countOf = (files: ReadonlyMap<string, unknown>) =>
      [...files.keys()].filter((path) => path.includes('/words/')).length
    expect(countOf(many!) / countOf(few!)).toBeGreaterThan(4)
  })

  test('of a frequent one all places are loaded, by whoever looks for it', async () => {
    const places = texts.join('').split('的').length - 1
    expect(places).toBeGreaterThan(40_000)
    expect(await loading(few!, '的')).toBeLessThan(24_000)
    expect(await loading(many!, '的')).toBeGreaterThan(places)
  })

  test('a list that lies in a file of its own is read as any other', async () => {
    served(many!)
    const engine = await Engine.load(BASE)
    for (const words of ['的', '的的', `的${letters[7]}`, `的的${letters[7]}`]) {
      const expected = [...texts.keys()].filter((row) => texts[row]!.includes(words))
      expect(rising((await engine.find(asking(words))).rows)).toEqual(expected)
      expect(expected.length).toBeGreaterThan(20)
    }
  })

  test('one that cannot be had is never “nothing found”', async () => {
    const largest = [...many!]
      .sort(([, a], [, b]) => b.length - a.length)
      .find(([path]) => path.includes('/words/'))!
    served(new Map([...many!].filter(([path]) => path !== largest[0])))
    const engine = await Engine.load(BASE)
    await expect(engine.find(asking('的'))).rejects.toThrow('404')
    expect((await engine.find(asking(letters[7]!))).rows.length).toBeGreaterThan(0)
  })
})

test('the entries of rows are those that were given', async () => {
  served(await filesOf(['激光', '切割']))
  const [one, other] = await (await Engine.load(BASE)).entries([1, 0])
  expect([one, other].map((entry) => [entry?.place, entry?.text])).toEqual([
    ['2023/id1', '切割。'],
    ['2023/id0', '激光。'],
  ])
})

test('another text, another folder; the same, the same', async () => {
  const folder = async (text: string) => [...(await filesOf([text])).keys()].at(-1)!.split('/')[0]
  expect(await folder('激光')).toBe(await folder('激光'))
  expect(await folder('激光')).not.toBe(await folder('激光器'))
})

describe('a part of the index that cannot be had is never “nothing found”', () => {
  test.each<[string, (content: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined]>([
    ['missing', () => undefined],
    ['cut', (content) => content.slice(0, -1)],
    ['empty', () => new Uint8Array()],
    ['a page', () => new TextEncoder().encode('<!doctype html>')],
  ])('%s', async (_, spoil) => {
    const files = await filesOf(['激光', '切割'])
    served(files)
    const engine = await Engine.load(BASE)
    const [path, whole] = [...files].find(([path]) => path.endsWith('words/0.bin'))!
    const spoilt = spoil(whole)
    if (spoilt) files.set(path, spoilt)
    else files.delete(path)
    await expect(engine.find(asking('激光'))).rejects.toThrow()
    files.set(path, whole)
    expect((await engine.find(asking('激光'))).rows).toEqual([0])
  })

  test('the table', async () => {
    served(new Map())
    await expect(Engine.load(BASE)).rejects.toThrow('404')
  })
})
