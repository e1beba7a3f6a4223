import type { Api, Reference } from 'gitea-js'

/** The operations of Gitea and Forgejo that are used, as Gitea publishes them (`/api/swagger` of every installation). */
export interface GiteaOperations {
  'GET /version': Described<Gitea['version']['getVersion']>
  'GET /user': Described<Gitea['user']['userGetCurrent']>
  'GET /repos/{owner}/{repo}': Described<Repos['repoGet']>
  'PATCH /repos/{owner}/{repo}': WithBody<Repos['repoEdit']>
  'GET /repos/{owner}/{repo}/forks': WithQuery<Repos['listForks']>
  'POST /repos/{owner}/{repo}/forks': WithBody<Repos['createFork']>
  'POST /repos/{owner}/{repo}/merge-upstream': WithBody<Repos['repoMergeUpstream']>
  /** Forgejo's alone. */
  'POST /repos/{owner}/{repo}/sync_fork': { response: unknown }
  'GET /repos/{owner}/{repo}/branches/{branch}': Described<Repos['repoGetBranch']>
  /** Older versions return a single exact match without a list. */
  'GET /repos/{owner}/{repo}/git/refs/{ref}': { response: Reference[] | Reference }
  'GET /repos/{owner}/{repo}/git/trees/{sha}': WithQuery<Repos['getTree'], 3>
  'GET /repos/{owner}/{repo}/git/blobs/{sha}': Described<Repos['getBlob']>
  'POST /repos/{owner}/{repo}/contents': WithBody<Repos['repoChangeFiles']>
  'GET /repos/{owner}/{repo}/compare/{basehead}': Described<Repos['repoCompareDiff']>
  'GET /repos/{owner}/{repo}/pulls': WithQuery<Repos['repoListPullRequests']>
  'POST /repos/{owner}/{repo}/pulls': WithBody<Repos['repoCreatePullRequest']>
  'GET /repos/{owner}/{repo}/pulls/{index}': Described<Repos['repoGetPullRequest']>
  'POST /repos/{owner}/{repo}/pulls/{index}/update': WithQuery<Repos['repoUpdatePullRequest'], 3>
  'GET /repos/{owner}/{repo}/pulls/{index}/commits': WithQuery<Repos['repoGetPullRequestCommits'], 3>
  'GET /repos/{owner}/{repo}/collaborators': WithQuery<Repos['repoListCollaborators']>
  'GET /repos/{owner}/{repo}/collaborators/{collaborator}/permission': Described<
    Repos['repoGetRepoPermissions']
  >
  'PUT /repos/{owner}/{repo}/collaborators/{collaborator}': WithBody<Repos['repoAddCollaborator'], 3>
  'GET /repos/{owner}/{repo}/branch_protections': Described<Repos['repoListBranchProtection']>
  'POST /repos/{owner}/{repo}/branch_protections': WithBody<Repos['repoCreateBranchProtection']>
  'GET /repos/{owner}/{repo}/actions/tasks': WithQuery<Repos['listActionTasks']>
  'GET /repos/{owner}/{repo}/issues/{index}/timeline': WithQuery<Repos['issueGetCommentsAndTimeline'], 3>
  /** All of them: it takes no page. */
  'GET /repos/{owner}/{repo}/issues/{index}/comments': Described<Repos['issueGetComments']>
  'POST /repos/{owner}/{repo}/issues/{index}/comments': WithBody<Repos['issueCreateComment'], 3>
  'PATCH /repos/{owner}/{repo}/issues/comments/{id}': WithBody<Repos['issueEditComment'], 3>
  'DELETE /repos/{owner}/{repo}/issues/comments/{id}': Described<Repos['issueDeleteComment']>
  'GET /repos/{owner}/{repo}/labels': WithQuery<Repos['issueListLabels']>
  'POST /repos/{owner}/{repo}/labels': WithBody<Repos['issueCreateLabel']>
  'GET /repos/{owner}/{repo}/issues/{index}/labels': Described<Repos['issueGetLabels']>
  'POST /repos/{owner}/{repo}/issues/{index}/labels': WithBody<Repos['issueAddLabel'], 3>
  'DELETE /repos/{owner}/{repo}/issues/{index}/labels/{id}': Described<Repos['issueRemoveLabel']>
  'GET /repos/{owner}/{repo}/commits/{ref}/status': WithQuery<Repos['repoGetCombinedStatusByRef'], 3>
  'POST /repos/{owner}/{repo}/statuses/{sha}': WithBody<Repos['repoCreateStatus'], 3>
}

export type Gitea = Api<unknown>
type Repos = Gitea['repos']
// biome-ignore lint/suspicious/noExplicitAny: any method.
type Method = (...parameters: any[]) => Promise<{ data: unknown }>

export interface Described<M extends Method> {
  response: Awaited<ReturnType<M>>['data']
}

/** After owner and name, unless it is the parameter `At`. */
export interface WithQuery<M extends Method, At extends number = 2> extends Described<M> {
  query: NonNullable<Parameters<M>[At]>
}

export interface WithBody<M extends Method, At extends number = 2> extends Described<M> {
  body: Parameters<M>[At]
}
