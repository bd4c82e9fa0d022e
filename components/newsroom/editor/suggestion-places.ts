/** Between the places of suggestions, which count blocks and the letters of a line, and the editor's document. */
import { Fragment, type Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { type Change, inOrderOfMaking, type Place } from '@/lib/newsroom/suggestions/changes.ts'
import type { Piece } from '@/lib/newsroom/suggestions/pieces.ts'
import type { Block } from '@/lib/story/document.ts'
import { editorPiecesOf, storedBlocksOf } from './document-exchange.ts'

type Inside = { node: ProseMirrorNode; start: number }

/** The stored blocks of a document; what is nothing to store is not counted by suggestions. */
export const storedTextOf = (doc: ProseMirrorNode): Block[] =>
  doc.children.flatMap((node) => [...storedBlocksOf(node)])

/** The children of a node as suggestions count them: of the document, those that are stored. */
const countedChildren = (node: ProseMirrorNode): ({ child: ProseMirrorNode; at: number } | null)[] => {
  const found: ({ child: ProseMirrorNode; at: number } | null)[] = []
  node.forEach((child, at) => {
    if (node.type.name !== 'doc') found.push({ child, at })
    // One that is stored as several has no place for each of them.
    else for (const [n] of storedBlocksOf(child).entries()) found.push(n === 0 ? { child, at } : null)
  })
  return found
}

function insideAt(doc: ProseMirrorNode, path: readonly number[]): Inside | null {
  let inside: Inside = { node: doc, start: 0 }
  for (const step of path) {
    const found = countedChildren(inside.node)[step]
    if (!found) return null
    inside = { node: found.child, start: inside.start + found.at + 1 }
  }
  return inside
}

/** Where a place is in the editor's document; null where it has no such place. */
export function rangeOf(
  doc: ProseMirrorNode,
  { kind, path, from, to }: Place & Pick<Change, 'kind'>,
): { from: number; to: number } | null {
  const inside = insideAt(doc, path)
  if (!inside) return null
  const { node, start } = inside
  if (kind === 'line') {
    if (!node.isTextblock) return null
    const place = (wanted: number): number | null => {
      let units = 0
      let position = start
      for (const child of node.children) {
        const length = child.isText ? child.nodeSize : 1
        if (wanted < units + length)
          return child.isText || wanted === units ? position + (wanted - units) : null
        units += length
        position += child.nodeSize
      }
      return wanted === units ? position : null
    }
    const [first, last] = [place(from), place(to)]
    return first === null || last === null ? null : { from: first, to: last }
  }
  const children = countedChildren(node)
  const placeOf = (index: number): number | null => {
    const child = children[index]
    if (child) return start + child.at
    const last = children.at(-1) ?? null
    if (index !== children.length || (children.length > 0 && !last)) return null
    return last ? start + last.at + last.child.nodeSize : start
  }
  const [first, last] = [placeOf(from), children[to - 1]]
  if (first === null) return null
  if (from === to) return { from: first, to: first }
  return last ? { from: first, to: start + last.at + last.child.nodeSize } : null
}

/**
 * Makes changes whose places are those of the transaction's document, and that clash nowhere.
 * @returns those that could be made
 */
export function makeChanges<T extends Change>(tr: Transaction, changes: readonly T[]): T[] {
  const made: T[] = []
  for (const change of inOrderOfMaking(changes)) if (makeChange(tr, change)) made.push(change)
  return made
}

function makeChange(tr: Transaction, change: Change): boolean {
  const range = rangeOf(tr.doc, change)
  if (!range) return false
  const { schema } = tr.doc.type
  if (change.kind === 'attributes') {
    const node = tr.doc.nodeAt(range.from)
    const [shell] = change.after
    if (!node || !shell || node.type.name !== shell.type) return false
    tr.setNodeMarkup(range.from, undefined, shell.attrs ?? {})
    return true
  }
  const nodes = nodesOf(schema, change.after)
  let { from, to } = range
  // What would be empty, and may not be, goes as a whole.
  for (
    let $at = tr.doc.resolve(from);
    $at.depth > 0 && change.kind === 'blocks';
    $at = tr.doc.resolve(from)
  ) {
    const { parent } = $at
    const isAll = from === $at.start() && to === $at.end()
    if (!isAll || parent.type.validContent(nodes)) break
    if (nodes.childCount > 0) return false
    ;[from, to] = [$at.before(), $at.after()]
  }
  if (tr.doc.resolve(from).depth === 0 && nodes.childCount === 0 && from === 0 && to === tr.doc.content.size)
    tr.replaceWith(from, to, Fragment.from(schema.node('paragraph')))
  else tr.replaceWith(from, to, nodes)
  return true
}

export const nodesOf = (schema: Schema, pieces: readonly Piece[]): Fragment =>
  Fragment.fromArray(editorPiecesOf(schema, pieces))
