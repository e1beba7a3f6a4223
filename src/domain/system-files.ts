/** Left in folders by file managers. */
export const systemFileNames: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** Whether systems and office programs have left it beside what people made; zips of a Mac have a folder of such. */
export function isSystemFile(path: string): boolean {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  return systemFileNames.has(name) || /^(?:\._|~\$)/.test(name) || folders.includes('__MACOSX')
}
