/**
 * Lays the text out as the reader's page does: every block runs the way `blockDirection` says, and foreign runs are
 * isolated as `isolateLine` says. Both are decorations: nothing of it is stored. Only blocks that changed are looked at.
 */
import type { Node as ProseMirrorNode, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { type Direction, type Locale, localeTable } from '@/lib/locale/table.ts'
import { blockDirection } from '@/lib/story/block-direction.ts'
import { modelOf } from '@/lib/story/blocks/models.ts'
import type { Block } from '@/lib/story/document.ts'
import { isolateLine } from '@/lib/story/isolate-line.ts'
import { withUnreadSelection } from './unread-selection.ts'

type Layout = {
  /** The document these decorations were made for. Older than the state's while a word is being composed. */
  doc: ProseMirrorNode
  decorations: DecorationSet
}

export const pageLayoutKey = new PluginKey<Layout>('pageLayout')

/** Whether a block carries a direction on the page; cells take their table's. */
export const isDirected = (node: ProseMirrorNode): boolean => modelOf(node.type.name)?.isDirected ?? false

/** The direction a block of the editor runs in, by the very function the reader's page asks. */
export const directionOfNode = (node: ProseMirrorNode, locale: Locale): Direction =>
  blockDirection(node.toJSON() as Block, locale)

/** The direction of the text at a position: of the innermost block that has one; within a table, the table's. */
export function directionOfPlace($at: ResolvedPos, locale: Locale): Direction {
  let innermost: ProseMirrorNode | null = null
  for (let depth = 1; depth <= $at.depth; depth++) {
    const node = $at.node(depth)
    if (isDirected(node)) innermost = node
    if (node.type.name === 'table') break
  }
  return innermost ? directionOfNode(innermost, locale) : localeTable[locale].dir
}

/** Runs that keep their own order: text that is code, or that the editor isolated herself, is set as it is. */
function addForeignRuns(
  found: Decoration[],
  textblock: ProseMirrorNode,
  start: number,
  dir: Direction,
): void {
  const runs = isolateLine(textblock.content.toJSON() ?? [], dir)
  textblock.forEach((child, offset, index) => {
    let position = start + offset
    for (const run of (child.isText && runs[index]) || []) {
      const end = position + run.text.length
      // A span with `dir` is isolated like `<bdi>`; the latter is how the isolation mark comes back from HTML.
      if (run.isolate) found.push(Decoration.inline(position, end, { nodeName: 'span', dir: run.isolate }))
      position = end
    }
  })
}

function decorationsOf(block: ProseMirrorNode, position: number, locale: Locale): Decoration[] {
  const found: Decoration[] = []
  const visit = (node: ProseMirrorNode, at: number, inherited: Direction | null): void => {
    let dir = inherited
    if (isDirected(node) && !(inherited && node.type.name === 'paragraph')) {
      dir = directionOfNode(node, locale)
      const chosen = node.attrs.dir !== undefined && node.attrs.dir !== null
      found.push(Decoration.node(at, at + node.nodeSize, chosen ? { dir, 'data-chosen-dir': dir } : { dir }))
    }
    if (node.isTextblock) {
      if (!node.type.spec.code) addForeignRuns(found, node, at + 1, dir ?? directionOfNode(node, locale))
      return
    }
    // Within a table everything runs as the table does, and the halves of a poem as the poem.
    const passed = node.type.name === 'table' || node.type.name === 'poem' ? dir : inherited
    node.forEach((child, offset) => {
      visit(child, at + 1 + offset, passed)
    })
  }
  visit(block, position, null)
  return found
}

/** Where two documents differ, as a range of the top-level blocks of the newer one; null where they do not. */
export function changedBlocks(
  older: ProseMirrorNode,
  newer: ProseMirrorNode,
): { from: number; to: number; blocks: { node: ProseMirrorNode; position: number }[] } | null {
  if (older === newer) return null
  let first = 0
  let from = 0
  const shorter = Math.min(older.childCount, newer.childCount)
  while (first < shorter && older.child(first) === newer.child(first)) from += newer.child(first++).nodeSize
  let tail = 0
  let to = newer.content.size
  while (
    tail < shorter - first &&
    older.child(older.childCount - 1 - tail) === newer.child(newer.childCount - 1 - tail)
  ) {
    to -= newer.child(newer.childCount - 1 - tail).nodeSize
    tail++
  }
  const blocks: { node: ProseMirrorNode; position: number }[] = []
  let position = from
  for (let index = first; index < newer.childCount - tail; index++) {
    const node = newer.child(index)
    blocks.push({ node, position })
    position += node.nodeSize
  }
  return { from, to, blocks }
}

function upToDate(layout: Layout, doc: ProseMirrorNode, locale: Locale): Layout {
  const changed = changedBlocks(layout.doc, doc)
  if (!changed) return layout
  // `find` also answers with what only touches the range: a neighbour's decorations must stay.
  const stale = layout.decorations
    .find(changed.from, changed.to)
    .filter(({ from, to }) => from >= changed.from && to <= changed.to)
  const fresh = changed.blocks.flatMap(({ node, position }) => decorationsOf(node, position, locale))
  return { doc, decorations: layout.decorations.remove(stale).add(doc, fresh) }
}

export function pageLayout(locale: Locale): Plugin<Layout> {
  let view: EditorView | null = null
  return new Plugin<Layout>({
    key: pageLayoutKey,
    state: {
      init: (_, { doc }) =>
        upToDate({ doc: doc.type.create(), decorations: DecorationSet.empty }, doc, locale),
      apply: (transaction, layout, _, state) => {
        const mapped = transaction.docChanged
          ? { ...layout, decorations: layout.decorations.map(transaction.mapping, transaction.doc) }
          : layout
        // A wrapper that comes or goes under a word being composed would break the composition off.
        return view?.composing ? mapped : upToDate(mapped, state.doc, locale)
      },
    },
    props: {
      decorations: (state: EditorState) => pageLayoutKey.getState(state)?.decorations,
      handleDOMEvents: {
        compositionend: (composed) => {
          // After ProseMirror has read what was composed.
          setTimeout(() => {
            if (!composed.isDestroyed && !composed.composing) composed.dispatch(withUnreadSelection(composed))
          }, 60)
          return false
        },
      },
    },
    view: (made) => {
      view = made
      return {
        destroy: () => {
          view = null
        },
      }
    },
  })
}
