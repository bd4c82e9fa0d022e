import type { ReactNode } from 'react'
import type { Direction } from '@/lib/locale/table.ts'
import type { Picture } from '@/lib/publication/picture.ts'
import type { Profile } from '@/lib/publication/profiles.ts'
import type { Recording } from '@/lib/publication/recordings.ts'
import type { PublicDataset } from '@/lib/story/blocks/data-table/printed-table.ts'
import type { Block, MentionedStory } from '@/lib/story/document.ts'
import type { NoteNumbers } from '@/lib/story/footnotes.ts'
import type { Inline, Mark } from '@/lib/story/inline.ts'
import { isolateLine } from '@/lib/story/isolate-line.ts'
import type { ContentsEntry } from '@/lib/story/outline.ts'
import { safeHref } from '@/lib/story/safe-address.ts'
import { inOrder } from './in-order.ts'
import { IsolatedRuns } from './isolated.tsx'
import { NoteMark } from './note-mark.tsx'

/** What a story's text names, and the clock its times are read on. */
export type ReaderContext = {
  stories: ReadonlyMap<string, MentionedStory>
  pictures: ReadonlyMap<string, Picture>
  recordings: ReadonlyMap<string, Recording>
  /** People of the directory, by the ids that the document has for them. */
  profiles?: ReadonlyMap<string, Profile>
  /** Tables of figures, by their ids. */
  datasets?: ReadonlyMap<string, PublicDataset>
  /** The story read aloud stands over the text, and not where it stands in it. */
  isSoundAbove?: boolean
  /** IANA name. */
  timeZone: string
  /** What blocks that an address within the page leads to are called there: headings of a contents list, live updates. */
  anchors?: ReadonlyMap<Block, string>
  /** The headings that a list of contents leads to, where the text has one. */
  contents?: readonly ContentsEntry[]
  /** The numbers of footnotes. A line of which they are not known is shown without their marks. */
  notes?: NoteNumbers
  /** Where the story stands; its live updates have addresses under it. */
  storyHref?: string
}

/** A line of text, everything foreign in it isolated. */
export function StoryLine({
  line = [],
  dir,
  context,
}: {
  line?: readonly Inline[]
  dir: Direction
  context: ReaderContext
}) {
  const runs = isolateLine(line, dir)
  return inOrder(
    line.map((node, index) => {
      if (node.type === 'hardBreak') return <br />
      if (node.type === 'footnote') {
        const number = context.notes?.get(node)
        return number ? <NoteMark number={number} /> : null
      }
      const own = runs[index]
      return (node.marks ?? []).reduce<ReactNode>(
        (inner, mark) => marked(mark, inner, context),
        own ? <IsolatedRuns runs={own} /> : node.text,
      )
    }),
  )
}

function marked(mark: Mark, inner: ReactNode, { stories }: ReaderContext): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'underline':
      return <u>{inner}</u>
    case 'strike':
      return <s>{inner}</s>
    case 'superscript':
      return <sup>{inner}</sup>
    case 'subscript':
      return <sub>{inner}</sub>
    case 'code':
      return <code dir="ltr">{inner}</code>
    case 'isolate':
      return (
        <span dir={mark.attrs.dir ?? 'auto'} lang={mark.attrs.lang ?? undefined}>
          {inner}
        </span>
      )
    case 'link': {
      const href = safeHref(mark.attrs.href)
      return href ? (
        <a href={href} rel="noopener">
          {inner}
        </a>
      ) : (
        inner
      )
    }
    case 'storyLink': {
      const story = stories.get(mark.attrs.storyId)
      return story ? (
        <a href={story.href} className="story-link">
          {inner}
        </a>
      ) : (
        inner
      )
    }
  }
}
