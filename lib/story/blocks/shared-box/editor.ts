import { type Editor, Node } from '@tiptap/core'
import { type DOMOutputSpec, DOMSerializer } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { soon } from '@/components/newsroom/editor/block-views/soon.ts'
import { insertBlock, insertBlocks } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { editorBlocksOf } from '@/components/newsroom/editor/document-exchange.ts'
import { requiredWords } from '@/components/newsroom/editor/schema/attributes.ts'
import type { EditorPart } from '@/components/newsroom/editor/services.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { boxOf } from '../../shared-boxes.ts'
import type { BlockEditor } from '../block-editor.ts'

const SharedBox = Node.create({
  name: 'sharedBox',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    boxId: { default: '', rendered: false },
    name: { default: '', rendered: false },
  }),
  parseHTML: () => [
    {
      tag: 'aside[data-block="sharedBox"]',
      getAttrs: (element: HTMLElement) => {
        const boxId = requiredWords(element, 'data-box-id')
        return boxId ? { boxId, name: element.getAttribute('data-name') ?? '' } : false
      },
    },
  ],
  renderHTML: ({ node }): DOMOutputSpec => [
    'aside',
    { 'data-block': 'sharedBox', 'data-box-id': node.attrs.boxId, 'data-name': node.attrs.name },
  ],
})

/** Why readers of a story see nothing of a box that stands in it; null where they do. */
const whyUnseen = (part: EditorPart, { locale, blockWords }: EditorContext): string | null => {
  if (part.locale !== locale)
    return blockWords('sharedBox.otherLanguage', {
      language: part.locale ? localeTable[part.locale].name : '',
    })
  return part.state === 'published' ? null : blockWords(`sharedBox.unseen.${part.state}`)
}

const view = (context: EditorContext) =>
  framed((frame) => {
    const { blockWords, known } = context
    const kicker = element('p', { class: 'shared-box-name' })
    const state = element('p', { class: 'shared-box-state', role: 'note' })
    const body = element('div', { class: 'fact-box' })
    let part: EditorPart | null = null
    const link = element(
      'a',
      { class: 'block-button', target: '_blank', rel: 'noopener' },
      blockWords('sharedBox.open'),
    )
    const detach = frame.button(blockWords('sharedBox.detach'), '', () => {
      const at = frame.position()
      const box = part && boxOf({ type: 'doc', content: part.content })
      if (at === undefined || !box) return
      const { tr, schema } = frame.view.state
      frame.view.dispatch(tr.replaceWith(at, at + frame.node().nodeSize, editorBlocksOf(schema, [box])))
      context.announce(blockWords('sharedBox.detached'))
      frame.view.focus()
    })
    const away = frame.button(blockWords('sharedBox.remove'), '', () => frame.remove())
    const say = (words: string | null) => {
      state.textContent = words
      state.hidden = !words
    }
    const draw = (found: EditorPart) => {
      const box = boxOf({ type: 'doc', content: found.content })
      const { schema } = frame.view.state
      const [node] = box ? editorBlocksOf(schema, [box]) : []
      body.replaceChildren(
        ...(box?.attrs.title ? [element('p', { class: 'fact-box-title' }, box.attrs.title)] : []),
        ...(node ? [DOMSerializer.fromSchema(schema).serializeFragment(node.content)] : []),
      )
      const { dir } = localeTable[found.locale ?? context.locale]
      body.dir = dir
      body.lang = found.locale ?? context.locale
      body.hidden = false
    }
    return {
      dom: apart(
        element(
          'div',
          { class: 'shared-box', role: 'group', 'aria-label': blockWords('sharedBox.name') },
          kicker,
          state,
          body,
          element('div', { class: 'block-buttons' }, link, detach, away),
        ),
      ),
      show: ({ attrs: { boxId, name } }) => {
        kicker.textContent = blockWords('sharedBox.called', { name: name || '…' })
        link.href = `/admin/parts/${encodeURIComponent(boxId)}`
        part = null
        detach.disabled = true
        body.hidden = true
        say('…')
        soon(
          known.part(boxId),
          (found) => {
            if (frame.node().attrs.boxId !== boxId) return
            if (found?.kind !== 'box') return say(blockWords('sharedBox.unknown'))
            part = found
            detach.disabled = false
            kicker.textContent = blockWords('sharedBox.called', { name: found.name })
            draw(found)
            say(whyUnseen(found, context))
          },
          () => say(blockWords('sharedBox.unreachable')),
        )
      },
    }
  })

async function askForBox(editor: Editor, { services, known }: EditorContext): Promise<void> {
  const { view } = editor
  const part = await services.pickPart('box')
  if (part && !editor.isDestroyed) {
    known.addPart(part)
    insertBlock(({ schema }) => schema.node('sharedBox', { boxId: part.partId, name: part.name }))(
      view.state,
      view.dispatch,
    )
  }
  view.focus()
}

/** Puts a copy of a snippet's words into the text, which knows nothing of the snippet from then on. */
async function askForSnippet(editor: Editor, { services }: EditorContext): Promise<void> {
  const { view } = editor
  const part = await services.pickPart('snippet')
  if (part && !editor.isDestroyed)
    insertBlocks(({ schema }) => editorBlocksOf(schema, part.content))(view.state, view.dispatch)
  view.focus()
}

export const sharedBox = {
  nodes: [SharedBox],
  view,
  kinds: [
    {
      id: 'sharedBox',
      name: 'sharedBox.insert',
      icon: { path: 'M6.5 3.5h10v9h-10zM3.5 7.5v9h10M9.5 6.5h4M9.5 9.5h4' },
      aliases: 'صندوق مشترك مكرر مواد shared box reusable',
      act: { ask: askForBox },
    },
    {
      id: 'snippet',
      name: 'sharedBox.snippet',
      icon: { path: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7' },
      aliases: 'مقطع محفوظ جاهز نسخة عبارة snippet saved text',
      act: { ask: askForSnippet },
    },
  ],
} as const satisfies BlockEditor
