/**
 * Changed lines of a rewritten entry, as a person wants to see them. Lines of the private part are
 * counted only: they may not be shown.
 */
export function changedLines(before: string, after: string): string {
  const [old, fresh] = [publicLines(before), publicLines(after)]
  const [oldSet, freshSet] = [new Set(old), new Set(fresh)]
  const removed = old.filter((line) => !freshSet.has(line)).map((line) => `  - ${line}\n`)
  const added = fresh.filter((line) => !oldSet.has(line)).map((line) => `  + ${line}\n`)
  const hidden = before.split('\n').length - old.length
  return [...removed, ...added, hidden > 0 ? '  （非公开部分的改动不在这里显示）\n' : ''].join('')
}

/** The lines before, and after, the private part: it ends where the next key at the margin begins. */
function publicLines(text: string): string[] {
  let isPublic = true
  return text.split(/\r?\n/).filter((line) => {
    if (/^[^\s#-]/.test(line)) isPublic = /^["']?public["']?\s*:/.test(line)
    return isPublic
  })
}
