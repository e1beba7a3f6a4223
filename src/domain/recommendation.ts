/**
 * 六（二）: how many of its two grounds for being recommended first an enterprise has, “专精特新” and an institution of
 * research. It orders, and refuses nobody.
 */
export function recommendationGrounds(honors: readonly string[], hasInstitution: boolean): number {
  return Number(honors.some((honor) => honor.includes('专精特新'))) + Number(hasInstitution)
}
