import type { Client } from './client.ts'
import type { GiteaOperations } from './gitea-operations.ts'
import { giteaReceipts } from './gitea-timeline.ts'
import { inPath, ownerAndRepo } from './host-parts.ts'
import { type ReviewHost, type ReviewPull, STATUS_NAME } from './review-host.ts'
import { LABEL_COLOR, reviewPull, unlessRefused, untilEmpty } from './review-parts.ts'
import type { ForgeSettings } from './submission.ts'
import { integer, list, text, webAddress } from './untrusted.ts'

const PAGE = 50
/** Whom the token of a workflow posts as; it is nobody who may ask (403). */
const WORKFLOW_ACCOUNT = { gitea: 'gitea-actions', forgejo: 'forgejo-actions' }
const MAY_PUSH = ['write', 'admin', 'owner']

/** `/api/swagger` of every installation; what is read was recorded of a real one. */
export function giteaReview(client: Client, settings: ForgeSettings): ReviewHost {
  const id = `${settings.owner}/${settings.repository}`
  const main = ownerAndRepo(id)
  const send = client.operations<GiteaOperations>(inPath)
  const issue = ({ number }: ReviewPull) => ({ ...main, index: String(number) })
  const repository = async () => (await send('GET /repos/{owner}/{repo}', main)).body
  const defaultBranch = async () => text((await repository())?.default_branch)

  const host: ReviewHost = {
    defaultBranch,
    receipts: giteaReceipts(client, send, main),

    async account() {
      client.enter('account')
      const { status, body, message } = await send('GET /user', {}, { accept: [403] })
      // A person's token that lacks a right names it; then whose comments are ours is not known.
      if (status === 403 && /scope/i.test(message)) throw client.refusal(undefined, { status, message })
      if (status !== 403) return text(body?.login)
      // `11.0.1+gitea-1.22.0`
      const version = text((await send('GET /version', {})).body?.version)
      return WORKFLOW_ACCOUNT[/\+gitea-/.test(version) ? 'forgejo' : 'gitea']
    },

    async cloneUrl() {
      return webAddress((await repository())?.clone_url)
    },

    async pull(number) {
      client.enter('pull-request')
      const { status, body } = await send(
        'GET /repos/{owner}/{repo}/pulls/{index}',
        { ...main, index: String(number) },
        { accept: [404] },
      )
      return status === 200 ? reviewPull(body, id) : undefined
    },

    async openPulls() {
      client.enter('pull-request')
      const branch = await defaultBranch()
      const pulls = await untilEmpty(async (page) => {
        const query = { state: 'open', limit: PAGE, page } as const
        return list((await send('GET /repos/{owner}/{repo}/pulls', main, { query })).body)
      })
      return pulls.map((pull) => reviewPull(pull, id)).filter(({ target }) => target === branch)
    },

    async mayPush(collaborator) {
      client.enter('account')
      const { status, body } = await send(
        'GET /repos/{owner}/{repo}/collaborators/{collaborator}/permission',
        { ...main, collaborator },
        { accept: [403, 404] },
      )
      return status === 200 ? MAY_PUSH.includes(text(body?.permission)) : undefined
    },

    async comments(pull) {
      client.enter('comment')
      const { body } = await send('GET /repos/{owner}/{repo}/issues/{index}/comments', issue(pull))
      return list(body ?? []).map((comment) => ({
        id: String(integer(comment?.id)),
        author: text(comment?.user?.login ?? ''),
        body: text(comment?.body),
      }))
    },

    async writeComment(pull, body, comment) {
      client.enter('comment')
      if (comment !== undefined) {
        const operation = 'PATCH /repos/{owner}/{repo}/issues/comments/{id}'
        const options = { body: { body }, accept: [404] }
        if ((await send(operation, { ...main, id: comment }, options)).status !== 404) return
      }
      await send('POST /repos/{owner}/{repo}/issues/{index}/comments', issue(pull), { body: { body } })
    },

    async deleteComment(_pull, comment) {
      client.enter('comment')
      const parameters = { ...main, id: comment }
      await send('DELETE /repos/{owner}/{repo}/issues/comments/{id}', parameters, { accept: [404] })
    },

    async labels(pull) {
      return (await labelsOf(pull)).map(({ name }) => name)
    },

    async setLabels(pull, add, remove) {
      const present = await labelsOf(pull)
      const missing = add.filter((name) => !present.some((label) => label.name === name))
      return unlessRefused(async () => {
        for (const { id: label } of present.filter(({ name }) => remove.includes(name))) {
          const parameters = { ...issue(pull), id: String(label) }
          const operation = 'DELETE /repos/{owner}/{repo}/issues/{index}/labels/{id}'
          await send(operation, parameters, { accept: [404, 422] })
        }
        if (missing.length === 0) return
        const body = { labels: await idsOf(missing) }
        await send('POST /repos/{owner}/{repo}/issues/{index}/labels', issue(pull), { body })
      })
    },

    setStatus({ head: sha }, state, description, target_url) {
      client.enter('status')
      const body = { state, context: STATUS_NAME, description, ...(target_url ? { target_url } : {}) }
      return unlessRefused(() =>
        send('POST /repos/{owner}/{repo}/statuses/{sha}', { ...main, sha }, { body }),
      )
    },

    async status({ head: ref }) {
      client.enter('status')
      // The newest of each name.
      const statuses = await untilEmpty(async (page) => {
        const query = { limit: PAGE, page }
        const { body } = await send(
          'GET /repos/{owner}/{repo}/commits/{ref}/status',
          { ...main, ref },
          { query },
        )
        return integer(body?.total_count) === 0 ? [] : list(body?.statuses ?? [])
      })
      const ours = statuses.find((status) => text(status?.context) === STATUS_NAME)
      if (!ours) return undefined
      const state = text(ours.status)
      const known = (['pending', 'success', 'failure'] as const).find((one) => one === state)
      return { state: known ?? 'other', author: ours.creator?.login ?? undefined }
    },
  }
  return host

  async function labelsOf(pull: ReviewPull) {
    client.enter('labels')
    const { body } = await send('GET /repos/{owner}/{repo}/issues/{index}/labels', issue(pull))
    return list(body ?? []).map((label) => ({ id: integer(label?.id), name: text(label?.name) }))
  }

  async function idsOf(names: readonly string[]): Promise<number[]> {
    const known = await untilEmpty(async (page) => {
      const query = { limit: PAGE, page }
      return list((await send('GET /repos/{owner}/{repo}/labels', main, { query })).body ?? [])
    })
    const ids: number[] = []
    for (const name of names) {
      const label =
        known.find((one) => text(one?.name) === name) ??
        (await send('POST /repos/{owner}/{repo}/labels', main, { body: { name, color: `#${LABEL_COLOR}` } }))
          .body
      ids.push(integer(label?.id))
    }
    return ids
  }
}
