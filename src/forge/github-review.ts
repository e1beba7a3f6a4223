import type { Client } from './client.ts'
import type { GitHubOperations } from './github-operations.ts'
import { githubRuns } from './github-runs.ts'
import { allPages, inPath, ownerAndRepo } from './host-parts.ts'
import { type HostComment, type ReviewHost, type ReviewPull, STATUS_NAME } from './review-host.ts'
import { LABEL_COLOR, MOST_REVIEW_PAGES, reviewPull, unlessRefused } from './review-parts.ts'
import type { ForgeSettings } from './submission.ts'
import { integer, list, text, webAddress } from './untrusted.ts'

const PAGE = 100
/** Whom the token of a workflow posts as; it may not ask (403). */
const WORKFLOW_ACCOUNT = 'github-actions[bot]'
/** A classic token without the right to write gets 404 for what it may read. */
const NO_RIGHT = [403, 404]

/** https://docs.github.com/rest: `pulls`, `issues`, `commits/statuses`, `actions/workflow-runs`, `collaborators`. */
export function githubReview(client: Client, settings: ForgeSettings, workflow: string): ReviewHost {
  const id = `${settings.owner}/${settings.repository}`
  const main = ownerAndRepo(id)
  const send = client.operations<GitHubOperations>(inPath)
  const runs = githubRuns(send, main, workflow)
  const issue = ({ number }: ReviewPull) => ({ ...main, issue_number: String(number) })
  const every = <Item>(page: (paged: { per_page: number; page: number }) => Promise<readonly Item[]>) =>
    allPages(PAGE, (number) => page({ per_page: PAGE, page: number }), MOST_REVIEW_PAGES)
  const repository = async () => (await send('GET /repos/{owner}/{repo}', main)).body
  const defaultBranch = async () => text((await repository())?.default_branch)

  const host: ReviewHost = {
    defaultBranch,

    async account() {
      client.enter('account')
      const { status, body } = await send('GET /user', {}, { accept: [403] })
      return status === 403 ? WORKFLOW_ACCOUNT : text(body?.login)
    },

    async cloneUrl() {
      return webAddress((await repository())?.clone_url)
    },

    async pull(number) {
      client.enter('pull-request')
      const { status, body } = await send(
        'GET /repos/{owner}/{repo}/pulls/{pull_number}',
        { ...main, pull_number: String(number) },
        { accept: [404] },
      )
      return status === 200 ? reviewPull(body, id) : undefined
    },

    async openPulls() {
      client.enter('pull-request')
      const base = await defaultBranch()
      const pulls = await every(async (paged) => {
        const query = { state: 'open', base, ...paged } as const
        return list((await send('GET /repos/{owner}/{repo}/pulls', main, { query })).body)
      })
      return pulls.map((pull) => reviewPull(pull, id))
    },

    async mayPush(username) {
      client.enter('account')
      // Who may not push himself is not told (403); of an account that is gone neither (404).
      const { status, body } = await send(
        'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
        { ...main, username },
        { accept: [403, 404] },
      )
      return status === 200 ? ['admin', 'write'].includes(text(body?.permission)) : undefined
    },

    async receipts(pull) {
      client.enter('receipts')
      return runs(pull)
    },

    async comments(pull) {
      client.enter('comment')
      const comments = await every(async (query) =>
        list(
          (await send('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', issue(pull), { query }))
            .body,
        ),
      )
      return comments.map(
        (comment): HostComment => ({
          id: String(integer(comment?.id)),
          author: text(comment?.user?.login ?? ''),
          body: text(comment?.body ?? ''),
        }),
      )
    },

    async writeComment(pull, body, comment_id) {
      client.enter('comment')
      if (comment_id !== undefined) {
        const operation = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
        const options = { body: { body }, accept: [404] }
        if ((await send(operation, { ...main, comment_id }, options)).status !== 404) return
      }
      await send('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', issue(pull), { body: { body } })
    },

    async deleteComment(_pull, comment_id) {
      client.enter('comment')
      const parameters = { ...main, comment_id }
      await send('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', parameters, { accept: [404] })
    },

    async labels(pull) {
      client.enter('labels')
      const labels = await every(async (query) =>
        list(
          (await send('GET /repos/{owner}/{repo}/issues/{issue_number}/labels', issue(pull), { query })).body,
        ),
      )
      return labels.map((label) => text(label?.name))
    },

    async setLabels(pull, add, remove) {
      const present = await host.labels(pull)
      const missing = add.filter((name) => !present.includes(name))
      return unlessRefused(async () => {
        for (const name of remove.filter((one) => present.includes(one))) {
          const parameters = { ...issue(pull), name }
          const operation = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}'
          const { status } = await send(operation, parameters, { accept: [404] })
          // Gone already, or no right to it: then it is still there.
          if (status === 404 && (await host.labels(pull)).includes(name))
            throw client.fault('forbidden', status)
        }
        for (const name of missing) await makeLabel(name)
        if (missing.length > 0) {
          const body = { labels: missing }
          await send('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', issue(pull), { body })
        }
      }, NO_RIGHT)
    },

    setStatus({ head: sha }, state, description, target_url) {
      client.enter('status')
      const body = { state, context: STATUS_NAME, description, ...(target_url ? { target_url } : {}) }
      return unlessRefused(
        () => send('POST /repos/{owner}/{repo}/statuses/{sha}', { ...main, sha }, { body }),
        NO_RIGHT,
      )
    },

    async status({ head: ref }) {
      client.enter('status')
      // “The first status in the list will be the latest one.”
      const statuses = await every(async (query) =>
        list(
          (await send('GET /repos/{owner}/{repo}/commits/{ref}/statuses', { ...main, ref }, { query })).body,
        ),
      )
      const ours = statuses.find((status) => text(status?.context) === STATUS_NAME)
      if (!ours) return undefined
      const state = text(ours.state)
      const known = (['pending', 'success', 'failure'] as const).find((one) => one === state)
      return { state: known ?? 'other', author: ours.creator?.login ?? undefined }
    },
  }
  return host

  async function makeLabel(name: string): Promise<void> {
    const found = await send('GET /repos/{owner}/{repo}/labels/{name}', { ...main, name }, { accept: [404] })
    if (found.status === 200) return
    // 422: somebody else made it meanwhile.
    const body = { name, color: LABEL_COLOR }
    await send('POST /repos/{owner}/{repo}/labels', main, { body, accept: [422] })
  }
}
