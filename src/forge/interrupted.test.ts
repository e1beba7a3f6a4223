import { describe, expect, test } from 'vitest'
import { BRANCH, change, forgeFor } from '../../tests/support/forge/forge-fixture.ts'
import type { TestForge } from '../../tests/support/forge/start-forge.ts'
import { ForgeError, submit } from './forge.ts'

/** Interrupted at every single request, and then sent again: the end is the same as without. */

// Not deep: every folder on the way is a request, and every request a run.
const [NEW, OLD] = ['demands/new.yaml', 'demands/old.yaml']
const content = { [OLD]: '最初的\n' }
const FIRST = change({ [OLD]: '以前的\n' })
const SECOND = change({ [NEW]: '企业: 某某\n', [OLD]: '改了\n' })

const scenarios = {
  'a new submission': async () => {},
  'a submission on top of an open one': async (forge: TestForge, token: string) => {
    await submit(forge.settings, token, FIRST, forge.direct)
  },
  'a submission after a merge': async (forge: TestForge, token: string) => {
    await submit(forge.settings, token, FIRST, forge.direct)
    forge.host.merge(1, 'squash')
  },
}

async function prepared(
  kind: 'github' | 'gitea' | 'gitlab',
  who: 'collaborator' | 'outsider',
  scenario: keyof typeof scenarios,
) {
  const forge = await forgeFor(kind, { content })
  const { token } = forge.accounts[who]
  await scenarios[scenario](forge, token)
  const before = forge.requests.length
  return { forge, token, before, send: () => submit(forge.settings, token, SECOND, forge.direct) }
}

/**
 * On top of an open one, a fork is a repository like the other. The procedure is the same for all hosts: of the others,
 * two runs have every writing request that they know.
 */
function isWorthARun(kind: string, who: string, scenario: keyof typeof scenarios): boolean {
  const isOnTop = scenario === 'a submission on top of an open one'
  if (kind === 'github') return who === 'collaborator' || !isOnTop
  return who === 'collaborator' ? isOnTop : scenario === 'a new submission'
}

/** All that must be the same however often it was interrupted. */
function state(forge: TestForge) {
  const repositories = forge.host.repositories.map(({ git }) =>
    git.branches(BRANCH).map(({ name, commit }) => ({
      name,
      tree: git.treeAt(commit),
      ahead: git.ahead('main', commit).length,
    })),
  )
  return { repositories, pulls: forge.pulls.map(({ number, state, branch }) => ({ number, state, branch })) }
}

const runs = (['github', 'gitea', 'gitlab'] as const).flatMap((kind) =>
  (['collaborator', 'outsider'] as const).flatMap((who) =>
    (Object.keys(scenarios) as (keyof typeof scenarios)[])
      .filter((scenario) => isWorthARun(kind, who, scenario))
      .map((scenario) => ({ kind, who, scenario })),
  ),
)

describe.each(runs)('$kind, $who, $scenario', ({ kind, who, scenario }) => {
  test('interrupted anywhere, and sent again', async () => {
    const smooth = await prepared(kind, who, scenario)
    await smooth.send()
    const expected = state(smooth.forge)
    const asked = smooth.forge.requests.slice(smooth.before)
    expect(asked.length).toBeGreaterThan(4)
    const cuts = asked.flatMap(({ method }, skip) => [
      { skip, cut: 'before' as const },
      // A reading request whose response is lost has changed nothing.
      ...(method === 'GET' ? [] : [{ skip, cut: 'after' as const }]),
    ])
    for (const { skip, cut } of cuts) {
      const { forge, send } = await prepared(kind, who, scenario)
      forge.failNext({ cut }, skip)
      const failed = await send().catch((error) => error)
      expect(failed, `${cut} ${skip}`).toBeInstanceOf(ForgeError)
      expect(failed.fault.kind).toBe('offline')
      await send()
      expect(state(forge), `${cut} ${skip}`).toEqual(expected)
    }
  })
})
