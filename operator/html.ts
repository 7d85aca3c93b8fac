/** A piece of HTML that is safe to put in a page as it is. */
export type Html = { readonly html: string }

type Part = Html | string | number | undefined | readonly Part[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function write(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, character => escapes[character] ?? '')
  }
  return 'html' in part ? part.html : part.map(write).join('')
}

/** A template whose values are escaped, except those that are already `Html`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, index) => text + write(parts[index])).join('') }
}
