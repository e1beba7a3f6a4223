import { describe, expect, test } from 'vitest'
import { BRANCH, change, FOLDER, forgeFor } from '../../tests/support/forge/forge-fixture.ts'
import { type Progress, readFolder, submit } from './forge.ts'

/** Exactly so many bytes, of Chinese, emoji and what JSON and shells trip over. */
function textOf(bytes: number, seed: number): string {
  const line = `第${seed}家：高精度激光镜头🔬，“良率≥99.5%”；\\ "$HOME" \`'\t<!-- & -->\u{2F81A}ﬁ\n`
  const size = Buffer.byteLength(line)
  const whole = Math.floor((bytes - 1) / size)
  return `${line.repeat(whole)}${'x'.repeat(bytes - 1 - whole * size)}\n`
}

const sets = [
  { count: 60, bytes: 64 * 1024 },
  { count: 300, bytes: 3_000 },
]

describe.each(['github', 'gitea', 'gitlab'] as const)('%s', (kind) => {
  test.each(sets)(
    '$count files of $bytes bytes arrive byte for byte',
    async ({ count, bytes }) => {
      const forge = await forgeFor(kind)
      const { token } = forge.accounts.collaborator
      const names = Array.from({ length: count }, (_, index) =>
        index === 7 ? '武汉某某公司.yaml' : `e${index}.yaml`,
      )
      const texts = Object.fromEntries(
        names.map((name, index) => [`${FOLDER}/${name}`, textOf(bytes, index)]),
      )
      const progress: Progress[] = []
      const onStep = (_: string, at?: Progress) => void (at && progress.push(at))
      const submitted = await submit(forge.settings, token, change(texts), { ...forge.direct, onStep })
      expect(forge.repository.ahead('main', BRANCH)).toEqual([submitted.commit])
      const files = forge.repository.files(BRANCH)
      expect([...files.keys()].filter((path) => path.startsWith(`${FOLDER}/`))).toHaveLength(count + 1)
      for (const [path, text] of Object.entries(texts)) {
        expect(forge.repository.blob(files.get(path)!)!.equals(Buffer.from(text)), path).toBe(true)
      }
      expect(progress[0]).toEqual({ done: 0, total: count })
      expect(progress.at(-1)).toEqual({ done: count, total: count })
      expect(await submit(forge.settings, token, change(texts), forge.direct)).toEqual({
        ...submitted,
        outcome: 'unchanged',
      })
      // Each file is a request: enough with the fewer ones.
      if (count > 100) return
      const back = await readFolder(forge.settings, token, { folder: FOLDER, branch: BRANCH }, forge.direct)
      expect(back).toHaveLength(count + 1)
      expect(Object.fromEntries(back.map(({ path, text }) => [path, text]))).toMatchObject(texts)
    },
    60_000,
  )
})

test('GitHub: few writing requests, each of a bearable size', async () => {
  const forge = await forgeFor('github')
  const texts = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`${FOLDER}/e${index}.yaml`, textOf(16 * 1024, index)]),
  )
  await submit(forge.settings, forge.accounts.collaborator.token, change(texts), forge.direct)
  const writing = forge.requests.filter(({ method }) => method !== 'GET')
  expect(writing.length).toBeLessThan(15)
  expect(Math.max(...writing.map(({ body }) => Buffer.byteLength(body)))).toBeLessThan(2 * 1024 * 1024)
})
