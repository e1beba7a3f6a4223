import { type KnownUnit, type Unit, unitNamed } from '../../../domain/number-units.ts'

/** The units that a label gives: in brackets, after 单位, after a stroke: （亿元）, 单位：元, /千元. */
export function unitsInLabel(label: string, unit: Unit): KnownUnit[] {
  const half = label.normalize('NFKC').replace(/\s/g, '')
  const places = [
    ...[...half.matchAll(/[(〔[【]([^()〔〕[\]【】]*)[)〕\]】]/g)].map(([, inside]) => inside!),
    ...[...half.matchAll(/单位[:为]?([^\s,;()、/]+)/g)].map(([, inside]) => inside!),
    ...[...half.matchAll(/[/／]([^/／()]+)$/g)].map(([, inside]) => inside!),
  ]
  const found = places
    .flatMap((place) => place.split(/[,，;；、/:：]|单位|人民币/))
    .flatMap((word) => unitNamed(word.replace(/^(?:以|按)|(?:计|为单位)$/g, ''), unit) ?? [])
  return found.filter(({ power }, at) => found.findIndex((other) => other.power === power) === at)
}
