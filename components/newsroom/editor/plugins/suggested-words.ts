/**
 * Shows what is suggested in the text: what would come underlined, what would go struck through. These are decorations: no
 * suggestion is part of a document. Where somebody writes, the text is the draft, and what would come is drawn beside it;
 * where somebody suggests, the text is as she would have it, and what would go is drawn.
 */
import { DOMSerializer, type Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Locale } from '@/lib/locale/table.ts'
import {
  type Change,
  changesBetween,
  followerOf,
  makeable,
  type Place,
} from '@/lib/newsroom/suggestions/changes.ts'
import { keyOfAll, type Piece } from '@/lib/newsroom/suggestions/pieces.ts'
import { isForm } from '@/lib/newsroom/suggestions/told-change.ts'
import { blockDirection } from '@/lib/story/block-direction.ts'
import type { Block } from '@/lib/story/document.ts'
import { makeChanges, nodesOf, rangeOf, storedTextOf } from '../suggestion-places.ts'
import { withUnreadSelection } from './unread-selection.ts'

/** A suggestion, as far as the text shows it. */
type ShownSuggestion = Change & {
  id: string
  isGone: boolean
  isOwn: boolean
  /** Who and when. */
  label: string
}

export type ShownSuggestions = {
  /** The draft that their places are in. */
  draft: readonly Piece[]
  open: readonly ShownSuggestion[]
  active: string | null
  /** The text is the draft with the suggestions of who sits here. */
  isSuggesting: boolean
}

type Marks = { shown: ShownSuggestions | null; decorations: DecorationSet }
type Asked = { shown?: ShownSuggestions | null; again?: true }

const suggestedWordsKey = new PluginKey<Marks>('suggestedWords')

type Item = { id: string; label: string; change: Change; place: Place; isMade: boolean }

const says = ({ before, after }: Change) => `${keyOfAll(before)}→${keyOfAll(after)}`

/** What is to be shown of a text, and where. */
function itemsOf(doc: ProseMirrorNode, shown: ShownSuggestions): Item[] {
  const text = storedTextOf(doc) as readonly Piece[]
  const placed = (suggestions: readonly ShownSuggestion[]) => {
    const follow = followerOf(shown.draft, text)
    return suggestions.flatMap((change): Item[] => {
      const place = change.isGone ? null : follow(change)
      if (place === null || place === 'made') return []
      return [{ id: change.id, label: change.label, change, place, isMade: false }]
    })
  }
  if (!shown.isSuggesting) return placed(shown.open)
  const known = Map.groupBy(
    shown.open.filter((each) => each.isOwn),
    says,
  )
  const own = changesBetween(shown.draft, text).map((change): Item => {
    const same = known.get(says(change))?.shift()
    return { id: same?.id ?? '', label: same?.label ?? '', change, place: change.there, isMade: true }
  })
  return [...own, ...placed(shown.open.filter((each) => !each.isOwn))]
}

function decorated(doc: ProseMirrorNode, shown: ShownSuggestions | null, locale: Locale): DecorationSet {
  if (!shown) return DecorationSet.empty
  const decorations = itemsOf(doc, shown).flatMap((item) => decorationsOf(doc, item, shown.active, locale))
  return DecorationSet.create(doc, decorations)
}

