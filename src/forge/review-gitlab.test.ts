import { expect, test } from 'vitest'
import { change, forgeFor, noWait } from '../../tests/support/forge/forge-fixture.ts'
import { connectReview } from './connect-review.ts'
import { submit } from './forge.ts'

async function pullAtGitLab() {
  const forge = await forgeFor('gitlab')
  await submit(forge.settings, forge.accounts.outsider.token, change(), noWait)
  const review = (who: keyof typeof forge.accounts) =>
    connectReview(forge.settings, forge.accounts[who].token, forge.direct)
  return { forge, review }
}

test.each([404, 403])(
  'a private fork is not shown to the token (%i): its owner is not known',
  async (status) => {
    const { forge, review } = await pullAtGitLab()
    const host = review('reviewer')
    forge.failNext({ status }, 1)
    const fork = String(forge.host.forkOf(forge.accounts.outsider)!.id)
    expect((await host.pull(1))!.headRepository).toEqual({ id: fork, owner: undefined, isBase: false })
  },
)

test('projects are asked for once', async () => {
  const { forge, review } = await pullAtGitLab()
  const host = review('reviewer')
  await host.pull(1)
  const asked = forge.requests.length
  await host.pull(1)
  expect(forge.requests).toHaveLength(asked + 1)
})

test('an author without a role is answered 200 and no label is set: refused', async () => {
  const { forge, review } = await pullAtGitLab()
  const host = review('outsider')
  expect(await host.setLabels((await host.pull(1))!, ['可审核'], [])).toBe('refused')
  expect(forge.pulls[0]!.labels).toEqual([])
})

test.each([404, 400])('where a status cannot be set on the commit (%i): unsupported', async (status) => {
  const { forge, review } = await pullAtGitLab()
  const host = review('reviewer')
  const pull = (await host.pull(1))!
  forge.failNext({ status })
  expect(await host.setStatus(pull, 'success', '可审核')).toBe('unsupported')
})
