import type * as z from 'zod'
import { mapping } from './conditions.ts'
import { list, option, text, yesNo } from './fields.ts'

/** `site.yaml`: who publishes the site, and how it keeps what is private. Blank = not shown. */
export const siteSchema = mapping({
  name: text({ max: 40 }),
  host: text(),
  contact: text().optional(),
  domain: text({ max: 100 }).optional(),
  siteIdCode: text({ max: 20 }).optional(),
  icp: text({ max: 60 }).optional(),
  policeFiling: text({ max: 60 }).optional(),
  privatePart: option(['plain', 'sealed']),
  recipients: list(
    mapping({ label: text(), key: text({ max: 200 }), district: text({ max: 40 }).optional() }),
  ),
  forge: mapping({
    kind: option(['github', 'gitea', 'gitlab']),
    api: text({ max: 200 }),
    owner: text({ max: 100 }),
    repository: text({ max: 100 }),
    branch: text({ max: 100 }),
  }).optional(),
  /** The bureau's accounts on the forge: they may change what districts may not. */
  accounts: list(text({ max: 60 }), { unique: true }).optional(),
  /** The entries are samples, and every page says so. */
  samples: yesNo(),
})

export type Site = z.output<typeof siteSchema>
