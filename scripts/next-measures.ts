import { unconfirmedComment } from '../src/domain/unconfirmed.ts'

/**
 * The last notice's measures as a proposal for the next one, with one mark for all: when that is gone, `npm run check` tells
 * each passage that the new notice does not say.
 */
export function nextMeasures(text: string, from: number, to: number): string {
  const list = text.replaceAll('\r\n', '\n').replace(/^(?:#[^\n]*\n)*/, '')
  const mark = unconfirmedComment(`照${from}年抄来，请对照${to}年通知逐句改好；不用的，删去这个文件`)
  return `#${mark}\n${list.replaceAll(`${from}年`, `${to}年`)}`
}
