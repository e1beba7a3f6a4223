import type * as z from 'zod/mini'
import { mapping } from './conditions.ts'
import { list, option, optional, text, yesNo } from './fields.ts'

/** `site.yaml`: who publishes the site, and how it keeps what is private. Blank = not shown. */
export const siteSchema = mapping({
  name: text({ max: 40 }),
  host: text(),
  contact: optional(text()),
  domain: optional(text({ max: 100 })),
  siteIdCode: optional(text({ max: 20 })),
  icp: optional(text({ max: 60 })),
  policeFiling: optional(text({ max: 60 })),
  privatePart: option(['plain', 'sealed']),
  recipients: list(
    mapping({ label: text(), key: text({ max: 200 }), district: optional(text({ max: 40 })) }),
  ),
  forge: optional(
    mapping({
      kind: option(['github', 'gitea', 'gitlab']),
      api: text({ max: 200 }),
      owner: text({ max: 100 }),
      repository: text({ max: 100 }),
      branch: text({ max: 100 }),
      /** Enterprises may hand in a new entry with accounts of their own; the district then decides. */
      selfService: optional(yesNo()),
    }),
  ),
  /** The bureau's accounts on the forge: they may change what districts may not. */
  accounts: optional(list(text({ max: 60 }), { unique: true })),
  /** The entries are samples, and every page says so. */
  samples: yesNo(),
})

export type Site = z.output<typeof siteSchema>

/** Where a git host answers, for the pages' policy: scheme and host, and not a sign that would say more there. */
export function hostOrigin(api: string): string | undefined {
  return /^https?:\/\/[a-z\d.-]+(?::\d+)?(?=\/|$)/.exec(api.toLowerCase())?.[0]
}
