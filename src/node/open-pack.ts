import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Replaces a packed file by the files in it; its folder holds nothing else. */
export function openPack(
  packed: string,
  unpack: (bytes: Uint8Array<ArrayBuffer>) => readonly { path: string; content: Uint8Array }[],
): void {
  if (!existsSync(packed)) return
  const files = unpack(new Uint8Array(readFileSync(packed)))
  const folder = dirname(packed)
  const folders = new Set(files.map(({ path }) => dirname(join(folder, path))))
  for (const one of folders) mkdirSync(one, { recursive: true })
  for (const { path, content } of files) writeFileSync(join(folder, path), content)
  rmSync(packed)
}
