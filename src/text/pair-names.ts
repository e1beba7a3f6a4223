/** What the desk calls a pair. */

/** A demand whose enterprise is not named, or not known here. */
export const demandName = (id: string): string =>
  id.length === 18 ? `企业（${id}）` : `不公开名称的企业（${id}）`

/** A pair, on this page only. */
export const pairName = (enterprise: string, expert: string | undefined): string =>
  expert === undefined ? enterprise : `${enterprise} · ${expert}`

export const sealedPair = (alias: string): string => `加密的一份（${alias}）`

/** No placement of this alias is known here. */
export const unknownPair = (alias: string): string => `编号 ${alias}`
