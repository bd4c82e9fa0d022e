/** Pasted HTML as the browser reads it, in a document of no window: nothing runs, and nothing is fetched. */
import { type PastedElement, pastedTree } from './pasted-tree.ts'

export const domTree = (html: string): { root: PastedElement; isCut: boolean } =>
  pastedTree<Node>(new DOMParser().parseFromString(html, 'text/html'), {
    read: (node) => {
      if (node.nodeType === 3) return { text: node.nodeValue ?? '' }
      if (node.nodeType !== 1) return null
      const element = node as Element
      return {
        name: element.localName.toLowerCase(),
        attributes: Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value])),
      }
    },
    childrenOf: (node) => Array.from(node.childNodes),
  })
