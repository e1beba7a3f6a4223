import type { paths } from '@octokit/openapi-types'

/** GitHub's operations that are used, as GitHub publishes them. https://docs.github.com/rest */
export type GitHubOperations = {
  [Name in Names]: Name extends `${infer Method} ${infer Path extends keyof paths}`
    ? Lowercase<Method> extends keyof paths[Path]
      ? Described<paths[Path][Lowercase<Method>]>
      : never
    : never
}

type Names =
  | 'GET /user'
  | 'GET /repos/{owner}/{repo}'
  | 'PATCH /repos/{owner}/{repo}'
  | 'POST /repos/{owner}/{repo}/forks'
  | 'POST /repos/{owner}/{repo}/merge-upstream'
  | 'GET /repos/{owner}/{repo}/git/ref/{ref}'
  | 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}'
  | 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}'
  | 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'
  | 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'
  | 'POST /repos/{owner}/{repo}/git/trees'
  | 'POST /repos/{owner}/{repo}/git/commits'
  | 'POST /repos/{owner}/{repo}/git/refs'
  | 'PATCH /repos/{owner}/{repo}/git/refs/{ref}'
  | 'GET /repos/{owner}/{repo}/compare/{basehead}'
  | 'GET /repos/{owner}/{repo}/pulls'
  | 'POST /repos/{owner}/{repo}/pulls'
  | 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
  | 'GET /repos/{owner}/{repo}/collaborators/{username}/permission'
  | 'PUT /repos/{owner}/{repo}/collaborators/{username}'
  | 'GET /repos/{owner}/{repo}/invitations'
  | 'GET /repos/{owner}/{repo}/branches/{branch}/protection'
  | 'PUT /repos/{owner}/{repo}/branches/{branch}/protection'
  | 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
  | 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
  | 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
  | 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
  | 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}'
  | 'GET /repos/{owner}/{repo}/labels/{name}'
  | 'POST /repos/{owner}/{repo}/labels'
  | 'GET /repos/{owner}/{repo}/issues/{issue_number}/labels'
  | 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels'
  | 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}'
  | 'GET /repos/{owner}/{repo}/commits/{ref}/statuses'
  | 'POST /repos/{owner}/{repo}/statuses/{sha}'

interface Described<T> {
  query: T extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never
  body: T extends { requestBody?: { content: { 'application/json': infer Body } } }
    ? NonNullable<Body>
    : never
  response: T extends { responses: infer Responses }
    ? Responses[keyof Responses & (200 | 201 | 202)] extends { content: { 'application/json': infer Body } }
      ? Body
      : never
    : never
  status: T extends { responses: infer Responses } ? keyof Responses : never
}
