import type { Locator, Page } from 'playwright-core'
import { pathOfName } from '../../src/form/apply/form-values.ts'
import { type Answers, itemsAt, textAt, textsAt } from '../../src/form/entry/answers.ts'

/** The form filled in as a person would: with the keyboard alone, or with a finger. */

interface Focused {
  tag: string
  type: string
  name: string
  value: string
  checked: boolean
  /** Of the list that a button adds to. */
  list: string
  items: number
  submits: boolean
  /** Of a tick for a type of institution: type and level. */
  pair: (string | undefined)[]
  options: string[]
}

function focused(tab: Page): Promise<Focused> {
  return tab.evaluate(() => {
    const element = document.activeElement as HTMLInputElement & HTMLSelectElement
    const list = element.matches('[data-add]') ? element.closest<HTMLElement>('[data-list]') : null
    return {
      tag: element.tagName,
      type: element.type ?? '',
      name: element.name ?? '',
      value: element.value ?? '',
      checked: element.checked ?? false,
      list: list?.dataset['list'] ?? '',
      items: list?.querySelectorAll(':scope > [data-items] > [data-item]').length ?? 0,
      submits: element.matches('[type=submit]'),
      pair: [element.dataset['type'], element.dataset['level']],
      options:
        element.tagName === 'SELECT'
          ? [...element.options].filter((one) => !one.disabled).map((one) => one.value)
          : [],
    }
  })
}

/** From the heading of a step to its button, key by key; ends after pressing it. */
export async function fillStepByKeyboard(tab: Page, answers: Answers): Promise<void> {
  let now = await tabTo(tab)
  for (let fields = 0; fields < 400; fields++) {
    if (now.submits) {
      await tab.keyboard.press('Enter')
      return
    }
    if (now.list && now.items < itemsAt(answers, pathOfName(now.list))) {
      await tab.keyboard.press('Enter')
      // The focus is in the new item now, on its first field.
      now = await focused(tab)
      continue
    }
    if (now.pair[0] && hasType(answers, now.pair) !== now.checked) await tab.keyboard.press('Space')
    else if (now.name) await answerFocused(tab, answers, now)
    now = await tabTo(tab, now.type === 'date' ? now.name : undefined)
  }
  throw new Error('No button at the end of the step')
}

/** The next control; a date has several parts on the way. */
async function tabTo(tab: Page, from?: string): Promise<Focused> {
  for (let keys = 0; keys < 6; keys++) {
    await tab.keyboard.press('Tab')
    const now = await focused(tab)
    if (from === undefined || now.name !== from) return now
  }
  throw new Error(`The keyboard is caught in ${from}`)
}

async function answerFocused(tab: Page, answers: Answers, now: Focused): Promise<void> {
  const path = pathOfName(now.name)
  const wanted = textAt(answers, path)
  if (now.type === 'checkbox') {
    if (textsAt(answers, path).includes(now.value) !== now.checked) await tab.keyboard.press('Space')
  } else if (now.type === 'radio') {
    // Arrows choose within a group; the first one is where Tab arrives.
    for (
      let at = 0;
      at < 12 && wanted && !((await focused(tab)).value === wanted && (await focused(tab)).checked);
      at++
    ) {
      if ((await focused(tab)).value === wanted) await tab.keyboard.press('Space')
      else await tab.keyboard.press('ArrowDown')
    }
  } else if (now.tag === 'SELECT') {
    const steps = now.options.indexOf(wanted) - now.options.indexOf(now.value)
    for (let at = 0; at < Math.abs(steps); at++) await tab.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
  } else if (now.type === 'date') {
    // The order in which the browser of these tests asks for a date: month, day, year.
    const [year, month, day] = wanted.split('-')
    if (wanted && now.value !== wanted) await tab.keyboard.type(`${month}${day}${year}`)
  } else if (now.value !== wanted) {
    await tab.keyboard.press('ControlOrMeta+A')
    await tab.keyboard.insertText(wanted)
  }
}

