/** The menu that opens on a “/” at the start of a block: what is asked for, and which answer is marked. */
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { BlockKind } from '@/lib/story/blocks/block-editor.ts'
import { findBlockKinds } from '../block-kinds.ts'

export type Slash = {
  /** Where the “/” stands. */
  from: number
  /** What was typed behind it. */
  query: string
  kinds: BlockKind[]
  /** Of the marked kind; the first again whenever the query changes. */
  index: number
}

type Change = { close: true } | { index: number }

export const slashKey = new PluginKey<Slash | null>('slash')

const longest = 30

/** What stands between a “/” at the start of the cursor's paragraph and the cursor; null where none does. */
function queryAt({ selection }: EditorState): { from: number; query: string } | null {
  const { $from, empty } = selection
  const { parent, parentOffset } = $from
  if (!empty || parent.type.name !== 'paragraph' || parentOffset === 0 || parentOffset > longest) return null
  if (!parent.firstChild?.text?.startsWith('/')) return null
  const query = parent.textBetween(1, parentOffset, '\n', '\n')
  // Two spaces, and it is a sentence that begins with a slash.
  return /\n|\s\s/.test(query) ? null : { from: $from.start(), query }
}

export const slashItemId = (kind: BlockKind): string => `slash-${kind.id}`

/**
 * @param nameOf a kind's name in the newsroom's language
 * @param choose called with what was chosen, after the “/” and the query have been taken out
 */
export function slashMenu(
  nameOf: (kind: BlockKind) => string,
  choose: (view: EditorView, kind: BlockKind) => void,
): Plugin<Slash | null> {
  return new Plugin<Slash | null>({
    key: slashKey,
    state: {
      init: () => null,
      apply: (transaction, open, _, state) => {
        const change: Change | undefined = transaction.getMeta(slashKey)
        if (change && 'close' in change) return null
        if (open && change) return { ...open, index: change.index }
        if (!transaction.docChanged && !transaction.selectionSet) return open
        const found = queryAt(state)
        if (!found) return null
        // It opens as the “/” is typed, not when the cursor comes by an old one, and stays closed once closed.
        if (!open && !(transaction.docChanged && found.query === '')) return null
        if (open?.query === found.query) return { ...open, from: found.from }
        return { ...found, kinds: findBlockKinds(found.query, nameOf), index: 0 }
      },
    },
    props: {
      attributes: (state) => {
        const marked = markedKind(state)
        const none: Record<string, string> = {}
        return marked ? { 'aria-controls': 'slash-menu', 'aria-activedescendant': slashItemId(marked) } : none
      },
      handleKeyDown: (view, event) => {
        const open = slashKey.getState(view.state)
        if (!open || event.isComposing) return false
        const count = open.kinds.length
        const mark = (index: number) => {
          view.dispatch(view.state.tr.setMeta(slashKey, { index: (index + count) % count }))
          return true
        }
        switch (event.key) {
          case 'Escape':
            closeSlash(view)
            return true
          case 'ArrowDown':
            return count > 0 && mark(open.index + 1)
          case 'ArrowUp':
            return count > 0 && mark(open.index - 1)
          case 'Home':
            return count > 0 && mark(0)
          case 'End':
            return count > 0 && mark(count - 1)
          case 'Enter':
          case 'Tab': {
            const kind = open.kinds[open.index]
            if (!kind) return false
            chooseSlash(view, kind, choose)
            return true
          }
          default:
            return false
        }
      },
      handleDOMEvents: {
        blur: (view) => {
          if (slashKey.getState(view.state)) closeSlash(view)
          return false
        },
      },
    },
  })
}

function markedKind(state: EditorState): BlockKind | undefined {
  const open = slashKey.getState(state)
  return open?.kinds[open.index]
}

const closeSlash = (view: EditorView): void => view.dispatch(view.state.tr.setMeta(slashKey, { close: true }))

/** Takes out what was typed to find it, then does what was chosen. */
export function chooseSlash(
  view: EditorView,
  kind: BlockKind,
  choose: (view: EditorView, kind: BlockKind) => void,
): void {
  const open = slashKey.getState(view.state)
  if (open)
    view.dispatch(
      view.state.tr.delete(open.from, view.state.selection.head).setMeta(slashKey, { close: true }),
    )
  choose(view, kind)
}
