import ts from 'typescript'

/** A regular expression as it stands in the code. */
export interface Written {
  file: string
  line: number
  /** Undefined where it is put together at run time (`new RegExp`). */
  expression: { source: string; flags: string } | undefined
}

/** Every regular expression literal, `new RegExp` and `RegExp()` of a file, as the compiler sees them. */
export function expressionsIn(file: string, text: string): Written[] {
  return scriptsOf(file, text).flatMap(({ code, from }) => {
    const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX)
    const found: Written[] = []
    const note = (node: ts.Node, expression: Written['expression']) => {
      const line = from + tree.getLineAndCharacterOfPosition(node.getStart(tree)).line
      found.push({ file, line, expression })
    }
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        note(node, { source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
      }
      const called = ts.isNewExpression(node) || ts.isCallExpression(node)
      if (called && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp')
        note(node, undefined)
      ts.forEachChild(node, visit)
    }
    visit(tree)
    return found
  })
}

interface Script {
  code: string
  /** The line of the file on which it begins. */
  from: number
}

/** The code of a file: of an Astro component its front matter, its scripts, and what its template works out. */
function scriptsOf(file: string, text: string): Script[] {
  if (!file.endsWith('.astro')) return [{ code: text, from: 1 }]
  const blank = (part: string) => part.replace(/[^\n]/g, ' ')
  const front = /^---\n[\s\S]*?\n---$/m.exec(text)?.[0] ?? ''
  const scripts = [...text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)].map(
    ({ index, 1: open = '', 2: code = '' }) => ({ code, from: lineAt(text, index + open.length) }),
  )
  const template = text
    .slice(front.length)
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, blank)
    .replace(/<!--[\s\S]*?-->/g, blank)
  return [
    { code: front.slice(3, -3), from: 1 },
    { code: `<>${template}</>`, from: lineAt(text, front.length) },
    ...scripts,
  ]
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
