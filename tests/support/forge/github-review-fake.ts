import * as z from 'zod/mini'
import type { GitHubOperations } from '../../../src/forge/github-operations.ts'
import { type BaseCall, optional, pageOf, positive, type Router, type Subset } from './fake.ts'
import type { HostedComment, HostedPull, HostedRun, TestHost } from './test-host.ts'

/** GitHub's REST API, as far as the review uses it. */
export function githubReviewRoutes(
  on: Router<GitHubOperations>,
  describePull: (
    call: BaseCall,
    pull: HostedPull,
  ) => Subset<GitHubOperations['GET /repos/{owner}/{repo}/pulls']['response'][number]>,
): void {
  on('GET /repos/{owner}/{repo}/pulls/{pull_number}', { success: 200, refusals: [404] }, (call) => {
    const pull = numbered(call.host, call.parameters.pull_number)
    // The list and the single one differ in `head.repo` alone, which only one of them publishes as nullable.
    return pull ? call.respond(describePull(call, pull) as object) : call.refuse(404, 'Not Found')
  })

  on('GET /repos/{owner}/{repo}/collaborators/{username}/permission', { success: 200 }, (call) => {
    const { host, parameters, mayPush, respond, refuse, forbid } = call
    if (!mayPush) return forbid()
    const account = host.options.accounts.find(({ login }) => login === parameters.username)
    if (!account) return refuse(404, 'Not Found')
    const right = { owner: 'admin', push: 'write', read: 'read' }[account.role]
    const permission = host.hiddenFrom.has(account.login) ? 'none' : right
    return respond({ permission, role_name: permission })
  })

  const runQuery = z.strictObject({
    ...paging,
    event: optional(z.string()),
    created: optional(z.string().check(z.regex(/^(?:>=\S+Z|\S+Z\.\.\S+Z)$/))),
  })
  on(
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    { success: 200, query: runQuery },
    (call) => {
      if (call.parameters.workflow_id !== 'review.yml') return call.forbid()
      const { event, created, page, per_page = 30 } = call.query
      const [, from = '', until = '9'] = /^(?:>=)?(\S+?Z)(?:\.\.(\S+))?$/.exec(created ?? '') ?? []
      const found = runsOf(call.host)
        .filter((run) => event === undefined || run.event === event)
        .filter(({ at }) => at >= from && at <= until)
        .toSorted((a, b) => (a.at === b.at ? b.id - a.id : a.at < b.at ? 1 : -1))
      const shown = event || created ? found.slice(0, MOST_FOUND) : found
      return call.respond({
        total_count: found.length,
        workflow_runs: pageOf(shown, page, per_page).map(({ id, event, title, at }) => ({
          id,
          event,
          display_title: title,
          created_at: at,
          // Of the main branch: what GitHub answers here is not published.
          head_sha: call.host.main.git.head(call.host.options.main)!,
        })),
      })
    },
  )

  const comments = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
  on(comments, { success: 200, refusals: [404, 410], query: z.strictObject(paging) }, (call) => {
    const pull = numbered(call.host, call.parameters.issue_number)
    if (!pull) return call.refuse(404, 'Not Found')
    const { page, per_page = 30 } = call.query
    return call.respond(pageOf(pull.comments, page, per_page).map(describeComment))
  })

  const text = z.strictObject({ body: z.string() })
  on(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { success: 201, refusals: [403, 404, 410, 422], body: text },
    (call) => {
      const pull = numbered(call.host, call.parameters.issue_number)
      if (!pull) return call.refuse(404, 'Not Found')
      return call.respond(describeComment(call.host.comment(pull, call.account, call.body.body)))
    },
  )

  on(
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    { success: 200, refusals: [422], body: text },
    (call) => {
      const comment = commentNumbered(call.host, call.parameters.comment_id)
      if (!comment) return notFound
      if (!call.mayPush && comment.author !== call.account) return call.forbid()
      comment.body = call.body.body
      return call.respond(describeComment(comment))
    },
  )

  on('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { success: 204 }, (call) => {
    const comment = commentNumbered(call.host, call.parameters.comment_id)
    if (!comment) return notFound
    if (!call.mayPush && comment.author !== call.account) return call.forbid()
    for (const pull of call.host.pulls) pull.comments = pull.comments.filter((one) => one !== comment)
    return call.empty()
  })

  on('GET /repos/{owner}/{repo}/labels/{name}', { success: 200, refusals: [404] }, (call) => {
    const label = call.host.labels.find(({ name }) => name === call.parameters.name)
    return label ? call.respond(label) : call.refuse(404, 'Not Found')
  })

  const newLabel = z.strictObject({ name: z.string(), color: z.string().check(z.regex(/^[0-9a-f]{6}$/)) })
  on('POST /repos/{owner}/{repo}/labels', { success: 201, refusals: [404, 422], body: newLabel }, (call) => {
    const { host, body, mayPush, respond, refuse, forbid } = call
    if (!mayPush) return forbid()
    if (host.labels.some(({ name }) => name === body.name)) return refuse(422, 'Validation Failed')
    const label = host.labelNamed(body.name)
    label.color = body.color
    return respond(label)
  })

  on(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/labels',
    { success: 200, refusals: [404, 410], query: z.strictObject(paging) },
    (call) => {
      const pull = numbered(call.host, call.parameters.issue_number)
      if (!pull) return call.refuse(404, 'Not Found')
      const { page, per_page = 30 } = call.query
      return call.respond(pageOf(pull.labels, page, per_page).map((name) => call.host.labelNamed(name)))
    },
  )

  on(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
    { success: 200, refusals: [404, 410, 422], body: z.strictObject({ labels: z.array(z.string()) }) },
    (call) => {
      const pull = numbered(call.host, call.parameters.issue_number)
      if (!pull) return call.refuse(404, 'Not Found')
      if (!call.mayPush) return call.forbid()
      pull.labels = [...new Set([...pull.labels, ...call.body.labels])]
      return call.respond(pull.labels.map((name) => call.host.labelNamed(name)))
    },
  )

  on(
    'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
    { success: 200, refusals: [404, 410] },
    (call) => {
      const pull = numbered(call.host, call.parameters.issue_number)
      if (!pull?.labels.includes(call.parameters.name)) return call.refuse(404, 'Label does not exist')
      if (!call.mayPush) return call.forbid()
      pull.labels = pull.labels.filter((name) => name !== call.parameters.name)
      return call.respond(pull.labels.map((name) => call.host.labelNamed(name)))
    },
  )

  on(
    'GET /repos/{owner}/{repo}/commits/{ref}/statuses',
    { success: 200, query: z.strictObject(paging) },
    (call) => {
      const found = call.host.statuses.filter(({ commit }) => commit === call.parameters.ref).toReversed()
      const { page, per_page = 30 } = call.query
      return call.respond(
        pageOf(found, page, per_page).map(({ id, name, state, author }) => ({
          id,
          context: name,
          state,
          creator: { login: author.login },
        })),
      )
    },
  )

  const newStatus = z.strictObject({
    state: z.enum(['error', 'failure', 'pending', 'success']),
    context: z.string(),
    // GitHub ends it at 140 characters.
    description: z.string().check(z.maxLength(140)),
    target_url: optional(z.url()),
  })
  on('POST /repos/{owner}/{repo}/statuses/{sha}', { success: 201, body: newStatus }, (call) => {
    const { host, body, account, repository, parameters, mayPush, respond, forbid } = call
    if (!mayPush) return forbid()
    if (!repository.git.commitAt(parameters.sha)) return notFound
    const { context, state, description, target_url = '' } = body
    host.statuses.push({
      id: host.nextId(),
      commit: parameters.sha,
      name: context,
      state,
      text: description,
      url: target_url,
      author: account,
    })
    return respond({ state, context })
  })
}

const MOST_FOUND = 1000
const paging = { page: optional(positive()), per_page: optional(positive(100)) }
const notFound = { status: 404, body: { message: 'Not Found' } }

/** A run for each opening, push and reopening, and what a test adds. */
export function runsOf(host: TestHost): HostedRun[] {
  const own = host.pulls.flatMap(({ number, events }) =>
    events
      .filter(({ type }) => ['open', 'push', 'reopen'].includes(type))
      .map(({ at, head }, index) => ({
        id: number * 10_000 + index,
        event: 'pull_request_target',
        title: `核对 #${number} ${head}`,
        at,
      })),
  )
  return [...own, ...host.otherRuns]
}

export function numbered(host: TestHost, number: string): HostedPull | undefined {
  return host.pulls[Number(number) - 1]
}

export function commentNumbered({ pulls }: TestHost, id: string): HostedComment | undefined {
  return pulls.flatMap(({ comments }) => comments).find((comment) => String(comment.id) === id)
}

function describeComment({ id, author, body, at }: HostedComment) {
  return { id, user: { login: author.login }, body, created_at: at }
}
