/** Messages as the tests read them: with their keys, in use-intl's own elements, and as words. */

import { IntlMessageFormat } from 'intl-messageformat'
import { firstOf } from '../lib/present.ts'

export type Tree = { [key: string]: string | Tree }
type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** The parser numbers its kinds of element; this is the one for plain words. */
export const literal = firstOf(new IntlMessageFormat('literal', 'en').getAst()).type

/** Every message of a file with its dotted key, in the file's order. */
export const messagesOf = (tree: Tree, path = ''): [key: string, message: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : messagesOf(value, `${path}${key}.`),
  )

/** A message's elements, those inside plurals and tags included, as use-intl's own parser reads them. */
export function elementsOf(message: string): Element[] {
  const flat = (elements: Element[]): Element[] =>
    elements.flatMap((element) => [
      element,
      ...('options' in element ? Object.values(element.options).flatMap((each) => flat(each.value)) : []),
      ...('children' in element ? flat(element.children) : []),
    ])
  return flat(new IntlMessageFormat(message, 'en').getAst())
}

/** The words of a message that are ours: no placeholder names, no plural categories. */
export const wordsOf = (message: string): string =>
  elementsOf(message)
    .flatMap((element) => (element.type === literal && 'value' in element ? [element.value] : []))
    .join('\n')
