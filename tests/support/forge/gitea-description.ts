import { address, describe, flag, listOf, object, oneOf, orNull, sha, text, whole } from './describe.ts'

/**
 * The operations of Gitea's API that are used, written down by hand after its own description, which every
 * installation shows at `/api/swagger` and which lies in go-gitea/gitea at `templates/swagger/v1_json.tmpl`
 * (version 1.24; Forgejo's is the same here but for `merge-upstream`). That description names hardly any field as
 * required; those that are required here are the ones that Gitea always sends. The statuses of the refusals are
 * those of `routers/api/v1/repo/`. Not checked against a running Gitea.
 */

const user = object({ id: whole, login: text })
const permissions = object({ admin: flag, push: flag, pull: flag })
const repository = object({
  id: whole,
  name: text,
  full_name: text,
  owner: user,
  html_url: address,
  default_branch: text,
  fork: flag,
  permissions,
})
const side = object({ label: text, ref: text, sha, repo_id: whole, repo: orNull(repository) })
const pull = object({
  id: whole,
  number: whole,
  html_url: address,
  state: oneOf('open', 'closed'),
  title: text,
  body: text,
  user,
  merged: flag,
  head: side,
  base: side,
})
const reference = object({ ref: text, url: address, object: object({ type: text, sha, url: address }) })
const page = { page: whole, limit: whole }
const refused = object({ message: text, url: text })
const file = object({
  operation: oneOf('create', 'update', 'delete'),
  path: text,
  'content?': text,
  'sha?': sha,
  'from_path?': text,
})

export const giteaDescription = describe({
  'GET /user': { answers: { 200: user } },
  'GET /repos/{owner}/{repo}': { answers: { 200: repository, 404: refused } },
  'GET /repos/{owner}/{repo}/forks': { query: page, answers: { 200: listOf(repository), 404: refused } },
  'POST /repos/{owner}/{repo}/forks': {
    body: object({ 'name?': text, 'organization?': text }),
    answers: { 202: repository, 403: refused, 404: refused, 409: refused, 422: refused },
  },
  'POST /repos/{owner}/{repo}/merge-upstream': {
    body: object({ 'branch?': text, 'ff_only?': flag }),
    answers: { 200: object({ merge_type: text }), 400: refused, 404: refused },
  },
  'GET /repos/{owner}/{repo}/branches/{branch}': {
    multi: ['branch'],
    answers: { 200: object({ name: text, commit: object({ id: sha }), protected: flag }), 404: refused },
  },
  'GET /repos/{owner}/{repo}/git/refs/{ref}': {
    multi: ['ref'],
    answers: { 200: listOf(reference), 404: refused },
  },
  'GET /repos/{owner}/{repo}/git/trees/{sha}': {
    query: { recursive: flag, page: whole, per_page: whole },
    answers: {
      200: object({
        sha,
        url: address,
        tree: listOf(object({ path: text, mode: text, type: text, size: whole, sha, url: address })),
        truncated: flag,
        page: whole,
        total_count: whole,
      }),
      400: refused,
      404: refused,
    },
  },
  'GET /repos/{owner}/{repo}/git/blobs/{sha}': {
    answers: { 200: object({ content: text, encoding: text, url: address, sha, size: whole }), 404: refused },
  },
  'POST /repos/{owner}/{repo}/contents': {
    body: object({ 'branch?': text, 'new_branch?': text, 'message?': text, files: listOf(file) }),
    answers: {
      201: object({ commit: object({ sha, html_url: address, message: text }), files: listOf(object({})) }),
      403: refused,
      404: refused,
      422: refused,
      423: refused,
    },
  },
  'GET /repos/{owner}/{repo}/compare/{basehead}': {
    answers: { 200: object({ total_commits: whole, commits: listOf(object({ sha })) }), 404: refused },
  },
  'GET /repos/{owner}/{repo}/pulls': {
    query: {
      ...page,
      state: oneOf('open', 'closed', 'all'),
      sort: oneOf('oldest', 'recentupdate', 'leastupdate', 'mostcomment', 'leastcomment', 'priority'),
    },
    answers: { 200: listOf(pull), 404: refused },
  },
  'POST /repos/{owner}/{repo}/pulls': {
    body: object({ 'title?': text, 'body?': text, 'head?': text, 'base?': text }),
    answers: { 201: pull, 403: refused, 404: refused, 409: refused, 422: refused, 423: refused },
  },
})
