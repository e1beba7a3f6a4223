import * as z from 'zod/mini'
import type { GitHubOperations } from '../../../src/forge/github-operations.ts'
import type { GitLabOperations } from '../../../src/forge/gitlab-operations.ts'
import { optional, pageOf, positive, type Router } from './fake.ts'
import type { RecordedOperations } from './gitea-admin-fake.ts'
import type { TestHost } from './test-host.ts'

/** The hosts' settings, as far as `npm run new-site` makes them. Only the owner administers. */

const nameOf = (host: TestHost, login: string) => host.options.accounts.find((one) => one.login === login)

export function giteaSetupRoutes(on: Router<RecordedOperations>): void {
  const edited = z.strictObject({
    has_pull_requests: z.literal(true),
    allow_merge_commits: z.boolean(),
    allow_squash_merge: z.boolean(),
    allow_rebase: z.boolean(),
    allow_rebase_explicit: z.boolean(),
    default_merge_style: z.literal('merge'),
  })
  on(
    'PATCH /repos/{owner}/{repo}',
    { success: 200, body: edited },
    ({ host, body, account, respond, forbid }) => {
      if (account.role !== 'owner') return forbid()
      host.mergesByCommit = body.allow_merge_commits && !body.allow_squash_merge && !body.allow_rebase
      return respond({})
    },
  )

  on(
    'GET /repos/{owner}/{repo}/branch_protections',
    { success: 200 },
    ({ host, account, respond, forbid }) => {
      if (account.role !== 'owner') return forbid()
      const { mainRule } = host
      if (!mainRule) return respond([])
      const { contexts, allowsPush } = mainRule
      return respond([
        {
          rule_name: host.options.main,
          enable_push: allowsPush,
          enable_status_check: contexts.length > 0,
          status_check_contexts: contexts,
        },
      ])
    },
  )
}

export function githubSetupRoutes(on: Router<GitHubOperations>): void {
  const edited = z.strictObject({
    allow_merge_commit: z.boolean(),
    allow_squash_merge: z.boolean(),
    allow_rebase_merge: z.boolean(),
    allow_forking: optional(z.boolean()),
  })
  on(
    'PATCH /repos/{owner}/{repo}',
    { success: 200, body: edited },
    ({ host, body, account, respond, refuse }) => {
      // “Must have admin rights to Repository.”
      if (account.role !== 'owner') return refuse(403, 'Must have admin rights to Repository.')
      host.mergesByCommit = body.allow_merge_commit && !body.allow_squash_merge && !body.allow_rebase_merge
      if (body.allow_forking !== undefined) host.allowsForks = body.allow_forking
      return respond({})
    },
  )

  const operation = 'GET /repos/{owner}/{repo}/branches/{branch}/protection'
  on(operation, { success: 200, refusals: [404] }, ({ host, respond, refuse }) => {
    if (host.lacksProtection)
      return {
        status: 403,
        body: { message: 'Upgrade to GitHub Pro or make this repository public to enable this feature.' },
      }
    if (!host.mainRule) return refuse(404, 'Branch not protected')
    return respond({ required_status_checks: { contexts: host.mainRule.contexts } })
  })

  const rule = z.strictObject({
    required_status_checks: z.strictObject({ strict: z.boolean(), contexts: z.array(z.string()) }),
    enforce_admins: z.literal(false),
    required_pull_request_reviews: z.strictObject({
      require_code_owner_reviews: z.boolean(),
      required_approving_review_count: z.number(),
    }),
    restrictions: z.null(),
  })
  on(
    'PUT /repos/{owner}/{repo}/branches/{branch}/protection',
    { success: 200, body: rule },
    ({ host, body, account, respond, refuse }) => {
      if (account.role !== 'owner') return refuse(403, 'Must have admin rights to Repository.')
      host.mainRule = { contexts: body.required_status_checks.contexts, allowsPush: false }
      return respond({})
    },
  )

  const paged = z.strictObject({ page: optional(positive()), per_page: optional(positive(100)) })
  on('GET /repos/{owner}/{repo}/invitations', { success: 200, query: paged }, ({ host, query, respond }) => {
    const found = [...host.invited].map((login) => ({ invitee: { login } }))
    return respond(pageOf(found, query.page, query.per_page ?? 30) as never)
  })

  on(
    'PUT /repos/{owner}/{repo}/collaborators/{username}',
    { success: 201, body: z.strictObject({ permission: optional(z.string()) }) },
    ({ host, parameters, account, respond, refuse }) => {
      if (account.role !== 'owner') return refuse(403, 'Must have admin rights to Repository.')
      // It has to be accepted.
      host.invited.add(parameters.username)
      return respond({})
    },
  )
}

export function gitlabSetupRoutes(on: Router<GitLabOperations>): void {
  const edited = z.strictObject({ merge_method: z.literal('merge'), squash_option: z.literal('never') })
  on('PUT /projects/{id}', { success: 200, body: edited }, ({ host, account, respond, forbid }) => {
    if (account.role !== 'owner') return forbid()
    host.mergesByCommit = true
    return respond({})
  })

  const labelsQuery = z.strictObject({
    include_ancestor_groups: optional(z.stringbool()),
    page: optional(positive()),
    per_page: optional(positive(100)),
  })
  on('GET /projects/{id}/labels', { success: 200, query: labelsQuery }, ({ host, query, respond }) => {
    return respond(pageOf(host.labels, query.page, query.per_page ?? 20))
  })

  const newLabel = z.strictObject({ name: z.string(), color: z.string().check(z.regex(/^#[0-9a-f]{6}$/)) })
  for (const operation of ['POST /groups/{id}/labels', 'POST /projects/{id}/labels'] as const)
    on(operation, { success: 201, body: newLabel }, ({ host, body, account, respond, forbid }) => {
      if (account.role !== 'owner') return forbid()
      return respond(host.labelNamed(body.name))
    })

  on(
    'GET /projects/{id}/protected_branches/{name}',
    { success: 200 },
    ({ host, parameters, respond, refuse }) => {
      if (!host.mainRule) return refuse(404, '404 Not found')
      const level = {
        id: 1,
        access_level: host.mainRule.allowsPush ? 30 : 40,
        access_level_description: '',
      } as const
      return respond({
        name: parameters.name,
        push_access_levels: [level],
        merge_access_levels: [],
        allow_force_push: false,
      })
    },
  )

  const rule = z.strictObject({
    name: z.string(),
    push_access_level: z.literal(0),
    merge_access_level: z.literal(40),
    allow_force_push: z.literal(false),
  })
  on(
    'POST /projects/{id}/protected_branches',
    { success: 201, body: rule },
    ({ host, account, respond, forbid }) => {
      if (account.role !== 'owner') return forbid()
      host.mainRule = { contexts: [], allowsPush: false }
      return respond({})
    },
  )

  on(
    'GET /users',
    { success: 200, query: z.strictObject({ username: z.string() }) },
    ({ host, query, respond }) => {
      const found = nameOf(host, query.username)
      return respond(found ? [{ id: found.id, username: found.login }] : [])
    },
  )

  on(
    'POST /projects/{id}/members',
    { success: 201, body: z.strictObject({ user_id: z.number(), access_level: z.literal(20) }) },
    ({ host, body, account, respond, forbid }) => {
      if (account.role !== 'owner') return forbid()
      const member = host.options.accounts.find(({ id }) => id === body.user_id)!
      host.hiddenFrom.delete(member.login)
      return respond({ id: member.id, username: member.login })
    },
  )
}
