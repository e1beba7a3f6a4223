import type { District } from '../../src/domain/district.ts'
import type { Site } from '../../src/domain/site.ts'
import { sameAccount } from '../../src/forge/review-host.ts'
import type { SetupHost, Standing } from '../../src/forge/setup-host.ts'
import { labels } from '../../src/review/label.ts'

/** What can be made by the token. */
export type Action =
  | { kind: 'label'; name: string }
  | { kind: 'merge-by-commit' }
  | { kind: 'protect' }
  | { kind: 'reader'; account: string; district: string }

/** What a person has to look at. */
export type Remark =
  | { kind: 'other-protection' | 'no-protection' }
  | { kind: 'nobody' | 'pusher' | 'invited' | 'twice'; account: string; district: string }
  | { kind: 'bureau-nobody' | 'bureau-reader'; account: string }
  | { kind: 'no-accounts'; district: string }
  | { kind: 'no-bureau' }

export interface Plan {
  actions: Action[]
  remarks: Remark[]
  /** Checked and found as wanted. */
  done: number
}

/** Compares the host with the settings; changes nothing. */
export async function planSetup(host: SetupHost, site: Site, districts: readonly District[]): Promise<Plan> {
  const plan: Plan = { actions: [], remarks: [], done: 0 }
  const want = (isDone: boolean, action: Action) => {
    if (isDone) plan.done++
    else plan.actions.push(action)
  }
  const present = await host.labels(labels)
  for (const name of labels) want(present.includes(name), { kind: 'label', name })
  want(await host.mergesByCommit(), { kind: 'merge-by-commit' })
  const protection = await host.protection()
  if (protection === 'other') plan.remarks.push({ kind: 'other-protection' })
  else if (protection === 'unsupported') plan.remarks.push({ kind: 'no-protection' })
  else want(protection === 'as-wanted', { kind: 'protect' })

  const bureau = site.accounts ?? []
  if (bureau.length === 0) plan.remarks.push({ kind: 'no-bureau' })
  for (const account of bureau) {
    const standing = await host.standing(account)
    if (standing === 'pusher') plan.done++
    else plan.remarks.push({ kind: standing === 'nobody' ? 'bureau-nobody' : 'bureau-reader', account })
  }
  const seen: string[] = []
  for (const { name: district, accounts } of districts) {
    if (accounts.length === 0) plan.remarks.push({ kind: 'no-accounts', district })
    for (const account of accounts) {
      if ([...seen, ...bureau].some((other) => sameAccount(other, account))) {
        plan.remarks.push({ kind: 'twice', account, district })
        continue
      }
      seen.push(account)
      placeReader(plan, await host.standing(account), account, district)
    }
  }
  return plan
}

function placeReader(plan: Plan, standing: Standing, account: string, district: string): void {
  if (standing === 'reader') plan.done++
  else if (standing === 'outside') plan.actions.push({ kind: 'reader', account, district })
  else plan.remarks.push({ kind: standing, account, district })
}

export async function carryOut(host: SetupHost, action: Action, bureau: readonly string[]): Promise<void> {
  switch (action.kind) {
    case 'label':
      return host.addLabel(action.name)
    case 'merge-by-commit':
      return host.mergeByCommit()
    case 'protect':
      return host.protect(bureau)
    case 'reader':
      return host.addReader(action.account)
  }
}
