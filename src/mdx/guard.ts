import { relative, sep } from 'node:path'
import type { AstroIntegration } from 'astro'
import { classify } from '../domain/kinds.ts'
import { isMdxKind } from '../domain/mdx.ts'
import { wordFinding } from '../text/findings.ts'
import { mdxBody } from './body.ts'
import { judgeMdx } from './judge.ts'

/** The part of a bundler's plugin that is used; Vite's own type is not among our dependencies. */
interface Guard {
  name: string
  enforce: 'pre'
  configResolved: (config: { command: 'build' | 'serve' }) => void
  transform: (code: string, id: string) => { code: string; map: null } | undefined
}

/**
 * Stands before the MDX compiler, in build and dev alike: it hands over nothing but bodies of stories and
 * notices without a fault. `npm run check` and the collections have refused them before; this holds even
 * where nobody asked either.
 */
export function guardMdx(contentRoot: string): AstroIntegration {
  return {
    name: 'mdx-guard',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [guard(contentRoot)] } })
      },
    },
  }
}

export function guard(contentRoot: string): Guard {
  /** By path; while somebody writes a file it keeps its place on the page. */
  const lastSound = new Map<string, string>()
  let isDev = false
  return {
    name: 'mdx-guard',
    enforce: 'pre',
    configResolved({ command }) {
      isDev = command === 'serve'
    },
    transform(code, id) {
      const path = id.split('?')[0]!
      if (!path.endsWith('.mdx') || /[?&]raw\b/.test(id)) return undefined
      const file = relative(contentRoot, path).split(sep).join('/')
      const { kind } = classify(file)
      if (!kind || !isMdxKind(kind)) throw new Error(`${file}: no MDX but stories and notices is compiled`)
      const [fault] = judgeMdx(kind, file, code)
      const former = lastSound.get(path)
      if (fault && isDev && former !== undefined) return { code: former, map: null }
      if (fault) {
        const { line, column } = fault.args.at
        throw new Error(`${file}:${line}:${column} ${wordFinding(fault).problem}`)
      }
      const body = mdxBody(code)
      lastSound.set(path, body)
      return { code: body, map: null }
    },
  }
}
