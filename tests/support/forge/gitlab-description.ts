import { address, describe, flag, listOf, object, oneOf, orNull, sha, text, whole } from './describe.ts'

/**
 * The operations of GitLab's REST API v4 that are used, written down by hand after its documentation:
 * https://docs.gitlab.com/api/ – `users`, `projects`, `project_forks`, `branches`, `commits`, `repositories`,
 * `merge_requests` (in gitlabhq/gitlabhq below `doc/api/`). The fields are those of the examples there, as far as
 * anything reads them. Not checked against a running GitLab.
 */

const project = object({
  id: whole,
  path_with_namespace: text,
  web_url: address,
  default_branch: text,
  namespace: object({ id: whole, path: text, full_path: text, kind: oneOf('user', 'group') }),
  import_status: oneOf('none', 'scheduled', 'started', 'finished', 'failed'),
  'permissions?': object({
    project_access: orNull(object({ access_level: whole })),
    group_access: orNull(object({ access_level: whole })),
  }),
})
const branch = object({
  name: text,
  commit: object({ id: sha }),
  protected: flag,
  default: flag,
  web_url: address,
})
const commit = object({
  id: sha,
  short_id: text,
  title: text,
  message: text,
  parent_ids: listOf(sha),
  web_url: address,
})
const request = object({
  id: whole,
  iid: whole,
  project_id: whole,
  title: text,
  description: text,
  state: oneOf('opened', 'closed', 'locked', 'merged'),
  source_branch: text,
  target_branch: text,
  source_project_id: orNull(whole),
  target_project_id: whole,
  author: object({ id: whole, username: text }),
  sha,
  web_url: address,
})
/** A sentence, a list of sentences, or lists by field. */
const refused = object({ 'message?': {}, 'error?': text })
const page = { page: whole, per_page: { type: 'integer', minimum: 1, maximum: 100 } }
const action = object({
  action: oneOf('create', 'delete', 'move', 'update', 'chmod'),
  file_path: text,
  'content?': text,
  'encoding?': oneOf('text', 'base64'),
  'last_commit_id?': text,
  'previous_path?': text,
})

export const gitlabDescription = describe({
  'GET /user': { answers: { 200: object({ id: whole, username: text, name: text, web_url: address }) } },
  'GET /projects/{id}': { answers: { 200: project, 404: refused } },
  'GET /projects/{id}/forks': {
    query: { ...page, owned: oneOf('true', 'false') },
    answers: { 200: listOf(project), 404: refused },
  },
  'POST /projects/{id}/fork': {
    body: object({ 'namespace_path?': text, 'path?': text, 'name?': text, 'branches?': text }),
    answers: { 201: project, 403: refused, 404: refused, 409: refused },
  },
  'GET /projects/{id}/repository/branches': {
    query: { ...page, search: text },
    answers: { 200: listOf(branch), 404: refused },
  },
  'GET /projects/{id}/repository/branches/{branch}': { answers: { 200: branch, 404: refused } },
  'GET /projects/{id}/repository/tree': {
    query: { ...page, path: text, ref: text, recursive: flag },
    answers: {
      200: listOf(
        object({ id: sha, name: text, type: oneOf('tree', 'blob', 'commit'), path: text, mode: text }),
      ),
      404: refused,
    },
  },
  'GET /projects/{id}/repository/blobs/{sha}': {
    answers: { 200: object({ size: whole, encoding: text, content: text, sha }), 404: refused },
  },
  'GET /projects/{id}/repository/compare': {
    query: { from: text, to: text, from_project_id: whole, straight: flag },
    answers: {
      200: object({ commits: listOf(object({ id: sha })), compare_timeout: flag, compare_same_ref: flag }),
      404: refused,
    },
  },
  'POST /projects/{id}/repository/commits': {
    body: object({
      branch: text,
      commit_message: text,
      'start_branch?': text,
      'start_sha?': text,
      'start_project?': text,
      'force?': flag,
      actions: listOf(action),
    }),
    answers: { 201: commit, 400: refused, 403: refused, 404: refused },
  },
  'GET /projects/{id}/merge_requests': {
    query: {
      ...page,
      state: oneOf('opened', 'closed', 'locked', 'merged', 'all'),
      source_branch: text,
      target_branch: text,
    },
    answers: { 200: listOf(request), 404: refused },
  },
  'POST /projects/{id}/merge_requests': {
    body: object({
      source_branch: text,
      target_branch: text,
      title: text,
      'description?': text,
      'target_project_id?': whole,
    }),
    answers: { 201: request, 400: refused, 403: refused, 404: refused, 409: refused, 422: refused },
  },
})
