import type { TestHost } from './test-host.ts'

/**
 * What git asks for over http where a server offers files alone (https://git-scm.com/docs/http-protocol, “Dumb
 * Clients”): enough for `git fetch` of real git from a repository in memory. `undefined` where it is none of them.
 */
export function gitFile(
  host: TestHost,
  path: string,
  pullRef: (number: number) => string,
): { status: number; body: Buffer } | undefined {
  const { owner, name, file } =
    /^\/(?<owner>[^/]+)\/(?<name>[^/]+)\.git\/(?<file>.+)$/.exec(path)?.groups ?? {}
  if (!owner || !name || !file) return undefined
  const repository = host.find(owner, name)
  const found = repository && contentOf(file)
  return found === undefined
    ? { status: 404, body: Buffer.from('') }
    : { status: 200, body: Buffer.from(found) }

  function contentOf(file: string): string | Buffer | undefined {
    if (file === 'HEAD') return `ref: refs/heads/${host.options.main}\n`
    if (file === 'info/refs') {
      const references = host.references(repository!, pullRef)
      return references.map(([reference, commit]) => `${commit}\t${reference}\n`).join('')
    }
    const [, folder, rest] = /^objects\/([0-9a-f]{2})\/([0-9a-f]{38})$/.exec(file) ?? []
    return folder && rest ? repository!.git.looseObject(folder + rest) : undefined
  }
}
