import type { Client } from './client.ts'
import type { GiteaOperations } from './gitea-operations.ts'
import { inPath, ownerAndRepo } from './host-parts.ts'
import { STATUS_NAME } from './review-host.ts'
import { LABEL_COLOR, untilEmpty } from './review-parts.ts'
import type { SetupHost } from './setup-host.ts'
import type { ForgeSettings } from './submission.ts'
import { list, text } from './untrusted.ts'

const PAGE = 50
/** To merge otherwise than by a commit; the last one is unknown before 1.22. */
const OTHER_WAYS = [
  'allow_squash_merge',
  'allow_rebase',
  'allow_rebase_explicit',
  'allow_fast_forward_only_merge',
] as const

/** `/api/swagger` of every installation. */
export function giteaSetup(client: Client, settings: ForgeSettings): SetupHost {
  const main = ownerAndRepo(`${settings.owner}/${settings.repository}`)
  const { branch } = settings
  const send = client.operations<GiteaOperations>(inPath)
  const repository = async () => {
    client.enter('repository')
    return (await send('GET /repos/{owner}/{repo}', main)).body
  }

  return {
    async mayAdminister() {
      return (await repository())?.permissions?.admin === true
    },

    async defaultBranch() {
      return text((await repository())?.default_branch)
    },

    async labels(names) {
      client.enter('labels')
      const known = await untilEmpty(async (page) => {
        const query = { limit: PAGE, page }
        return list((await send('GET /repos/{owner}/{repo}/labels', main, { query })).body ?? [])
      })
      return names.filter((name) => known.some((label) => text(label?.name) === name))
    },

    async addLabel(name) {
      client.enter('labels')
      await send('POST /repos/{owner}/{repo}/labels', main, { body: { name, color: `#${LABEL_COLOR}` } })
    },

    async mergesByCommit() {
      const found = await repository()
      return found?.allow_merge_commits === true && OTHER_WAYS.every((way) => found[way] !== true)
    },

    async mergeByCommit() {
      client.enter('repository')
      const body = {
        has_pull_requests: true,
        allow_merge_commits: true,
        ...Object.fromEntries(OTHER_WAYS.map((way) => [way, false])),
        default_merge_style: 'merge',
      }
      await send('PATCH /repos/{owner}/{repo}', main, { body })
    },

    async protection() {
      client.enter('branch')
      const rules = list((await send('GET /repos/{owner}/{repo}/branch_protections', main)).body ?? [])
      const rule = rules.find((one) => (one?.rule_name || one?.branch_name) === branch)
      if (!rule) return 'none'
      const isRequired =
        rule.enable_status_check === true &&
        list(rule.status_check_contexts ?? []).some((name) => text(name) === STATUS_NAME)
      return isRequired && !rule.enable_push ? 'as-wanted' : 'other'
    },

    async protect(bureau) {
      client.enter('branch')
      const body = {
        rule_name: branch,
        enable_push: false,
        enable_status_check: true,
        status_check_contexts: [STATUS_NAME],
        enable_merge_whitelist: bureau.length > 0,
        merge_whitelist_usernames: [...bureau],
      }
      await send('POST /repos/{owner}/{repo}/branch_protections', main, { body })
    },

    async standing(collaborator) {
      client.enter('account')
      const operation = 'GET /repos/{owner}/{repo}/collaborators/{collaborator}/permission'
      const { status, body } = await send(operation, { ...main, collaborator }, { accept: [404] })
      if (status === 404) return 'nobody'
      const permission = text(body?.permission)
      if (permission === 'none') return 'outside'
      return permission === 'read' ? 'reader' : 'pusher'
    },

    async collaborators() {
      client.enter('account')
      const found = await untilEmpty(async (page) => {
        const query = { limit: PAGE, page }
        return list((await send('GET /repos/{owner}/{repo}/collaborators', main, { query })).body ?? [])
      })
      return found.map((user) => text(user?.login))
    },

    async addReader(collaborator) {
      client.enter('account')
      const body = { permission: 'read' as const }
      await send(
        'PUT /repos/{owner}/{repo}/collaborators/{collaborator}',
        { ...main, collaborator },
        { body },
      )
    },
  }
}
