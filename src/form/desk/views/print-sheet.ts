/** Prints one part of the page alone. */
export function printSheet(sheet: HTMLElement): void {
  const { documentElement } = document
  documentElement.dataset['printing'] = 'sheet'
  sheet.dataset['sheet'] = 'printing'
  print()
  delete documentElement.dataset['printing']
  delete sheet.dataset['sheet']
}
