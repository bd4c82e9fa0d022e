/** Pasted HTML as parse5 reads it: in Node, for tests and importers. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { type PastedElement, pastedTree } from './pasted-tree.ts'

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document

export const parse5Tree = (html: string): { root: PastedElement; isCut: boolean } =>
  pastedTree<Node>(parse(html), {
    read: (node) => {
      if (node.nodeName === '#text' && 'value' in node) return { text: node.value }
      if (!('tagName' in node)) return null
      return {
        name: node.tagName,
        attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
      }
    },
    childrenOf: (node) => ('childNodes' in node ? node.childNodes : []),
  })
