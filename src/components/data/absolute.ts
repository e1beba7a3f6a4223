/** An address of this site as others need it: feeds, sitemaps, tables that leave the site. */
export function absolute(path: string): string {
  return new URL(path, import.meta.env.SITE).href
}
