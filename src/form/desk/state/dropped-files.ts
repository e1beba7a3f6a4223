export interface NamedFile {
  file: File
  /** With the folders that it was dropped in. */
  path: string
}

/** Files of a drop, those in folders included; a file that cannot be opened is left out by the browser itself. */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  // All at once: the list is empty after the first pause.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, path: file.name }))
  return (await Promise.all(entries.map((entry) => filesIn(entry)))).flat()
}

/** More folders in folders than anybody makes would be a trap. */
const DEEPEST = 8

async function filesIn(entry: FileSystemEntry, depth = 0): Promise<NamedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File | undefined>((resolve) =>
      entry.file(resolve, () => resolve(undefined)),
    )
    return file ? [{ file, path: entry.fullPath.replace(/^\//, '') }] : []
  }
  if (!isFolder(entry) || depth === DEEPEST) return []
  const reader = entry.createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (some.length === 0) break
    children.push(...some)
  }
  return (await Promise.all(children.map((child) => filesIn(child, depth + 1)))).flat()
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