/** What a form costs a person with a phone. */
export interface Effort {
  /**
   * Touches, and texts typed. A touch taps into a field, on a box or a button, opens a list, or chooses of one that is
   * open. The key that ends a line belongs to its typing: a field to which it has led needs no touch. Scrolling is
   * counted in screens.
   */
  actions: number
  /** Heights of the steps as they are when they are filled in, in windows. */
  screens: number
}

/** Every visible question of the step, with taps; then its button. Adds to `effort` what that took. */
export async function fillStepByTouch(
  tab: Page,
  answers: Answers,
  step: string,
  effort: Effort = { actions: 0, screens: 0 },
): Promise<void> {
  const section = tab.locator(`[data-step="${step}"]`)
  const tap = async (target: Locator) => {
    effort.actions++
    await target.tap()
  }
  const done = new Set<string>()
  for (let round = 0; round < 400; round++) {
    const next = await section.evaluate(
      (root, names) => {
        const shown = [
          ...root.querySelectorAll<HTMLInputElement>(
            'input[name], input[data-type], select[name], textarea[name]',
          ),
        ].filter((control) => control.checkVisibility())
        for (const tick of shown)
          if (tick.dataset['type']) tick.id ||= `${tick.dataset['type']}${tick.dataset['level']}`
        const control = shown.find(({ id }) => !names.includes(id))
        return control
          ? {
              id: control.id,
              name: control.name,
              type: control.type,
              value: control.value,
              pair: [control.dataset['type'], control.dataset['level']],
              hasFocus: control === document.activeElement,
            }
          : undefined
      },
      [...done],
    )
    if (!next) {
      if (!(await growLists(section, answers, tap))) break
      continue
    }
    done.add(next.id)
    const control = section.locator(`[id="${next.id}"]`)
    const path = pathOfName(next.name)
    const wanted = textAt(answers, path)
    if (next.type === 'checkbox' || next.type === 'radio') {
      const ticked = next.pair[0]
        ? hasType(answers, next.pair)
        : next.type === 'radio'
          ? wanted === next.value
          : textsAt(answers, path).includes(next.value)
      if (ticked !== (await control.isChecked()) && (ticked || next.type === 'checkbox')) {
        await tap(section.locator('label.tick', { has: tab.locator(`[id="${next.id}"]`) }))
      }
    } else if (next.type === 'select-one') {
      // Opened, and chosen.
      effort.actions += 2
      await control.selectOption(wanted)
    } else if (wanted !== next.value) {
      if (!next.hasFocus) await tap(control)
      effort.actions++
      await control.fill(wanted)
      if (next.type !== 'textarea') await tab.keyboard.press('Enter')
    }
  }
  effort.screens += await section.evaluate((root) => root.getBoundingClientRect().height / innerHeight)
  await tap(section.locator('[type=submit]'))
}

/** Whether the answers have this type of institution, with this level. */
function hasType(answers: Answers, [type, level = '']: (string | undefined)[]): boolean {
  const path = ['public', 'research', 'types']
  return [...Array(itemsAt(answers, path)).keys()].some(
    (index) =>
      textAt(answers, [...path, index, 'type']) === type &&
      textAt(answers, [...path, index, 'level']) === level,
  )
}

async function growLists(
  section: Locator,
  answers: Answers,
  tap: (target: Locator) => Promise<void>,
): Promise<boolean> {
  for (const list of await section.locator('[data-list]:not([hidden])').all()) {
    const path = pathOfName((await list.getAttribute('data-list')) ?? '')
    const add = list.locator('[data-add]')
    if ((await add.count()) === 0 || !(await add.isVisible())) continue
    const items = list.locator('[data-item]')
    const count = await items.count()
    if (count >= itemsAt(answers, path)) continue
    await tap(add)
    await items.nth(count).waitFor({ state: 'attached' })
    return true
  }
  return false
}
