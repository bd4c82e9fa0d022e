/**
 * Marks the words that notes are about. The marks are decorations: no note is part of the document. They move with the
 * text as it is written in; words that a change took away are looked for when typing pauses.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Spot } from '@/lib/vocabulary.ts'
import { type Stretch, stretchFinder } from '../note-places.ts'
import { withUnreadSelection } from './unread-selection.ts'

/** A thread of notes, as far as the text shows it. */
export type NotedThread = { id: string; spots: readonly Spot[] }

type Marks = {
  threads: readonly NotedThread[]
  active: string | null
  decorations: DecorationSet
}

type Asked = { threads?: readonly NotedThread[]; active?: string | null; again?: true }

const notedWordsKey = new PluginKey<Marks>('notedWords')

const keyOf = (thread: string, n: number) => `${thread} ${n}`

const mark = (thread: string, n: number, { from, to, whole }: Stretch, isActive: boolean): Decoration => {
  const attributes = {
    class: `${whole ? 'noted-block' : 'noted-words'}${isActive ? ' is-active' : ''}`,
    'data-note': thread,
  }
  const spec = { key: keyOf(thread, n), thread }
  return whole ? Decoration.node(from, to, attributes, spec) : Decoration.inline(from, to, attributes, spec)
}

/** Marks every spot that is found; one whose mark stands keeps it where it is, since that has followed every letter. */
function marked(
  doc: ProseMirrorNode,
  { threads, active }: Omit<Marks, 'decorations'>,
  standing: DecorationSet,
) {
  const known = new Map(standing.find().map((each) => [each.spec.key as string, each]))
  let find: ReturnType<typeof stretchFinder> | null = null
  const decorations = threads.flatMap(({ id, spots }) =>
    spots.flatMap((spot, n) => {
      if (spot.part !== 'text') return []
      const stands = known.get(keyOf(id, n))
      if (!stands) find ??= stretchFinder(doc)
      const stretch = stands ? { from: stands.from, to: stands.to, whole: spot.whole } : find?.(spot)
      return stretch ? [mark(id, n, stretch, id === active)] : []
    }),
  )
  return DecorationSet.create(doc, decorations)
}

const ask = (view: EditorView, asked: Asked): void => {
  // A word that is being composed would be broken off.
  if (!view.isDestroyed && !view.composing)
    view.dispatch(withUnreadSelection(view).setMeta(notedWordsKey, asked))
}

export const showThreads = (view: EditorView, threads: readonly NotedThread[], active: string | null): void =>
  ask(view, { threads, active })

/** Looks for what a change took away, such as a block that was moved. Does nothing where every mark stands. */
export function markAgain(view: EditorView): void {
  const marks = notedWordsKey.getState(view.state)
  if (!marks) return
  const standing = new Set(marks.decorations.find().map((each) => each.spec.key as string))
  const isWanting = ({ id, spots }: NotedThread) =>
    spots.some((spot, n) => spot.part === 'text' && !standing.has(keyOf(id, n)))
  if (marks.threads.some(isWanting)) ask(view, { again: true })
}

/** @param onPress told of the thread whose words were pressed */
export const notedWords = (onPress: (thread: string) => void): Plugin<Marks> =>
  new Plugin<Marks>({
    key: notedWordsKey,
    state: {
      init: () => ({ threads: [], active: null, decorations: DecorationSet.empty }),
      apply: (transaction, before) => {
        const asked: Asked | undefined = transaction.getMeta(notedWordsKey)
        const { doc } = transaction
        if (transaction.getMeta('replaced'))
          return { ...before, decorations: marked(doc, before, DecorationSet.empty) }
        const decorations = transaction.docChanged
          ? before.decorations.map(transaction.mapping, doc)
          : before.decorations
        if (!asked) return decorations === before.decorations ? before : { ...before, decorations }
        const next = {
          threads: asked.threads ?? before.threads,
          active: asked.active === undefined ? before.active : asked.active,
        }
        return { ...next, decorations: marked(doc, next, decorations) }
      },
    },
    props: {
      decorations: (state) => notedWordsKey.getState(state)?.decorations,
      handleClick: (_view, _position, event) => {
        const pressed = event.target instanceof Element && event.target.closest('[data-note]')
        const thread =
          pressed && (pressed.matches('.noted-words, figure') ? pressed.getAttribute('data-note') : null)
        if (thread) onPress(thread)
        return false
      },
    },
  })
