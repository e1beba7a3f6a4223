import * as z from 'zod/mini'
import type { GiteaOperations } from '../../../src/forge/gitea-operations.ts'
import { type BaseCall, optional, pageOf, positive, type Router, type Subset } from './fake.ts'
import { commentNumbered, numbered } from './github-review-fake.ts'
import type { HostedComment, HostedPull, PullEvent, TestHost } from './test-host.ts'

/** Gitea's API, as far as the review uses it: what it answers was recorded of a real one. */
export function giteaReviewRoutes(
  on: Router<GiteaOperations>,
  describePull: (
    call: BaseCall,
    pull: HostedPull,
  ) => Subset<GiteaOperations['GET /repos/{owner}/{repo}/pulls/{index}']['response']>,
): void {
  on('GET /version', { success: 200 }, ({ host, respond }) => respond({ version: host.versionText }))

  on('GET /repos/{owner}/{repo}/pulls/{index}', { success: 200 }, (call) => {
    const pull = numbered(call.host, call.parameters.index)
    return pull ? call.respond(describePull(call, pull)) : call.refuse(404, NOT_FOUND)
  })

  const commitsQuery = z.strictObject({
    ...paging,
    verification: optional(z.stringbool()),
    files: optional(z.stringbool()),
  })
  on('GET /repos/{owner}/{repo}/pulls/{index}/commits', { success: 200, query: commitsQuery }, (call) => {
    const { host, query } = call
    const pull = numbered(host, call.parameters.index)
    if (!pull) return call.refuse(404, NOT_FOUND)
    const commits = host.main.git.ahead(pull.base, host.headOf(pull)).toReversed()
    return call.respond(page(commits, query).map((sha) => ({ sha })))
  })

  on(
    'GET /repos/{owner}/{repo}/collaborators/{collaborator}/permission',
    { success: 200 },
    ({ host, account, parameters, mayPush, respond, refuse, forbid }) => {
      const asked = host.options.accounts.find(({ login }) => login === parameters.collaborator)
      if (!mayPush && asked !== account) return forbid()
      if (!asked) return refuse(404, NOT_FOUND)
      const right = { owner: 'owner', push: 'write', read: 'read' }[asked.role]
      const permission = host.hiddenFrom.has(asked.login) ? 'none' : right
      return respond({ permission, role_name: permission })
    },
  )

  on(
    'GET /repos/{owner}/{repo}/issues/{index}/timeline',
    { success: 200, query: z.strictObject(paging) },
    (call) => {
      const pull = numbered(call.host, call.parameters.index)
      if (!pull) return call.refuse(404, NOT_FOUND)
      // Hidden entries are taken out of the page, which is then shorter, and null where it is empty.
      const shown = page(timelineOf(call.host, pull), call.query).filter(({ type }) => type !== 'hidden')
      return call.respond(shown.length === 0 ? (null as never) : shown)
    },
  )

  on('GET /repos/{owner}/{repo}/issues/{index}/comments', { success: 200 }, (call) => {
    const pull = numbered(call.host, call.parameters.index)
    return pull ? call.respond(pull.comments.map(describeComment)) : call.refuse(404, NOT_FOUND)
  })

  const text = z.strictObject({ body: z.string() })
  on('POST /repos/{owner}/{repo}/issues/{index}/comments', { success: 201, body: text }, (call) => {
    const pull = numbered(call.host, call.parameters.index)
    if (!pull) return call.refuse(404, NOT_FOUND)
    return call.respond(describeComment(call.host.comment(pull, call.account, call.body.body)))
  })

  on('PATCH /repos/{owner}/{repo}/issues/comments/{id}', { success: 200, body: text }, (call) => {
    const comment = commentNumbered(call.host, call.parameters.id)
    if (!comment) return call.refuse(404, NOT_FOUND)
    if (!call.mayPush && comment.author !== call.account) return call.forbid()
    comment.body = call.body.body
    return call.respond(describeComment(comment))
  })

  on('DELETE /repos/{owner}/{repo}/issues/comments/{id}', { success: 204 }, (call) => {
    const comment = commentNumbered(call.host, call.parameters.id)
    if (!comment) return call.refuse(404, NOT_FOUND)
    if (!call.mayPush && comment.author !== call.account) return call.forbid()
    for (const pull of call.host.pulls) pull.comments = pull.comments.filter((one) => one !== comment)
    return call.empty()
  })

  on('GET /repos/{owner}/{repo}/labels', { success: 200, query: z.strictObject(paging) }, (call) =>
    call.respond(page(call.host.labels, call.query)),
  )

  const newLabel = z.strictObject({ name: z.string(), color: z.string().check(z.regex(/^#[0-9a-f]{6}$/)) })
  on('POST /repos/{owner}/{repo}/labels', { success: 201, body: newLabel }, (call) => {
    if (!call.mayPush) return call.forbid()
    // Gitea takes a name twice.
    const label = { id: call.host.nextId(), name: call.body.name, color: call.body.color.slice(1) }
    call.host.labels.push(label)
    return call.respond(label)
  })

  on('GET /repos/{owner}/{repo}/issues/{index}/labels', { success: 200 }, (call) => {
    const pull = numbered(call.host, call.parameters.index)
    if (!pull) return call.refuse(404, NOT_FOUND)
    return call.respond(pull.labels.map((name) => call.host.labelNamed(name)))
  })

  const ids = z.strictObject({ labels: z.array(z.int()) })
  on('POST /repos/{owner}/{repo}/issues/{index}/labels', { success: 200, body: ids }, (call) => {
    const { host, body, respond, refuse, forbid, mayPush } = call
    const pull = numbered(host, call.parameters.index)
    if (!pull) return refuse(404, NOT_FOUND)
    if (!mayPush) return forbid()
    const names = host.labels.filter(({ id }) => body.labels.includes(id)).map(({ name }) => name)
    pull.labels = [...new Set([...pull.labels, ...names])]
    return respond(pull.labels.map((name) => host.labelNamed(name)).sort((a, b) => a.id - b.id))
  })

  on('DELETE /repos/{owner}/{repo}/issues/{index}/labels/{id}', { success: 204 }, (call) => {
    const pull = numbered(call.host, call.parameters.index)
    if (!pull) return call.refuse(404, NOT_FOUND)
    if (!call.mayPush) return call.forbid()
    const label = call.host.labels.find(({ id }) => String(id) === call.parameters.id)
    pull.labels = pull.labels.filter((name) => name !== label?.name)
    return call.empty()
  })

  on(
    'GET /repos/{owner}/{repo}/commits/{ref}/status',
    { success: 200, query: z.strictObject(paging) },
    (call) => {
      const sha = call.parameters.ref
      const newest = new Map(
        call.host.statuses.filter(({ commit }) => commit === sha).map((status) => [status.name, status]),
      )
      return call.respond({
        sha,
        total_count: newest.size,
        statuses: page([...newest.values()], call.query).map(({ id, name, state, author }) => ({
          id,
          context: name,
          status: state as 'pending',
          creator: { login: author.login },
        })),
      })
    },
  )

  const newStatus = z.strictObject({
    state: z.enum(['pending', 'success', 'error', 'failure']),
    context: z.string(),
    description: optional(z.string()),
    target_url: optional(z.url()),
  })
  on('POST /repos/{owner}/{repo}/statuses/{sha}', { success: 201, body: newStatus }, (call) => {
    const { host, body, account, repository, parameters, mayPush, respond, refuse, forbid } = call
    if (!mayPush) return forbid()
    if (!repository.git.commitAt(parameters.sha)) return refuse(404, NOT_FOUND)
    const { context, state, description = '', target_url = '' } = body
    const id = host.nextId()
    const status = { id, commit: parameters.sha, name: context, state, text: description, url: target_url }
    host.statuses.push({ ...status, author: account })
    return respond({ id, context, status: state })
  })
}

const NOT_FOUND = "The target couldn't be found."
const paging = { page: optional(positive()), limit: optional(positive()) }
const page = <T>(all: readonly T[], query: { page?: number; limit?: number }) =>
  pageOf(all, query.page, Math.min(50, query.limit ?? 30))

const TYPES: Record<PullEvent['type'], string> = {
  open: 'pull_push',
  push: 'pull_push',
  close: 'close',
  merge: 'merge_pull',
  reopen: 'reopen',
  hidden: 'hidden',
}

function timelineOf(host: TestHost, pull: HostedPull) {
  const { git } = host.main
  return pull.events
    .filter(({ type }) => type !== 'open' || host.opensWithPush)
    .map(({ type, at, head, before = pull.base }, index) => {
      const isForced = type === 'push' && !git.contains(head, before)
      const commits = isForced ? [before, head] : git.ahead(before, head)
      const isPush = type === 'push' || type === 'open'
      const body = isPush ? JSON.stringify({ is_force_push: isForced, commit_ids: commits }) : ''
      return { id: index + 1, type: TYPES[type], body, created_at: at }
    })
}

function describeComment({ id, author, body, at }: HostedComment) {
  return { id, user: { id: author.id, login: author.login }, body, created_at: at }
}
