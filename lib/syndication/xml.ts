/** Writing XML 1.0: what is not written by these is not well-formed by accident. */

/** What no XML document may hold, escaped or not (XML 1.0, production 2): most control characters, U+FFFE, U+FFFF. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  // Alone it is allowed, but not as the end of `]]>`.
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser makes other characters of these where they stand as they are (XML 1.0, 2.11 and 3.3.3).
  '\r': '&#13;',
}

/** Text, of an element or of a quoted attribute. Half of a surrogate pair becomes U+FFFD. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>"'\r]/g, (character) => escapes[character] ?? character)

type Attributes = Record<string, string | number | boolean | null | undefined>

/**
 * An element. Attributes without a value are left out.
 * @param children XML already: {@link xmlText}, or other elements
 */
export function xml(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${xmlText(String(value)).replace(/[\n\t]/g, (c) => (c === '\n' ? '&#10;' : '&#9;'))}"`,
    )
    .join('')
  const inside = children.join('')
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

/** An element that holds text alone, or nothing at all where there is none. */
export const xmlLeaf = (
  name: string,
  text: string | null | undefined,
  attributes: Attributes = {},
): string => (text ? xml(name, attributes, xmlText(text)) : '')

export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n'
