import * as z from 'zod/mini'
import type { GitLabOperations } from '../../../src/forge/gitlab-operations.ts'
import { type BaseCall, optional, pageOf, positive, type Router, type Subset } from './fake.ts'
import { numbered } from './github-review-fake.ts'
import type { HostedComment, HostedPull } from './test-host.ts'

/** GitLab's REST API v4, as far as the review uses it. */
export function gitlabReviewRoutes(
  on: Router<GitLabOperations>,
  describe: (
    call: BaseCall,
    pull: HostedPull,
  ) => Subset<GitLabOperations['GET /projects/{id}/merge_requests/{iid}']['response']>,
): void {
  on('GET /projects/{id}/merge_requests/{iid}', { success: 200 }, (call) => {
    const pull = numbered(call.host, call.parameters.iid)
    return pull ? call.respond(describe(call, pull)) : call.refuse(404, '404 Not found')
  })

  const edited = z.strictObject({ add_labels: optional(z.string()), remove_labels: optional(z.string()) })
  on('PUT /projects/{id}/merge_requests/{iid}', { success: 200, body: edited }, (call) => {
    const pull = numbered(call.host, call.parameters.iid)
    if (!pull) return call.refuse(404, '404 Not found')
    // The author may edit, but whoever has no role may not label: that part is left out.
    if (!call.mayPush && pull.author !== call.account) return call.forbid()
    const names = (text = '') => text.split(',').filter(Boolean)
    if (call.mayPush) {
      const [added, removed] = [names(call.body.add_labels), names(call.body.remove_labels)]
      pull.labels = [...new Set([...pull.labels, ...added])].filter((name) => !removed.includes(name))
      for (const name of added) call.host.labelNamed(name)
    }
    return call.respond(describe(call, pull))
  })

  on(
    'GET /projects/{id}/merge_requests/{iid}/versions',
    { success: 200, query: z.strictObject(paging) },
    (call) => {
      const pull = numbered(call.host, call.parameters.iid)
      if (!pull) return call.refuse(404, '404 Not found')
      const versions = pull.events
        .filter(({ type }) => ['open', 'push', 'reopen'].includes(type))
        .map(({ at, head }, index) => ({ id: index + 1, head_commit_sha: head, created_at: at }))
      return call.respond(page(versions.toReversed(), call.query))
    },
  )

  const notesQuery = z.strictObject({
    ...paging,
    sort: optional(z.enum(['asc', 'desc'])),
    order_by: optional(z.enum(['created_at', 'updated_at'])),
  })
  on('GET /projects/{id}/merge_requests/{iid}/notes', { success: 200, query: notesQuery }, (call) => {
    const pull = numbered(call.host, call.parameters.iid)
    if (!pull) return call.refuse(404, '404 Not found')
    const ordered = call.query.sort === 'asc' ? pull.comments : pull.comments.toReversed()
    return call.respond(page(ordered, call.query).map(describeNote))
  })

  const text = z.strictObject({ body: z.string() })
  on('POST /projects/{id}/merge_requests/{iid}/notes', { success: 201, body: text }, (call) => {
    const pull = numbered(call.host, call.parameters.iid)
    if (!pull) return call.refuse(404, '404 Not found')
    return call.respond(describeNote(call.host.comment(pull, call.account, call.body.body)))
  })

  on('PUT /projects/{id}/merge_requests/{iid}/notes/{note}', { success: 200, body: text }, (call) => {
    const note = noteOf(call.host.pulls, call.parameters)
    if (!note) return call.refuse(404, '404 Note Not Found')
    if (note.author !== call.account) return call.forbid()
    note.body = call.body.body
    return call.respond(describeNote(note))
  })

  on('DELETE /projects/{id}/merge_requests/{iid}/notes/{note}', { success: 204 }, (call) => {
    const note = noteOf(call.host.pulls, call.parameters)
    if (!note) return call.refuse(404, '404 Note Not Found')
    if (!call.mayPush && note.author !== call.account) return call.forbid()
    const pull = numbered(call.host, call.parameters.iid)!
    pull.comments = pull.comments.filter((one) => one !== note)
    return call.empty()
  })

  const membersQuery = z.strictObject({ ...paging, query: optional(z.string()) })
  on('GET /projects/{id}/members/all', { success: 200, query: membersQuery }, (call) => {
    const members = call.host.options.accounts
      .filter(({ login }) => login.includes(call.query.query ?? '') && !call.host.hiddenFrom.has(login))
      .map(({ id, login, role }) => ({
        id,
        username: login,
        access_level: ({ owner: 50, push: 30, read: 20 } as const)[role],
      }))
    return call.respond(page(members, call.query))
  })

  const statusQuery = z.strictObject({ ...paging, name: optional(z.string()), ref: optional(z.string()) })
  on('GET /projects/{id}/repository/commits/{sha}/statuses', { success: 200, query: statusQuery }, (call) => {
    const { name } = call.query
    const found = call.host.statuses.filter(
      (status) => status.commit === call.parameters.sha && (name === undefined || status.name === name),
    )
    return call.respond(
      page(found, call.query).map(({ id, name, state, author }) => ({
        id,
        name,
        status: state as 'pending',
        author: { username: author.login },
      })),
    )
  })

  const newStatus = z.strictObject({
    state: z.enum(['pending', 'running', 'success', 'failed', 'canceled']),
    name: z.string(),
    description: z.string(),
    ref: optional(z.string()),
    target_url: optional(z.url()),
  })
  on('POST /projects/{id}/statuses/{sha}', { success: 201, refusals: [400], body: newStatus }, (call) => {
    const { host, body, account, repository, parameters, mayPush, respond, refuse, forbid } = call
    if (!mayPush) return forbid()
    const commit = parameters.sha
    if (!repository.git.commitAt(commit)) return refuse(404, '404 Commit Not Found')
    // Without one it looks for a branch; a fork's commit is in none.
    if (!body.ref && !repository.git.branches().some((branch) => branch.commit === commit)) {
      return refuse(404, '404 References for commit Not Found')
    }
    const { name, state, description, target_url = '' } = body
    const last = host.statuses.filter((one) => one.commit === commit && one.name === name).at(-1)
    if (last?.state === 'pending' && state === 'pending') {
      return refuse(
        400,
        'Cannot transition status via :enqueue from :pending (Reason(s): Status cannot transition)',
      )
    }
    const id = host.nextId()
    host.statuses.push({ id, commit, name, state, text: description, url: target_url, author: account })
    return respond({ id, sha: commit, name, status: state })
  })
}

const paging = { page: optional(positive()), per_page: optional(positive(100)) }
const page = <T>(all: readonly T[], query: { page?: number; per_page?: number }) =>
  pageOf(all, query.page, query.per_page ?? 20)

function noteOf(pulls: readonly HostedPull[], { iid, note }: { iid: string; note: string }) {
  return pulls[Number(iid) - 1]?.comments.find(({ id }) => String(id) === note)
}

function describeNote({ id, author, body, at, isSystem = false }: HostedComment) {
  return { id, author: { id: author.id, username: author.login }, body, created_at: at, system: isSystem }
}
