import { type Editor, Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { soon } from '@/components/newsroom/editor/block-views/soon.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { requiredWords } from '@/components/newsroom/editor/schema/attributes.ts'
import { isolateRuns } from '@/lib/arabic/isolate-runs.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockEditor } from '../block-editor.ts'

const StoryCard = Node.create({
  name: 'storyCard',
  group: 'block',
  atom: true,
  addAttributes: () => ({ storyId: { default: '', rendered: false } }),
  parseHTML: () => [
    {
      tag: 'aside[data-block="storyCard"]',
      getAttrs: (element: HTMLElement) => {
        const storyId = requiredWords(element, 'data-story-id')
        return storyId ? { storyId } : false
      },
    },
  ],
  renderHTML: ({ node }): DOMOutputSpec => [
    'aside',
    { 'data-block': 'storyCard', 'data-story-id': node.attrs.storyId },
  ],
})

/** Words with foreign runs isolated, as the reader's `Isolated` sets them. */
function setWords(target: HTMLElement, text: string, dir: 'rtl' | 'ltr'): void {
  target.replaceChildren(
    ...isolateRuns(text, dir).map((run) =>
      run.isolate ? element('bdi', { dir: run.isolate }, run.text) : run.text,
    ),
  )
}

const view = ({ blockWords, known }: EditorContext) =>
  framed((frame) => {
    const headline = element('p', { class: 'story-card-headline' })
    const away = frame.button(blockWords('storyCard.remove'), '', () => frame.remove())
    return {
      dom: apart(
        element(
          'div',
          { class: 'story-card', role: 'group', 'aria-label': blockWords('storyCard.insert') },
          element('p', { class: 'kicker' }, blockWords('storyCard.insert')),
          headline,
          element('div', { class: 'block-buttons' }, away),
        ),
      ),
      show: ({ attrs: { storyId } }) => {
        headline.textContent = '…'
        soon(
          known.story(storyId),
          (story) => {
            if (frame.node().attrs.storyId !== storyId) return
            if (!story) {
              headline.textContent = blockWords('storyCard.unknown')
              return
            }
            const { dir } = localeTable[story.locale]
            headline.dir = dir
            headline.lang = story.locale
            setWords(headline, story.headline, dir)
          },
          () => {
            headline.textContent = blockWords('storyCard.unreachable')
          },
        )
      },
    }
  })

async function askForStory(editor: Editor, { services, known }: EditorContext): Promise<void> {
  const { view } = editor
  const story = await services.pickStory()
  if (story && !editor.isDestroyed) {
    known.addStory(story)
    insertBlock(({ schema }) => schema.node('storyCard', { storyId: story.storyId }))(
      view.state,
      view.dispatch,
    )
  }
  view.focus()
}

export const storyCard = {
  nodes: [StoryCard],
  view,
  kinds: [
    {
      id: 'storyCard',
      name: 'storyCard.insert',
      icon: { path: 'M3.5 4.5h13v11h-13zM6 8h8M6 11h5' },
      aliases: 'مادة قصة خبر بطاقة سابق اقرأ أيضا story card related',
      act: { ask: askForStory },
    },
  ],
} as const satisfies BlockEditor
