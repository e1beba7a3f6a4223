import type { Client } from './client.ts'
import type { GitHubOperations } from './github-operations.ts'
import { allPages, inPath, ownerAndRepo } from './host-parts.ts'
import { STATUS_NAME, sameAccount } from './review-host.ts'
import { LABEL_COLOR } from './review-parts.ts'
import type { SetupHost } from './setup-host.ts'
import type { ForgeSettings } from './submission.ts'
import { list, text } from './untrusted.ts'

const PAGE = 100

/** https://docs.github.com/rest: `repos`, `branches`, `collaborators`, `issues/labels`. */
export function githubSetup(client: Client, settings: ForgeSettings): SetupHost {
  const main = ownerAndRepo(`${settings.owner}/${settings.repository}`)
  const branch = { ...main, branch: settings.branch }
  const send = client.operations<GitHubOperations>(inPath)
  const repository = async () => {
    client.enter('repository')
    return (await send('GET /repos/{owner}/{repo}', main)).body
  }

  /** A person's private repository takes no such setting: its collaborators may fork it. */
  const isOrganisations = (found: Awaited<ReturnType<typeof repository>>) =>
    found?.private === true && text(found.owner?.type) === 'Organization'

  return {
    async mayAdminister() {
      return (await repository())?.permissions?.admin === true
    },

    async defaultBranch() {
      return text((await repository())?.default_branch)
    },

    async labels(names) {
      client.enter('labels')
      const found: string[] = []
      for (const name of names) {
        const operation = 'GET /repos/{owner}/{repo}/labels/{name}'
        if ((await send(operation, { ...main, name }, { accept: [404] })).status === 200) found.push(name)
      }
      return found
    },

    async addLabel(name) {
      client.enter('labels')
      const body = { name, color: LABEL_COLOR }
      await send('POST /repos/{owner}/{repo}/labels', main, { body, accept: [422] })
    },

    async mergesByCommit() {
      const found = await repository()
      const isForkable = !isOrganisations(found) || found?.allow_forking === true
      return (
        found?.allow_merge_commit === true &&
        !found.allow_squash_merge &&
        !found.allow_rebase_merge &&
        isForkable
      )
    },

    async mergeByCommit() {
      const found = await repository()
      const body = {
        allow_merge_commit: true,
        allow_squash_merge: false,
        allow_rebase_merge: false,
        // Districts are readers who fork; the organisation must allow it as well.
        ...(isOrganisations(found) && { allow_forking: true }),
      }
      await send('PATCH /repos/{owner}/{repo}', main, { body })
    },

    async protection() {
      client.enter('branch')
      const operation = 'GET /repos/{owner}/{repo}/branches/{branch}/protection'
      const { status, body, message } = await send(operation, branch, { accept: [403, 404] })
      if (status === 404) return 'none'
      // “Upgrade to GitHub Pro or make this repository public to enable this feature.”
      if (status === 403 && /upgrade/i.test(message)) return 'unsupported'
      if (status === 403) throw client.refusal(undefined, { status, message })
      const contexts = list(body?.required_status_checks?.contexts ?? [])
      return contexts.some((name) => text(name) === STATUS_NAME) ? 'as-wanted' : 'other'
    },

    async protect() {
      client.enter('branch')
      const body = {
        required_status_checks: { strict: false, contexts: [STATUS_NAME] },
        // An administrator merges over a pending status.
        enforce_admins: false,
        required_pull_request_reviews: {
          require_code_owner_reviews: true,
          required_approving_review_count: 1,
        },
        restrictions: null,
      }
      await send('PUT /repos/{owner}/{repo}/branches/{branch}/protection', branch, { body })
    },

    async standing(username) {
      client.enter('account')
      const operation = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission'
      const { status, body } = await send(operation, { ...main, username }, { accept: [404] })
      if (status === 404) return 'nobody'
      const permission = text(body?.permission)
      if (permission === 'admin' || permission === 'write') return 'pusher'
      if (permission !== 'none') return 'reader'
      const invitations = await allPages(PAGE, async (page) => {
        const query = { per_page: PAGE, page }
        return list((await send('GET /repos/{owner}/{repo}/invitations', main, { query })).body)
      })
      return invitations.some((one) => sameAccount(text(one?.invitee?.login ?? ''), username))
        ? 'invited'
        : 'outside'
    },

    async collaborators() {
      client.enter('account')
      const found = await allPages(PAGE, async (page) => {
        const query = { per_page: PAGE, page }
        return list((await send('GET /repos/{owner}/{repo}/collaborators', main, { query })).body)
      })
      return found.map((user) => text(user?.login))
    },

    async addReader(username) {
      client.enter('account')
      const body = { permission: 'pull' }
      await send('PUT /repos/{owner}/{repo}/collaborators/{username}', { ...main, username }, { body })
    },
  }
}
