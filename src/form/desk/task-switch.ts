import { tasks as text } from '../../text/follow-up-desk.ts'
import { h } from '../dom.ts'
import type { DistrictFiles } from './follow-up/district-files.ts'
import type { TaskPage } from './follow-up/task-page.ts'

/** The tasks that follow the collection. */
const loaders = {
  placements: () => import('./placements/placements-task.ts').then(({ placementsTask }) => placementsTask),
  reports: () => import('./reports/reports-task.ts').then(({ reportsTask }) => reportsTask),
}

type Loaded = keyof typeof loaders
type Task = 'collection' | Loaded

const tasks: readonly Task[] = ['collection', ...(Object.keys(loaders) as Loaded[])]

const isTask = (name: string): name is Task => tasks.some((task) => task === name)

export interface TaskSwitch {
  /** The links between the tasks. */
  links: HTMLElement
  /** What the collection shows is hidden by the others. */
  collection: readonly HTMLElement[]
  /** Where the others are shown. */
  container: HTMLElement
}

interface Opening extends Omit<TaskPage, 'followUp'> {
  /** The state that the tasks share; loaded with the first of them. */
  followUp: () => Promise<DistrictFiles>
}

/** Switches between the tasks by the address: each has its own, and the last one is opened again. */
export function taskSwitch(
  { links, collection, container }: TaskSwitch,
  { followUp: open, ...page }: Opening,
): void {
  const anchors = new Map(tasks.map((task) => [task, h('a', { href: `#${task}` }, text[task])]))
  links.append(
    h(
      'nav',
      { class: 'tasks', 'aria-label': text.label },
      h('ul', {}, ...[...anchors.values()].map((anchor) => h('li', {}, anchor))),
    ),
  )
  const opened = new Map<Loaded, HTMLElement>()
  let current: Task | undefined

  const show = (task: Task) => {
    if (task === current) return
    current = task
    for (const [name, anchor] of anchors) {
      if (name === task) anchor.setAttribute('aria-current', 'page')
      else anchor.removeAttribute('aria-current')
    }
    for (const element of collection) element.hidden = task !== 'collection'
    for (const [name, element] of opened) element.hidden = name !== task
    keepLast(task)
    if (task !== 'collection' && !opened.has(task)) void load(task)
  }

  const load = async (task: Loaded) => {
    const box = h('div', { class: 'task' }, h('p', { role: 'status' }, text.loading))
    opened.set(task, box)
    container.append(box)
    const loaded = await Promise.all([open(), loaders[task]()]).catch(() => undefined)
    if (loaded) {
      const [followUp, view] = loaded
      box.replaceChildren(view({ followUp, ...page }))
      return
    }
    const again = () => {
      box.remove()
      void load(task)
    }
    box.replaceChildren(
      h('p', { class: 'notice urgent', role: 'alert' }, text.notLoaded),
      h(
        'p',
        { class: 'actions' },
        h('button', { type: 'button', class: 'button', onclick: again }, text.again),
      ),
    )
  }

  const inAddress = () => location.hash.slice(1)
  // Other fragments lead to places within a task; none is where the page began.
  addEventListener('hashchange', () => {
    const task = inAddress() || 'collection'
    if (isTask(task)) show(task)
  })
  const first = [inAddress(), lastTask()].find(isTask) ?? 'collection'
  if (first !== 'collection' && inAddress() !== first) history.replaceState(null, '', `#${first}`)
  show(first)
}

/** Apart from what the desk keeps: which task is open is nothing that two windows could differ about. */
const PLACE = 'keji-fuzong/desk/task'

function lastTask(): string {
  try {
    return localStorage.getItem(PLACE) ?? ''
  } catch {
    return ''
  }
}

function keepLast(task: Task): void {
  try {
    localStorage.setItem(PLACE, task)
  } catch {
    // A window that keeps nothing begins with the collection.
  }
}
