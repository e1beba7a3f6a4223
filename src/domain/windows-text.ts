/** UTF-8; where the bytes are none, the code page of Windows in China, which says so nowhere. */
export function utf8OrGb18030(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
