import { getSchema } from '@tiptap/core'
import { closeHistory, history, redo, undo } from '@tiptap/pm/history'
import { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { expect, it } from 'vitest'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { editorDocumentOf, storyDocumentOf } from '@/components/newsroom/editor/document-exchange.ts'
import { schemaExtensions } from '@/components/newsroom/editor/schema/story-schema.ts'
import type { LinkRead } from '@/lib/newsroom/links/read-link.ts'
import { doc, embed, p } from '../../compose.ts'
import { readIntoCards, readingOf } from './read-into-cards.ts'

const schema = getSchema(schemaExtensions)
const url = 'https://other.example/a'
const read: LinkRead = {
  provider: 'link',
  url,
  title: 'عنوان الصفحة',
  description: 'وصفها',
  author: 'ليلى',
  site: 'المرفأ',
  date: '2026-03-09',
  mediaId: null,
}

/** A text with an empty line at its end, into which a card is put as a paste puts it. */
function deskWithCard(answer: () => Promise<LinkRead>) {
  let state = EditorState.create({ doc: editorDocumentOf(schema, doc(p('نص'), p())), plugins: [history()] })
  const view = {
    isDestroyed: false,
    editable: true,
    get state() {
      return state
    },
    dispatch: (tr: typeof state.tr) => {
      state = state.apply(tr)
    },
  }
  const said: string[] = []
  const context = {
    services: { readLink: answer },
    blockWords: (name: string, values?: { reason: string }) => (values ? `${name}: ${values.reason}` : name),
    announce: (words: string) => said.push(words),
  } as unknown as EditorContext
  const card = schema.node('embed', { url, provider: 'link' })
  view.dispatch(closeHistory(state.tr.replaceWith(4, 6, [card, schema.node('paragraph')])))
  return {
    view,
    said,
    context,
    read: (replaces?: boolean) => readIntoCards(view as unknown as EditorView, url, context, replaces),
    card: () => {
      const { content } = storyDocumentOf(view.state.doc).document
      return content.find((block) => block.type === 'embed')?.attrs ?? null
    },
    words: () => view.state.doc.textContent,
  }
}

it('puts what a page says into its card, while somebody writes on; one step takes it all back', async () => {
  const held = Promise.withResolvers<LinkRead>()
  const desk = deskWithCard(() => held.promise)
  const reading = desk.read()
  expect(readingOf(desk.context, url)).toBe('reading')
  // Above the card, so that it stands elsewhere by then.
  desk.view.dispatch(desk.view.state.tr.insertText('أول ', 1))
  held.resolve(read)
  await reading
  expect(desk.card()).toEqual({ ...embed('link', url, read.title).attrs, ...withoutNothing(read) })
  expect(readingOf(desk.context, url)).toBeNull()

  undo(desk.view.state, desk.view.dispatch)
  expect(desk.words()).toBe('نص')
  undo(desk.view.state, desk.view.dispatch)
  expect(desk.card()).toBeNull()
  redo(desk.view.state, desk.view.dispatch)
  expect(desk.card()).toMatchObject({ title: 'عنوان الصفحة', author: 'ليلى' })
})

it('changes nothing that was written by hand, unless it is asked to: that is a step of its own', async () => {
  const desk = deskWithCard(async () => read)
  desk.view.dispatch(desk.view.state.tr.setNodeAttribute(4, 'title', 'عنوان بيدي'))
  await desk.read()
  expect(desk.card()).toMatchObject({ title: 'عنوان بيدي', description: 'وصفها' })
  await desk.read(true)
  expect(desk.card()).toMatchObject({ title: 'عنوان الصفحة' })
  undo(desk.view.state, desk.view.dispatch)
  expect(desk.card()).toMatchObject({ title: 'عنوان بيدي', description: 'وصفها' })
})

it('leaves the link as it is where its page cannot be read, and says so', async () => {
  const desk = deskWithCard(async () => {
    throw new Error('تعذّر الوصول إلى الموقع.')
  })
  const before = desk.card()
  await desk.read()
  expect(desk.card()).toEqual(before)
  expect(readingOf(desk.context, url)).toEqual({ unread: 'embed.unread: تعذّر الوصول إلى الموقع.' })
  expect(desk.said).toEqual(['embed.unread: تعذّر الوصول إلى الموقع.'])
})

const withoutNothing = (given: LinkRead) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
