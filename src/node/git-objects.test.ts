import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../tests/support/folder.ts'
import { Repository } from '../../tests/support/repository.ts'
import { GitObjects } from './git-objects.ts'

/** The names that git gives refs, and what would be more than a name. */

const TO = 'refs/review/tip'
const empty = async () => GitObjects.create(join(await temporaryFolder(), 'objects.git'))

test('fetches a main branch whatever its name', async () => {
  const repository = await Repository.createWithoutFiles()
  const objects = await empty()
  const url = `file://${repository.root}/.git`
  const tip = repository.git('rev-parse', 'main').trim()
  for (const name of ['主干', 'release/2026', 'v1.0+a', 'a#b@c', 'Main_(1)']) {
    repository.git('branch', name, 'main')
    await objects.fetch({ url }, `refs/heads/${name}`, TO)
    expect([name, await objects.commit(TO)]).toEqual([name, tip])
  }
})

test.each(['refs/heads/*', 'refs/heads/a:refs/heads/b', 'refs/heads/a b', '-x', 'main', 'refs/heads/a\nb'])(
  'refuses %j',
  async (name) => {
    const fetched = (await empty()).fetch({ url: 'file:///nowhere' }, name, TO, { seconds: 0, bytes: 0 })
    await expect(fetched).rejects.toMatchObject({ kind: 'git' })
  },
)
