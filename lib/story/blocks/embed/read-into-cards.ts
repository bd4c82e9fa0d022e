/**
 * What a page says of itself, into the cards that lead to it: while somebody writes on. Nothing that was written by hand
 * is changed, unless that is asked for.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'

/** How reading a link stands: under way, or a sentence that says why nothing came of it. */
export type LinkReading = 'reading' | { unread: string } | null

type Readings = { of: Map<string, LinkReading>; shown: Map<HTMLElement, () => void> }
/** Of each editor: nothing of it is part of the document. */
const readings = new WeakMap<EditorContext, Readings>()

function readingsOf(context: EditorContext): Readings {
  const known = readings.get(context) ?? { of: new Map(), shown: new Map() }
  readings.set(context, known)
  return known
}

export const readingOf = (context: EditorContext, url: string): LinkReading =>
  readingsOf(context).of.get(url) ?? null

/** Calls `show` whenever a reading begins or ends, for as long as the card stands in the page. */
export const showingReadings = (context: EditorContext, card: HTMLElement, show: () => void): void =>
  void readingsOf(context).shown.set(card, show)

function say(context: EditorContext, url: string, reading: LinkReading): void {
  const { of, shown } = readingsOf(context)
  of.set(url, reading)
  for (const [card, show] of shown) {
    if (card.isConnected) show()
    else shown.delete(card)
  }
}

const filled = ['title', 'description', 'author', 'site', 'date', 'mediaId'] as const

/**
 * Reads the page of a link, and puts what it says into every card of it.
 * @param replaces what a card says already is replaced by what the page says: a step of its own, to be undone
 */
export async function readIntoCards(
  view: EditorView,
  url: string,
  context: EditorContext,
  replaces = false,
): Promise<void> {
  if (readingOf(context, url) === 'reading') return
  const { services, blockWords, announce } = context
  say(context, url, 'reading')
  try {
    const read = await services.readLink(url)
    if (view.isDestroyed) return
    const { tr } = view.state
    view.state.doc.descendants((node: ProseMirrorNode, at) => {
      if (node.type.name !== 'embed' || node.attrs.url !== url) return
      const set = (name: string, value: unknown) => {
        if (value && value !== node.attrs[name]) tr.setNodeAttribute(at, name, value)
      }
      set('provider', read.provider)
      set('url', read.url)
      for (const name of filled) if (replaces || !node.attrs[name]) set(name, read[name])
    })
    say(context, url, null)
    // Undoing the paste takes away the card, and all that came into it.
    if (!replaces) tr.setMeta('addToHistory', false)
    if (tr.docChanged && view.editable) view.dispatch(tr)
    announce(blockWords('embed.read'))
  } catch (error) {
    const reason = (error instanceof Error && error.message) || blockWords('embed.away')
    const unread = blockWords('embed.unread', { reason })
    say(context, url, { unread })
    announce(unread)
  }
}

/** The same of several, one after the other. */
export async function readAllIntoCards(
  view: EditorView,
  urls: readonly string[],
  context: EditorContext,
): Promise<void> {
  for (const url of new Set(urls)) await readIntoCards(view, url, context)
}
