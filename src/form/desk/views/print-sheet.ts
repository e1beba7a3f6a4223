/** Prints one part of the page alone, on pages of its own. */
export function printSheet(sheet: HTMLElement): void {
  const { documentElement, body } = document
  const copy = sheet.cloneNode(true) as HTMLElement
  copy.dataset['sheet'] = 'printing'
  body.append(copy)
  documentElement.dataset['printing'] = 'sheet'
  // Some browsers return from `print` before they have printed.
  addEventListener(
    'afterprint',
    () => {
      copy.remove()
      delete documentElement.dataset['printing']
    },
    { once: true },
  )
  print()
}
