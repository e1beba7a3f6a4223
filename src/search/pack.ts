/** Many files in one: how long the list of them is (four bytes), the list of their paths and sizes, and all they hold. */

export interface SearchFile {
  /** Below the search's own folder. */
  path: string
  content: Uint8Array<ArrayBuffer>
}

export function pack(files: readonly SearchFile[]): Uint8Array<ArrayBuffer> {
  const list = new TextEncoder().encode(
    JSON.stringify(files.map(({ path, content }) => [path, content.length])),
  )
  const size = files.reduce((sum, { content }) => sum + content.length, 4 + list.length)
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, list.length)
  bytes.set(list, 4)
  let at = 4 + list.length
  for (const { content } of files) {
    bytes.set(content, at)
    at += content.length
  }
  return bytes
}

/** What `pack` was given. */
export function unpack(bytes: Uint8Array<ArrayBuffer>): SearchFile[] {
  let at = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(4, at))) as [string, number][]
  return list.map(([path, size]) => {
    const content = bytes.subarray(at, at + size)
    at += size
    return { path, content }
  })
}
