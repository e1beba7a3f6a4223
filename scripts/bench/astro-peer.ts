import { peerContent } from './peer-content.ts'
import { peerPages } from './peer-pages.ts'

/**
 * The peer of the build: the same public part in an ordinary Astro project. Astro's own loader and a zod schema read and
 * validate every field, of placements and reports as well; one template prints each demand in the same frame as the
 * site's, others the same lists in pages; open data, feed, sitemap and policy are the same. Not in it: comments beside
 * keys, rules between entries, places of faults, related demands, figures in bold, codes to scan, the form, the desk
 * and all other pages.
 */
export const astroPeer: Readonly<Record<string, string>> = { ...peerContent, ...peerPages }