function decorationsOf(
  doc: ProseMirrorNode,
  { id, label, change, place, isMade }: Item,
  active: string | null,
  locale: Locale,
): Decoration[] {
  const range = rangeOf(doc, { ...place, kind: change.kind })
  if (!range) return []
  const { from, to } = range
  const look = isForm(change) ? 'form' : isMade ? 'in' : 'out'
  const attributes = (name: string) => ({
    class: `suggested suggested-${name}${id !== '' && id === active ? ' is-active' : ''}`,
    ...(id && { 'data-suggestion': id }),
    ...(label && { title: label }),
  })
  const spec = { id }
  const marks: Decoration[] = []
  if (from < to && change.kind === 'line')
    // What is typed at its end is part of it until typing pauses.
    marks.push(Decoration.inline(from, to, attributes(look), { ...spec, inclusiveEnd: isMade }))
  if (from < to && change.kind !== 'line')
    doc.nodesBetween(from, to, (node, at) => {
      if (at < from || at + node.nodeSize > to) return true
      marks.push(Decoration.node(at, at + node.nodeSize, attributes(`${look}-block`), spec))
      return false
    })
  const beside = isMade ? change.before : change.after
  if (beside.length === 0 || look === 'form') return marks
  const name = isMade ? 'out' : 'in'
  const draw = () => {
    const element = document.createElement(isMade ? 'del' : 'ins')
    const own = attributes(change.kind === 'line' ? name : `${name}-block`)
    for (const [key, value] of Object.entries(own)) element.setAttribute(key, value)
    if (change.kind === 'blocks' && beside[0]) element.dir = blockDirection(beside[0] as Block, locale)
    element.append(
      DOMSerializer.fromSchema(doc.type.schema).serializeFragment(nodesOf(doc.type.schema, beside)),
    )
    // A picture, say, has no words to be drawn.
    if (change.kind === 'blocks' && !element.textContent?.trim()) element.classList.add('is-wordless')
    return element
  }
  const at = isMade ? from : to
  const side = isMade ? -1 : 1
  return [
    ...marks,
    Decoration.widget(at, draw, { ...spec, side, key: `${name} ${id} ${id === active} ${says(change)}` }),
  ]
}

const ask = (view: EditorView, asked: Asked): void => {
  // A word that is being composed would be broken off.
  if (!view.isDestroyed && !view.composing)
    view.dispatch(withUnreadSelection(view).setMeta(suggestedWordsKey, asked))
}

export const showSuggestions = (view: EditorView, shown: ShownSuggestions | null): void =>
  ask(view, { shown })

/** Looks anew at what the text says, when typing has paused. */
export function showSuggestionsAgain(view: EditorView): void {
  const shown = suggestedWordsKey.getState(view.state)?.shown
  if (shown && (shown.isSuggesting || shown.open.length > 0)) ask(view, { again: true })
}

/**
 * Writes suggestions into the draft, where their words stand now, as one step that can be undone.
 * @returns the ids of those that it could
 */
export function makeSuggestions(view: EditorView, ids: readonly string[]): string[] {
  const shown = suggestedWordsKey.getState(view.state)?.shown
  if (!shown || shown.isSuggesting) return []
  const { together } = makeableIn(view, shown, ids)
  const { tr } = view.state
  const made = makeChanges(tr, together)
  if (made.length > 0) view.dispatch(tr.scrollIntoView())
  return made.map(({ id }) => id)
}

function makeableIn(view: EditorView, shown: ShownSuggestions, ids: readonly string[]) {
  const wanted = new Set(ids)
  const items = itemsOf(view.state.doc, { ...shown, open: shown.open.filter(({ id }) => wanted.has(id)) })
  return makeable(items.map(({ id, change, place }) => ({ ...change, ...place, id })))
}

/** Selects the words of the text that a suggestion is about, or puts the cursor where it would put some. */
export function selectSuggestion(view: EditorView, id: string): void {
  const found = suggestedWordsKey
    .getState(view.state)
    ?.decorations.find(undefined, undefined, (spec) => spec.id === id)
  if (!found?.length) return
  const from = Math.min(...found.map((each) => each.from))
  const to = Math.max(...found.map((each) => each.to))
  const { doc, tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))))
}

/** @param onPress told of the suggestion that was pressed */
export const suggestedWords = (locale: Locale, onPress: (id: string) => void): Plugin<Marks> =>
  new Plugin<Marks>({
    key: suggestedWordsKey,
    state: {
      init: () => ({ shown: null, decorations: DecorationSet.empty }),
      apply: (transaction, before) => {
        const asked: Asked | undefined = transaction.getMeta(suggestedWordsKey)
        const { doc } = transaction
        if (asked || transaction.getMeta('replaced')) {
          const shown = asked?.shown === undefined ? before.shown : asked.shown
          return { shown, decorations: decorated(doc, shown, locale) }
        }
        if (!transaction.docChanged) return before
        return { ...before, decorations: before.decorations.map(transaction.mapping, doc) }
      },
    },
    props: {
      decorations: (state) => suggestedWordsKey.getState(state)?.decorations,
      handleClick: (_view, _position, event) => {
        const pressed = event.target instanceof Element ? event.target.closest('[data-suggestion]') : null
        const id = pressed?.getAttribute('data-suggestion')
        if (id) onPress(id)
        return false
      },
    },
  })
