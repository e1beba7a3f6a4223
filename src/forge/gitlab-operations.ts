import type {
  AllForksOptions,
  AllMembersOptions,
  AllMergeRequestsOptions,
  AllPipelinesOptions,
  AllRepositoryTreesOptions,
  Branches,
  BranchSchema,
  CommitAction,
  CommitSchema,
  CommitStatusSchema,
  Commits,
  CreateCommitOptions,
  CreateMergeRequestOptions,
  CreateProtectedBranchOptions,
  EditMergeRequestOptions,
  EditPipelineStatusOptions,
  EditProjectOptions,
  ExpandedMergeRequestSchema,
  ExpandedUserSchema,
  ForkProjectOptions,
  LabelSchema,
  MemberSchema,
  MergeRequestDiffVersionsSchema,
  MergeRequestNoteSchema,
  MergeRequestNotes,
  MergeRequestSchema,
  MergeRequestSchemaWithBasicLabels,
  PersonalAccessTokenSchema,
  PipelineSchema,
  ProjectSchema,
  ProtectedBranchSchema,
  Repositories,
  RepositoryBlobSchema,
  RepositoryCompareSchema,
  RepositoryTreeSchema,
  UserSchema,
} from '@gitbeaker/core'

/** GitLab's operations that are used, as Gitbeaker describes https://docs.gitlab.com/api/. */
export interface GitLabOperations {
  'GET /user': { response: Known<ExpandedUserSchema> }
  'GET /projects/{id}': { response: Project }
  'PUT /projects/{id}': { body: Snake<EditProjectOptions>; response: Project }
  'GET /projects/{id}/labels': {
    query: { include_ancestor_groups?: boolean } & Page
    response: Known<LabelSchema>[]
  }
  'POST /projects/{id}/labels': { body: { name: string; color: string }; response: Known<LabelSchema> }
  'POST /groups/{id}/labels': { body: { name: string; color: string }; response: Known<LabelSchema> }
  'GET /projects/{id}/protected_branches/{name}': { response: Known<ProtectedBranchSchema> }
  'POST /projects/{id}/protected_branches': {
    body: { name: string } & Snake<CreateProtectedBranchOptions>
    response: Known<ProtectedBranchSchema>
  }
  'GET /projects/{id}/pipelines': {
    query: Snake<AllPipelinesOptions> & Page
    response: Known<PipelineSchema>[]
  }
  'GET /personal_access_tokens/self': { response: Omit<Known<PersonalAccessTokenSchema>, 'token'> }
  'GET /users': { query: { username: string }; response: Known<UserSchema>[] }
  'POST /projects/{id}/members': {
    body: { user_id: number; access_level: number }
    response: Known<MemberSchema>
  }
  'GET /projects/{id}/forks': { query: Snake<AllForksOptions> & Page; response: Project[] }
  'POST /projects/{id}/fork': { body: Snake<ForkProjectOptions>; response: Project }
  'GET /projects/{id}/repository/branches': {
    query: Pick<Snake<Options<Branches['all'], 1>>, 'search' | 'regex'> & Page
    response: Known<BranchSchema>[]
  }
  'GET /projects/{id}/repository/branches/{branch}': { response: Known<BranchSchema> }
  'GET /projects/{id}/repository/tree': {
    query: Snake<AllRepositoryTreesOptions> & Page
    response: Known<RepositoryTreeSchema>[]
  }
  'GET /projects/{id}/repository/blobs/{sha}': { response: Known<RepositoryBlobSchema> }
  'GET /projects/{id}/repository/compare': {
    query: { from: string; to: string } & Pick<
      Snake<Options<Repositories['compare'], 3>>,
      'from_project_id' | 'straight'
    >
    response: Known<RepositoryCompareSchema>
  }
  'POST /projects/{id}/repository/commits': {
    body: { branch: string; commit_message: string; actions: Snake<CommitAction>[] } & Omit<
      Snake<CreateCommitOptions>,
      'actions'
    >
    response: Known<CommitSchema>
  }
  'GET /projects/{id}/merge_requests': {
    query: Snake<AllMergeRequestsOptions> & Page
    response: Known<MergeRequestSchema>[]
  }
  'POST /projects/{id}/merge_requests': {
    body: { source_branch: string; target_branch: string; title: string } & Omit<
      Snake<CreateMergeRequestOptions>,
      'title'
    >
    response: Known<MergeRequestSchema>
  }
  /** Labels as names: their details are not asked for. */
  'GET /projects/{id}/merge_requests/{iid}': {
    response: Known<MergeRequestSchemaWithBasicLabels & Pick<ExpandedMergeRequestSchema, 'diff_refs'>>
  }
  'PUT /projects/{id}/merge_requests/{iid}': {
    body: Snake<EditMergeRequestOptions>
    response: Known<MergeRequestSchemaWithBasicLabels>
  }
  'GET /projects/{id}/merge_requests/{iid}/versions': {
    query: Page
    response: Known<MergeRequestDiffVersionsSchema>[]
  }
  'GET /projects/{id}/merge_requests/{iid}/notes': {
    query: Pick<Snake<Options<MergeRequestNotes['all'], 2>>, 'sort' | 'order_by'> & Page
    response: Known<MergeRequestNoteSchema>[]
  }
  'POST /projects/{id}/merge_requests/{iid}/notes': {
    body: { body: string }
    response: Known<MergeRequestNoteSchema>
  }
  'PUT /projects/{id}/merge_requests/{iid}/notes/{note}': {
    body: { body: string }
    response: Known<MergeRequestNoteSchema>
  }
  'DELETE /projects/{id}/merge_requests/{iid}/notes/{note}': { response: unknown }
  'GET /projects/{id}/members/all': {
    query: Snake<AllMembersOptions> & Page
    response: Known<MemberSchema>[]
  }
  'GET /projects/{id}/repository/commits/{sha}/statuses': {
    query: Pick<Options<Commits['allStatuses'], 2>, 'name' | 'ref'> & Page
    response: Known<CommitStatusSchema>[]
  }
  'POST /projects/{id}/statuses/{sha}': {
    body: { state: Parameters<Commits['editStatus']>[2] } & Snake<EditPipelineStatusOptions>
    response: Known<CommitStatusSchema>
  }
}

interface Page {
  page?: number
  per_page?: number
}

/** Names as sent: `filePath` is `file_path`. */
type Snake<T> = { [Key in keyof T as SnakeCase<Key & string>]: T[Key] }
type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : Name

/** Removes index signatures, which would accept any name, from nested objects as well. */
type Known<T> = T extends readonly (infer Item)[]
  ? Known<Item>[]
  : T extends object
    ? { [Key in keyof T as string extends Key ? never : Key]: Known<T[Key]> }
    : T

/** Gitbeaker's type lacks null, for no access. */
type Project = Omit<Known<ProjectSchema>, 'permissions'> & {
  permissions: {
    [Key in keyof ProjectSchema['permissions']]: ProjectSchema['permissions'][Key] | null
  }
}

// biome-ignore lint/suspicious/noExplicitAny: any method.
type Options<M extends (...parameters: any[]) => unknown, At extends number> = NonNullable<Parameters<M>[At]>
