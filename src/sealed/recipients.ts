/** One row of `recipients` in `site.yaml`: without a district it is the bureau's. */
export interface Recipient {
  key: string
  district?: string | undefined
}

/** The public keys that an entry of this district is sealed for: the bureau's and the district's own. */
export function recipientsFor(recipients: readonly Recipient[], district: string): string[] {
  const own = recipients.filter((recipient) => (recipient.district ?? district) === district)
  return [...new Set(own.map(({ key }) => key))]
}
