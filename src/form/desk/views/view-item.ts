import { isIdNumber, withoutIdNumbers } from '../../../domain/credit-code.ts'
import type { Finding } from '../../../domain/finding.ts'
import { list as text } from '../../../text/desk.ts'
import { localityOf } from '../../../text/locality.ts'
import { toEnterprise as words } from '../../../text/to-enterprise.ts'
import { h } from '../../dom.ts'
import type { CheckedItem } from '../state/check-desk.ts'
import type { Desk } from '../state/desk.ts'
import { holdsEntry, labelOf } from '../state/item.ts'
import type { OriginQuestion } from '../state/other-district.ts'
import { isSealed } from '../state/seals.ts'
import { receiptOf, returnedText } from '../state/to-enterprise.ts'
import { findingsView } from './view-findings.ts'
import { formAddress } from './view-invite.ts'
import { messageView } from './view-message.ts'
import { paperRemarksView } from './view-paper-remarks.ts'
import { versionsView } from './view-versions.ts'

export interface ItemActions {
  /** Address of the page of rules. */
  rules: string
  edit: (key: string) => void
  remove: (key: string) => void
  rename: (key: string, id: string) => void
  /** The code of an anonymous entry was compared with the licence by this person. */
  verifyCode: (key: string, by: string) => void
  rewrite: (key: string, text: string) => void
  /** The entry is this district's, whatever else it names. */
  confirmOrigin: (key: string) => void
  /** This file counts, and not the other one of the same enterprise. */
  useNew: (key: string) => void
}

/** One enterprise on the desk: name, origin, findings, actions. */
export function itemView(checked: CheckedItem, desk: Desk, actions: ItemActions): HTMLElement {
  const { item, findings, worst } = checked
  const { key, remarks, origin } = item
  const name = labelOf(item)
  const title = `item-${key}`
  return h(
    'li',
    { class: 'item', 'data-worst': worst ?? 'fine', 'aria-labelledby': title },
    h('h3', { id: title, tabindex: '-1' }, name),
    h('p', { class: 'where' }, ...marks(checked, desk).map((mark) => h('span', {}, mark))),
    h('p', { class: 'verdict' }, verdict(checked)),
    ...checked.questions.map((question) =>
      question.kind === 'origin'
        ? originView(question, checked, desk, actions)
        : versionsView(question, key, {
            useNew: () => actions.useNew(key),
            keepOld: () => actions.remove(key),
          }),
    ),
    needsId(checked) && idField(checked, actions),
    needsLicence(checked) && licenceField(checked, actions),
    ...findingsView(findings, actions.rules, localityOf(desk.known.site)),
    remarks ? paperRemarksView(remarks, { fileName: origin.name, year: item.year }) : undefined,
    item.tree === undefined && item.text !== undefined && textField(checked, actions),
    ...messages(checked, desk),
    buttons(checked, name, actions),
  )
}

function marks({ item, updates }: CheckedItem, desk: Desk): string[] {
  const { id, origin, decrypted, tree, mended, key } = item
  const anonymous = id.length === 6
  const sealed = isSealed(tree)
  const from = origin.name ? text.from(withoutIdNumbers(origin.name)) : text.fromPaste
  return [
    ...(id ? [withoutIdNumbers(id)] : []),
    ...(anonymous ? [text.anonymous] : []),
    from,
    ...(updates ? [text.updates] : []),
    ...(mended ? [text.mended] : []),
    ...(sealed ? [decrypted === undefined ? text.sealed : text.decrypted] : []),
    ...(!sealed && desk.seals ? [text.willSeal] : []),
    ...(desk.isSubmitted(key) ? [text.submitted] : []),
  ]
}

function verdict({ findings, questions }: CheckedItem): HTMLElement {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (errors > 0) return h('strong', { class: 'wrong' }, text.errors(errors))
  if (questions.length > 0) return h('strong', { class: 'wrong' }, text.toAnswer)
  return h('span', { class: 'fine' }, text.fine)
}

/** 退回修改 and 收件回执. */
function messages(checked: CheckedItem, desk: Desk): HTMLElement[] {
  const { district, known } = desk
  if (!district || !holdsEntry(checked.item)) return []
  const { key } = checked.item
  const sender = () => ({ known, district, now: Date.now(), form: formAddress(district.slug) })
  const returned = {
    id: `return-${key}`,
    part: 'return',
    summary: words.returned,
    hint: words.returnHint,
    make: () => returnedText(checked, sender()) ?? '',
  }
  const receipt = {
    id: `receipt-${key}`,
    part: 'receipt',
    summary: words.receipt,
    hint: words.receiptHint,
    make: () => receiptOf(checked, sender()),
    prints: true,
  }
  const needsReturn = returnedText(checked, sender()) !== undefined
  return [...(needsReturn ? [messageView(returned)] : []), messageView(receipt)]
}

