/**
 * Has each block of the text stand in the line of a grid that is shared with something beside it: with the source of a
 * translation. Where a block stands is found by whoever draws that; here it is only written on the blocks.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Block } from '@/lib/story/document.ts'
import { topBlocksOf } from '../document-exchange.ts'
import type { BlockPlace } from '../services.ts'
import { withUnreadSelection } from './unread-selection.ts'

/** Places of the blocks of a text, one for each. */
export type Lay = (blocks: readonly Block[]) => readonly BlockPlace[]

type Standing = {
  lay: Lay | null
  doc: ProseMirrorNode
  /** The blocks that were last laid out. */
  blocks: readonly Block[]
  decorations: DecorationSet
}

const besideKey = new PluginKey<Standing>('beside')

/** Lays the text out anew, or, with null, alone. */
export function layBesideAgain(view: EditorView, lay: Lay | null): void {
  // A word that is being composed would be broken off.
  if (!view.isDestroyed && !view.composing)
    view.dispatch(withUnreadSelection(view).setMeta(besideKey, { lay }))
}

/** While only words change, every block stays where it is. */
function hasShapeOf(older: ProseMirrorNode, newer: ProseMirrorNode): boolean {
  if (older.childCount !== newer.childCount) return false
  for (let n = 0; n < newer.childCount; n += 1) {
    const [was, is] = [older.child(n), newer.child(n)]
    if (was === is) continue
    if (was.type !== is.type || (was.content.size === 0) !== (is.content.size === 0)) return false
  }
  return true
}

function laidOut(lay: Lay | null, doc: ProseMirrorNode): Standing {
  if (!lay) return { lay, doc, blocks: [], decorations: DecorationSet.empty }
  const blocks = topBlocksOf(doc)
  const places = lay(blocks)
  const decorations: Decoration[] = []
  doc.forEach((node, position, index) => {
    const place = places[index]
    if (!place) return
    decorations.push(
      Decoration.node(position, position + node.nodeSize, {
        style: `--line: ${place.line}; --span: ${place.span}`,
        ...(place.isLeftOver && { class: 'is-left-over' }),
      }),
    )
  })
  return { lay, doc, blocks, decorations: DecorationSet.create(doc, decorations) }
}

/** @param onLaid told of the blocks whenever they were laid out anew */
export const besideText = (onLaid: (blocks: readonly Block[]) => void): Plugin<Standing> =>
  new Plugin<Standing>({
    key: besideKey,
    state: {
      init: (_, { doc }) => laidOut(null, doc),
      apply: (transaction, before) => {
        const asked: { lay: Lay | null } | undefined = transaction.getMeta(besideKey)
        const lay = asked ? asked.lay : before.lay
        const { doc } = transaction
        if (asked || (lay && transaction.docChanged && !hasShapeOf(before.doc, doc))) return laidOut(lay, doc)
        if (!lay || !transaction.docChanged) return before
        const decorations = before.decorations.map(transaction.mapping, doc)
        // Blocks that were replaced by others of their kind have lost theirs.
        return decorations.find().length === doc.childCount
          ? { ...before, doc, decorations }
          : laidOut(lay, doc)
      },
    },
    props: { decorations: (state) => besideKey.getState(state)?.decorations },
    view: () => ({
      update: ({ state }, before) => {
        const now = besideKey.getState(state)
        if (now?.lay && now.blocks !== besideKey.getState(before)?.blocks) onLaid(now.blocks)
      },
    }),
  })
