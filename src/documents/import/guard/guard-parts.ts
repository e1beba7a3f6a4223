/** Parts of an Office file as its own relations name them: their spelling in the zip is only habit. */

export interface Relation {
  id: string
  /** The last word of its type: worksheet, sharedStrings, comments … */
  type: string
  /** Name of the part in the zip. */
  target: string
}

/** Text of a part by its name, which is the same in upper and lower case; undefined if there is none. */
export type Parts = (name: string) => string | undefined

/** The relations of a part ('' for the whole file); those to addresses outside are left out. */
export function relationsOf(parts: Parts, source: string): Relation[] {
  const cut = source.lastIndexOf('/') + 1
  const xml = parts(`${source.slice(0, cut)}_rels/${source.slice(cut)}.rels`) ?? ''
  return [...xml.matchAll(/<(?:[\w.-]+:)?Relationship\s[^<>]*>/g)].flatMap(([tag]) => {
    const target = attribute(tag, 'Target')
    if (!target || attribute(tag, 'TargetMode') === 'External') return []
    const type = attribute(tag, 'Type').split('/').at(-1)!
    return [{ id: attribute(tag, 'Id'), type, target: resolved(source.slice(0, cut), target) }]
  })
}

function attribute(tag: string, name: string): string {
  return (
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(tag)
      ?.slice(1)
      .find((value) => value !== undefined) ?? ''
  )
}

function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const steps: string[] = []
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
