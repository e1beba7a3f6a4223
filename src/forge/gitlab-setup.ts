import type { Client } from './client.ts'
import type { GitLabOperations } from './gitlab-operations.ts'
import { allPages } from './host-parts.ts'
import { sameAccount } from './review-host.ts'
import { LABEL_COLOR } from './review-parts.ts'
import type { SetupHost } from './setup-host.ts'
import type { ForgeSettings } from './submission.ts'
import { integer, list, text } from './untrusted.ts'

const PAGE = 100
/** https://docs.gitlab.com/api/access_requests/#valid-access-levels */
const LEVEL = { nobody: 0, reporter: 20, developer: 30, maintainer: 40 } as const

/** https://docs.gitlab.com/api/: `projects`, `labels`, `protected_branches`, `members`, `users`. */
export function gitlabSetup(client: Client, settings: ForgeSettings): SetupHost {
  const main = { id: `${settings.owner}/${settings.repository}` }
  const send = client.operations<GitLabOperations>(encodeURIComponent)
  const project = async () => {
    client.enter('repository')
    return (await send('GET /projects/{id}', main)).body
  }
  const userId = async (username: string) => {
    const users = list((await send('GET /users', {}, { query: { username } })).body)
    const user = users.find((one) => sameAccount(text(one?.username), username))
    return user ? integer(user.id) : undefined
  }

  return {
    async mayAdminister() {
      const { project_access, group_access } = (await project())?.permissions ?? {}
      const levels = [project_access, group_access].map((access) => access?.access_level ?? 0)
      return Math.max(...levels.map(Number)) >= LEVEL.maintainer
    },

    async defaultBranch() {
      return text((await project())?.default_branch)
    },

    async labels(names) {
      client.enter('labels')
      const known = await allPages(PAGE, async (page) => {
        const query = { include_ancestor_groups: true, per_page: PAGE, page }
        return list((await send('GET /projects/{id}/labels', main, { query })).body)
      })
      return names.filter((name) => known.some((label) => text(label?.name) === name))
    },

    /** The group's, so that its other projects and forks know it; of a person's project its own. */
    async addLabel(name) {
      client.enter('labels')
      const body = { name, color: `#${LABEL_COLOR}` }
      const group = { id: settings.owner }
      const options = { body, accept: [403, 404] }
      if ((await send('POST /groups/{id}/labels', group, options)).status < 300) return
      await send('POST /projects/{id}/labels', main, { body })
    },

    async mergesByCommit() {
      const found = await project()
      // The pipeline of a fork's merge request is the fork's: never a condition.
      const isFree = found?.only_allow_merge_if_pipeline_succeeds !== true
      return found?.merge_method === 'merge' && found.squash_option === 'never' && isFree
    },

    async mergeByCommit() {
      client.enter('repository')
      const body = {
        merge_method: 'merge',
        squash_option: 'never' as const,
        only_allow_merge_if_pipeline_succeeds: false,
      }
      await send('PUT /projects/{id}', main, { body })
    },

    async protection() {
      client.enter('branch')
      const operation = 'GET /projects/{id}/protected_branches/{name}'
      const { status, body } = await send(operation, { ...main, name: settings.branch }, { accept: [404] })
      if (status === 404) return 'none'
      const levels = [...list(body?.push_access_levels ?? []), ...list(body?.merge_access_levels ?? [])]
      const isBureaus = levels.every(
        (level) => ![LEVEL.reporter, LEVEL.developer].includes(Number(level?.access_level) as 20),
      )
      return isBureaus && body?.allow_force_push !== true ? 'as-wanted' : 'other'
    },

    async protect() {
      client.enter('branch')
      const body = {
        name: settings.branch,
        push_access_level: LEVEL.nobody,
        merge_access_level: LEVEL.maintainer,
        allow_force_push: false,
      }
      await send('POST /projects/{id}/protected_branches', main, { body })
    },

    async standing(account) {
      client.enter('account')
      if ((await userId(account)) === undefined) return 'nobody'
      const members = await allPages(PAGE, async (page) => {
        const query = { query: account, per_page: PAGE, page }
        return list((await send('GET /projects/{id}/members/all', main, { query })).body)
      })
      const member = members.find((one) => sameAccount(text(one?.username), account))
      const level = member ? integer(member.access_level) : 0
      if (level >= LEVEL.developer) return 'pusher'
      if (level >= LEVEL.reporter) return 'reader'
      return (await project())?.visibility === 'private' ? 'outside' : 'reader'
    },

    async collaborators() {
      client.enter('account')
      const found = await allPages(PAGE, async (page) => {
        const query = { per_page: PAGE, page }
        return list((await send('GET /projects/{id}/members/all', main, { query })).body)
      })
      return found.map((member) => text(member?.username))
    },

    async addReader(account) {
      client.enter('account')
      const user_id = await userId(account)
      if (user_id === undefined) throw client.fault('not-found')
      const body = { user_id, access_level: LEVEL.reporter }
      await send('POST /projects/{id}/members', main, { body })
    },
  }
}
