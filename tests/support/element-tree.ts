/**
 * Runs in a browser, and so holds all that it needs: the elements of a document in their order with the names
 * of their attributes and how deep they lie, every address that something in it leads to, and what only an attack would bring.
 */
export interface ElementTree {
  /** `depth tag[attribute,…]`, one an element. */
  elements: string[]
  /** `tag@attribute value` */
  addresses: string[]
  /** Attributes that run a script. */
  handlers: string[]
}

export function elementTree(html?: string): ElementTree {
  const parsed = html === undefined ? document : new DOMParser().parseFromString(html, 'text/html')
  const leading = /^(?:href|src|srcset|action|formaction|data|poster|background|ping|cite|xlink:href|srcdoc)$/
  const tree: ElementTree = { elements: [], addresses: [], handlers: [] }
  const visit = (within: ParentNode, depth: number) => {
    for (const element of within.children) {
      const { tagName, attributes } = element
      const tag = tagName.toLowerCase()
      // In a living page the bundler adds these when a module of the site is first wanted: sooner or later.
      if (element instanceof HTMLLinkElement && html === undefined) {
        if (/^(?:module)?preload$/.test(element.rel) && element.href.startsWith(`${location.origin}/`))
          continue
      }
      const names = [...attributes].map(({ name }) => name).sort()
      tree.elements.push(`${depth} ${tag}[${names.join()}]`)
      for (const { name, value } of attributes) {
        const own = value.startsWith(`${location.origin}/`) ? value.slice(location.origin.length) : value
        if (leading.test(name)) tree.addresses.push(`${tag}@${name} ${own}`)
        if (/^on/i.test(name)) tree.handlers.push(`${tag}@${name}`)
      }
      visit(element instanceof HTMLTemplateElement ? element.content : element, depth + 1)
    }
  }
  visit(parsed, 0)
  return tree
}

/** Relative, to this site (as its own canonical address says it), https, or a call: nothing that runs, and no other host by `//`. */
export function isPlainAddress(address: string): boolean {
  const value = address.slice(address.indexOf(' ') + 1).replace(/^http:\/\/localhost:4321(?=\/)/, '')
  return /^(?:[#?].*|\.{0,2}\/(?![/\\]).*|https:\/\/[^\s]+|tel:[\d-]+|mailto:[\w.-]+@[\w.-]+|)$/.test(value)
}
