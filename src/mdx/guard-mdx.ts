import { relative, sep } from 'node:path'
import type { AstroIntegration } from 'astro'
import { classify } from '../domain/kinds.ts'
import { isMdxKind } from '../domain/mdx.ts'
import { wordFinding } from '../text/findings.ts'
import { mdxBody } from '../yaml/front-matter.ts'
import { validateMdx } from './validate-mdx.ts'

/** The part of a bundler's plugin that is used; Vite's own type is not among our dependencies. */
interface Guard {
  name: string
  enforce: 'pre'
  configResolved: (config: { command: 'build' | 'serve' }) => void
  transform: (code: string, id: string) => { code: string; map: null } | undefined
}

/**
 * Runs before the MDX compiler, in build and dev: passes only bodies of stories and notices without a fault.
 * `npm run check` and the collections refuse them as well; this guard holds even without those.
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
  /** The last valid body by path, shown in dev while the file has a fault. */
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
      const [fault] = validateMdx(kind, file, code)
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
