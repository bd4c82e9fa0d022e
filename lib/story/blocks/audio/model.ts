import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import type { Paragraph } from '../paragraph/model.ts'

/** What is said of a sound or film where it stands. */
export type RecordingAttrs = Directed & {
  mediaId: string
  title?: string | null
  caption?: string | null
  credit?: string | null
}

/** A sound of the library. In it stands what is said there, in writing. */
export type Audio = {
  type: 'audio'
  attrs: RecordingAttrs & {
    /** `story`: it is this story, read aloud, and stands under the byline. */
    reads?: 'story' | null
  }
  content?: Paragraph[]
}

export const audio = {
  rule: {
    content: ['paragraph'],
    attrs: (a) => {
      const mediaId = words(a.mediaId)
      return mediaId
        ? {
            dir: direction(a.dir),
            mediaId,
            title: words(a.title),
            caption: words(a.caption),
            credit: words(a.credit),
            reads: a.reads === 'story' ? a.reads : null,
          }
        : null
    },
    needsContent: false,
  },
  isDirected: true,
  leadingText: (block, textOf) => block.attrs.title || block.attrs.caption || textOf(block),
  fields: ['title', 'caption'],
  // A story that is read aloud says nothing that it does not say in writing.
  plainText: (block, { textOf }) =>
    joinLines([block.attrs.title, block.attrs.caption, block.attrs.reads ? null : textOf(block)]),
  isNamed: true,
  lines: (block, textOf) => [block.attrs.title, block.attrs.caption, block.attrs.credit, textOf(block)],
  identity: ({ attrs }) => attrs.mediaId,
  references: ({ attrs }) => ({ recordingId: attrs.mediaId }),
} satisfies BlockModel<Audio>
