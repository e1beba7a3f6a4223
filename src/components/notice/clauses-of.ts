import { type Clause, clauses } from '../../domain/clauses.ts'
import { type Code, codes } from '../../domain/finding.ts'
import { wordings } from '../../text/rules/wordings.ts'

export interface NoticeClause {
  id: Clause
  /** 一、目标任务; absent for the paragraph of 报送. */
  title?: string
}

/**
 * The clauses of a notice in their order. Its MDX is held to components with plain string attributes,
 * so its text tells them, before anything is rendered.
 */
export function clausesOf(source: string): NoticeClause[] {
  return [...source.matchAll(/<Clause\s([^<>]*)>/g)].map(([, attributes = '']) => {
    const [id, title] = ['id', 'title'].map((name) => attributeOf(attributes, name))
    return { id: asClause(id ?? ''), ...(title !== undefined && { title }) }
  })
}

/** The clauses that a story names, each once, in its own order. Its MDX is held to plain attributes. */
export function clausesCited(source: string): Clause[] {
  const ids = [...source.matchAll(/<ClauseRef\s+id="([^"<]+)"/g)].map(([, id]) => asClause(id!))
  return [...new Set(ids)]
}

function attributeOf(attributes: string, name: string): string | undefined {
  const [, value] = attributes.split(`${name}="`)
  return value?.slice(0, Math.max(0, value.indexOf('"')))
}

export function asClause(id: string): Clause {
  if ((clauses as readonly string[]).includes(id)) return id as Clause
  throw new Error(`The notice has a clause “${id}” that src/domain/clauses.ts does not know`)
}

/** 一、 + 目标任务: the number hangs in the margin. The two together are the title, to the last character. */
export function splitTitle(title: string): { number: string; rest: string } {
  const { number = '', rest = title } =
    /^(?<number>[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)(?<rest>.*)$/u.exec(title)?.groups ?? {}
  return { number, rest }
}

/** The checks that stand on a clause. */
export function checksOn(clause: Clause): { code: Code; title: string }[] {
  return (Object.keys(codes) as Code[])
    .filter((code) => codes[code].clause === clause)
    .map((code) => ({ code, title: wordings[code].title }))
}
