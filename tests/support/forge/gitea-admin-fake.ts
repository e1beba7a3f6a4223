import * as z from 'zod/mini'
import type { Gitea, GiteaOperations, WithBody, WithQuery } from '../../../src/forge/gitea-operations.ts'
import { optional, pageOf, positive, type Router, type Subset, sha } from './fake.ts'
import { numbered } from './github-review-fake.ts'
import { GitRefusal } from './memory-repository.ts'
import type { HostedPull, TestHost } from './test-host.ts'

type Repos = Gitea['repos']

/** What people and administrators do, and no adapter: the recording has it. */
export interface RecordedOperations extends GiteaOperations {
  'GET /repos/{owner}/{repo}/pulls/{index}/files': WithQuery<Repos['repoGetPullRequestFiles'], 3>
  'POST /repos/{owner}/{repo}/pulls/{index}/merge': WithBody<Repos['repoMergePullRequest'], 3>
  'PUT /repos/{owner}/{repo}/issues/{index}/labels': WithBody<Repos['issueReplaceLabels'], 3>
}

export function giteaAdminRoutes(on: Router<RecordedOperations>): void {
  on(
    'GET /repos/{owner}/{repo}/pulls/{index}/files',
    { success: 200, query: z.strictObject({ page: optional(positive()), limit: optional(positive()) }) },
    (call) => {
      const { host, query, respond } = call
      const pull = numbered(host, call.parameters.index)!
      const paths = host.main.git.changedPaths(pull.base, host.headOf(pull))
      return respond(pageOf(paths, query.page, 50).map((filename) => ({ filename, status: 'added' })))
    },
  )

  on(
    'POST /repos/{owner}/{repo}/pulls/{index}/merge',
    {
      success: 200,
      refusals: [405],
      body: z.strictObject({ Do: z.literal('merge'), head_commit_id: optional(sha) }),
    },
    (call) => {
      const { host, body, mayPush, refuse, empty } = call
      const pull = numbered(host, call.parameters.index)!
      const head = host.headOf(pull)
      if (!mayPush) return refuse(405, 'User not allowed to merge PR')
      const newest = host.statuses.filter(({ commit }) => commit === head).at(-1)
      const isOther = body.head_commit_id !== undefined && body.head_commit_id !== head
      if (isOther || newest?.state !== 'success' || !canMerge(host, pull)) {
        return refuse(405, 'Please try again later')
      }
      host.merge(pull.number)
      return empty()
    },
  )

  on(
    'PUT /repos/{owner}/{repo}/issues/{index}/labels',
    { success: 200, body: z.strictObject({ labels: z.array(z.int()) }) },
    ({ host, body, parameters, mayPush, respond, forbid }) => {
      if (!mayPush) return forbid()
      const pull = numbered(host, parameters.index)!
      pull.labels = host.labels.filter(({ id }) => body.labels.includes(id)).map(({ name }) => name)
      return respond(pull.labels.map((name) => host.labelNamed(name)))
    },
  )

  on(
    'PUT /repos/{owner}/{repo}/collaborators/{collaborator}',
    { success: 204, body: z.strictObject({ permission: z.literal('read') }) },
    ({ host, parameters, mayPush, empty, forbid }) => {
      if (!mayPush) return forbid()
      host.hiddenFrom.delete(parameters.collaborator)
      return empty()
    },
  )

  const rule = z.strictObject({
    rule_name: z.string(),
    enable_push: z.boolean(),
    enable_push_whitelist: optional(z.boolean()),
    push_whitelist_usernames: optional(z.array(z.string())),
    enable_status_check: z.boolean(),
    status_check_contexts: z.array(z.string()),
    enable_merge_whitelist: z.boolean(),
    merge_whitelist_usernames: z.array(z.string()),
  })
  on(
    'POST /repos/{owner}/{repo}/branch_protections',
    { success: 201, body: rule },
    ({ host, body, mayPush, respond, forbid }) => {
      if (!mayPush) return forbid()
      host.protectedBranches.push(body.rule_name)
      if (body.rule_name === host.options.main)
        host.mainRule = { contexts: body.status_check_contexts, allowsPush: body.enable_push }
      return respond(
        body satisfies Subset<
          RecordedOperations['POST /repos/{owner}/{repo}/branch_protections']['response']
        >,
      )
    },
  )
}

function canMerge(host: TestHost, pull: HostedPull): boolean {
  const { git } = host.main
  try {
    git.merged(git.head(pull.base)!, host.headOf(pull))
    return true
  } catch (error) {
    if (error instanceof GitRefusal) return false
    throw error
  }
}
