import { type CodeInfo, codes } from '../../domain/finding.ts'
import { rules as text } from '../../text/site.ts'
import type { Rule, RuleGroup } from './groups.ts'

export type Task = keyof typeof text.task

/** The index of the rules by what a reader is doing. */
export interface TaskIndex {
  task: Task
  name: string
  rules: Rule[]
}

/** Every rule once, under the task in which it is met; tasks without any are left out. */
export function rulesByTask(groups: readonly RuleGroup[]): TaskIndex[] {
  const all = groups.flatMap(({ rules }) => rules)
  return (Object.keys(text.task) as Task[]).flatMap((task) => {
    const rules = all.filter(({ code }) => taskOf(codes[code]) === task)
    return rules.length > 0 ? [{ task, name: text.task[task], rules }] : []
  })
}

/** By what the table of codes says, so that a new code has its place. */
export function taskOf({ clause, scope }: Pick<CodeInfo, 'clause' | 'scope'>): Task {
  if (/^(?:4\.[4-6]|5)/.test(clause)) return 'follow-up'
  if (clause === '隐私') return 'privacy'
  if (clause === '文件') return scope === 'entry' ? 'file' : 'bureau'
  if (clause === '报送' || scope === 'change') return 'submit'
  return scope === 'cycle' ? 'compare' : 'fill'
}
