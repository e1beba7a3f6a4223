import type { Client } from './client.ts'
import type { GitLabOperations } from './gitlab-operations.ts'
import { allPages } from './host-parts.ts'
import {
  type HeadRepository,
  type ReviewHost,
  type ReviewPull,
  STATUS_NAME,
  type StatusState,
  sameAccount,
} from './review-host.ts'
import { isRefusal, MOST_REVIEW_PAGES, unlessRefused } from './review-parts.ts'
import type { ForgeSettings } from './submission.ts'
import { instant, integer, list, objectId, text, type Untrusted, webAddress } from './untrusted.ts'

const PAGE = 100
const DEVELOPER = 30

const STATES: Record<StatusState, 'pending' | 'success' | 'failed'> = {
  pending: 'pending',
  success: 'success',
  failure: 'failed',
}

/** https://docs.gitlab.com/api/: `merge_requests`, `notes`, `commits`, `project_members`. */
export function gitlabReview(client: Client, settings: ForgeSettings): ReviewHost {
  const main = { id: `${settings.owner}/${settings.repository}` }
  const send = client.operations<GitLabOperations>(encodeURIComponent)
  const request = ({ number }: ReviewPull) => ({ ...main, iid: String(number) })
  const every = <Item>(page: (paged: { per_page: number; page: number }) => Promise<readonly Item[]>) =>
    allPages(PAGE, (number) => page({ per_page: PAGE, page: number }), MOST_REVIEW_PAGES)
  const project = async () => (await send('GET /projects/{id}', main)).body
  const defaultBranch = async () => text((await project())?.default_branch)
  const owners = new Map<number, Promise<string | undefined>>()

  return {
    defaultBranch,

    async account() {
      client.enter('account')
      return text((await send('GET /user', {})).body?.username)
    },

    async cloneUrl() {
      return webAddress((await project())?.http_url_to_repo)
    },

    async pull(number) {
      client.enter('pull-request')
      const parameters = { ...main, iid: String(number) }
      const accept = [404]
      const { status, body } = await send('GET /projects/{id}/merge_requests/{iid}', parameters, { accept })
      return status === 200 ? pullOf(body) : undefined
    },

    async openPulls() {
      client.enter('pull-request')
      const target_branch = await defaultBranch()
      const requests = await every(async (paged) => {
        const query = { state: 'opened', target_branch, ...paged } as const
        return list((await send('GET /projects/{id}/merge_requests', main, { query })).body)
      })
      const pulls: ReviewPull[] = []
      for (const one of requests) pulls.push(await pullOf(one))
      return pulls
    },

    async mayPush(account) {
      client.enter('account')
      try {
        const members = await every(async (paged) => {
          const query = { query: account, ...paged }
          return list((await send('GET /projects/{id}/members/all', main, { query })).body)
        })
        return members.some(
          (member) =>
            sameAccount(text(member?.username), account) && integer(member?.access_level) >= DEVELOPER,
        )
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw error
      }
    },

    async receipts(pull) {
      client.enter('receipts')
      // “Every time you push to a branch that is tied to a merge request, a new version … is created.”
      const versions = await every(async (query) =>
        list((await send('GET /projects/{id}/merge_requests/{iid}/versions', request(pull), { query })).body),
      )
      return versions.map((version) => ({
        commit: objectId(version?.head_commit_sha),
        at: instant(version?.created_at),
      }))
    },

    async comments(pull) {
      client.enter('comment')
      const notes = await every(async (paged) => {
        const query = { sort: 'asc', order_by: 'created_at', ...paged } as const
        return list(
          (await send('GET /projects/{id}/merge_requests/{iid}/notes', request(pull), { query })).body,
        )
      })
      return notes
        .filter((note) => note?.system !== true)
        .map((note) => ({
          id: String(integer(note?.id)),
          author: text(note?.author?.username ?? ''),
          body: text(note?.body),
        }))
    },

    async writeComment(pull, body, note) {
      client.enter('comment')
      if (note !== undefined) {
        const operation = 'PUT /projects/{id}/merge_requests/{iid}/notes/{note}'
        const options = { body: { body }, accept: [404] }
        if ((await send(operation, { ...request(pull), note }, options)).status !== 404) return
      }
      await send('POST /projects/{id}/merge_requests/{iid}/notes', request(pull), { body: { body } })
    },

    async deleteComment(pull, note) {
      client.enter('comment')
      const parameters = { ...request(pull), note }
      await send('DELETE /projects/{id}/merge_requests/{iid}/notes/{note}', parameters, { accept: [404] })
    },

    async labels(pull) {
      client.enter('labels')
      return labelsIn((await send('GET /projects/{id}/merge_requests/{iid}', request(pull))).body)
    },

    async setLabels(pull, add, remove) {
      client.enter('labels')
      const body = {
        ...(add.length > 0 ? { add_labels: add.join(',') } : {}),
        ...(remove.length > 0 ? { remove_labels: remove.join(',') } : {}),
      }
      let labels: string[] = []
      const written = await unlessRefused(async () => {
        labels = labelsIn(
          (await send('PUT /projects/{id}/merge_requests/{iid}', request(pull), { body })).body,
        )
      })
      // Who may not label is answered 200, and nothing is changed.
      const isDone = add.every((one) => labels.includes(one)) && !remove.some((one) => labels.includes(one))
      return written === 'done' && isDone ? 'done' : 'refused'
    },

    async setStatus({ head: sha, ref }, state, description, target_url) {
      client.enter('status')
      const body = {
        state: STATES[state],
        name: STATUS_NAME,
        description,
        ref,
        ...(target_url ? { target_url } : {}),
      }
      const parameters = { ...main, sha }
      try {
        const sent = await send('POST /projects/{id}/statuses/{sha}', parameters, {
          body,
          accept: [400, 404],
        })
        if (sent.status < 300) return 'done'
        // The same state a second time is refused by its state machine: it is set already.
        return /cannot transition/i.test(sent.message) ? 'done' : 'unsupported'
      } catch (error) {
        if (isRefusal(error)) return 'refused'
        throw error
      }
    },

    async status({ head: sha, headRepository }) {
      client.enter('status')
      const statuses = await every(async (paged) => {
        const query = { name: STATUS_NAME, ...paged }
        const operation = 'GET /projects/{id}/repository/commits/{sha}/statuses'
        const { status, body } = await send(operation, { ...main, sha }, { query, accept: [403, 404] })
        return status === 200 ? list(body) : []
      })
      const [newest] = [...statuses].sort((a, b) => integer(b?.id) - integer(a?.id))
      // Whether the commit of a fork can have one, the host does not say before it is set.
      if (!newest) return headRepository?.isBase ? undefined : 'unsupported'
      const state = text(newest.status)
      const known = (['pending', 'success', 'failure'] as const).find((one) => STATES[one] === state)
      return { state: known ?? 'other', author: newest.author?.username ?? undefined }
    },
  }

  async function pullOf(
    body: Untrusted<GitLabOperations['GET /projects/{id}/merge_requests']['response'][number]>,
  ): Promise<ReviewPull> {
    const number = integer(body?.iid)
    return {
      number,
      url: webAddress(body?.web_url),
      author: text(body?.author?.username),
      state: text(body?.state) === 'opened' ? 'open' : 'closed',
      target: text(body?.target_branch),
      head: objectId(body?.sha),
      headRepository: await headRepository(body?.source_project_id, integer(body?.target_project_id)),
      ref: `refs/merge-requests/${number}/head`,
      openedAt: instant(body?.created_at),
    }
  }

  async function headRepository(
    source: Untrusted<number>,
    target: number,
  ): Promise<HeadRepository | undefined> {
    if (source === null || source === undefined) return undefined
    const id = integer(source)
    const owner = owners.get(id) ?? ownerOf(id)
    owners.set(id, owner)
    return { id: String(id), owner: await owner, isBase: id === target }
  }

  /** The list names the project alone; a private fork is not shown to who has no part in it. */
  async function ownerOf(id: number): Promise<string | undefined> {
    const { status, body } = await send('GET /projects/{id}', { id: String(id) }, { accept: [403, 404] })
    return status === 200 ? text(body?.namespace?.full_path) : undefined
  }
}

function labelsIn(body: Untrusted<{ labels: string[] }>): string[] {
  return list(body?.labels).map((label) => text(label))
}