/** Another district's entry is never taken silently: somebody says whose it is. */
function originView(
  { signs }: OriginQuestion,
  { item }: CheckedItem,
  desk: Desk,
  { remove, confirmOrigin }: ItemActions,
): HTMLElement {
  const { name = '' } = desk.district ?? {}
  const id = `origin-${item.key}`
  return h(
    'div',
    { class: 'question', role: 'group', 'aria-labelledby': id },
    h('p', { id }, h('strong', {}, text.origin.title(name))),
    h('ul', {}, ...signs.map(({ from, said }) => h('li', {}, text.origin.signs[from](said)))),
    h(
      'p',
      { class: 'actions' },
      h(
        'button',
        {
          type: 'button',
          class: 'button small',
          'data-part': 'own',
          onclick: () => confirmOrigin(item.key),
        },
        text.origin.own,
      ),
      h(
        'button',
        { type: 'button', class: 'button small', 'data-part': 'foreign', onclick: () => remove(item.key) },
        text.origin.foreign,
      ),
    ),
  )
}

/** Where the code itself is missing or wrong, it can be written at once, without opening the form. */
function needsId({ item, findings }: CheckedItem): boolean {
  const isOfName = ({ code, severity, path }: Finding) =>
    code === 'credit-code' && severity === 'error' && path.length === 0
  return item.tree !== undefined && findings.some(isOfName)
}

/** The check character of an anonymous entry's code does not fit: the district says that the licence reads so. */
function needsLicence({ findings }: CheckedItem): boolean {
  return findings.some(
    ({ code, severity, args }) =>
      code === 'credit-code' && severity === 'error' && 'anonymous' in args && args.anonymous,
  )
}

function licenceField({ item }: CheckedItem, { verifyCode }: ItemActions): HTMLElement {
  const id = `licence-${item.key}`
  const input = h('input', { id, required: true, autocomplete: 'name', 'data-part': 'licence' })
  const accept = (event: Event) => {
    event.preventDefault()
    if (input.value.trim() !== '') verifyCode(item.key, input.value.trim())
  }
  return h(
    'form',
    { class: 'field inline', onsubmit: accept },
    h('label', { for: id }, text.licence),
    h('p', { class: 'hint', id: `${id}-hint` }, text.licenceHint),
    h(
      'div',
      { class: 'beside' },
      input,
      h('button', { type: 'submit', class: 'button' }, text.licenceButton),
    ),
  )
}

function idField({ item, findings }: CheckedItem, { rename }: ItemActions): HTMLElement {
  const id = `id-${item.key}`
  const isAlias = findings.some(({ args }) => 'fault' in args && args.fault === 'anonymous-needs-alias')
  const input = h('input', {
    id,
    class: 'short',
    value: isIdNumber(item.id) ? '' : item.id,
    maxlength: '18',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    'aria-describedby': `${id}-hint`,
    'data-part': 'id',
  })
  const accept = (event: Event) => {
    event.preventDefault()
    const value = input.value.normalize('NFKC').replace(/\s/g, '')
    rename(item.key, /^[a-z2-9]{6}$/.test(value) ? value : value.toUpperCase())
  }
  return h(
    'form',
    { class: 'field inline', onsubmit: accept },
    h('label', { for: id }, isAlias ? text.alias : text.code),
    h('p', { class: 'hint', id: `${id}-hint` }, isAlias ? text.aliasHint : text.codeHint),
    h('div', { class: 'beside' }, input, h('button', { type: 'submit', class: 'button' }, text.codeButton)),
  )
}

function textField({ item }: CheckedItem, { rewrite }: ItemActions): HTMLElement {
  const id = `text-${item.key}`
  const area = h(
    'textarea',
    { id, rows: '12', class: 'code', spellcheck: 'false', 'data-part': 'text' },
    item.text ?? '',
  )
  return h(
    'details',
    { class: 'more', 'data-part': 'source' },
    h('summary', {}, text.text),
    h('div', { class: 'field' }, h('label', { for: id }, text.textLabel), area),
    h(
      'p',
      { class: 'actions' },
      h(
        'button',
        { type: 'button', class: 'button small', onclick: () => rewrite(item.key, area.value) },
        text.textButton,
      ),
    ),
  )
}

function buttons({ item }: CheckedItem, name: string, { edit, remove }: ItemActions): HTMLElement {
  const isStillSealed = isSealed(item.tree) && item.decrypted === undefined
  const button = (words: string, label: string, onclick: () => void, part: string) =>
    h(
      'button',
      { type: 'button', class: 'button small', 'aria-label': label, 'data-part': part, onclick },
      words,
    )
  return h(
    'p',
    { class: 'actions' },
    item.tree !== undefined &&
      !isStillSealed &&
      button(text.edit, text.editNamed(name), () => edit(item.key), 'edit'),
    isStillSealed && h('span', { class: 'quiet' }, text.editSealed),
    button(text.remove, text.removeNamed(name), () => remove(item.key), 'remove'),
  )
}
