import { direction, words } from '../attributes.ts'
import type { RecordingAttrs } from '../audio/model.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import type { Paragraph } from '../paragraph/model.ts'

/** A film of the library. In it stands what is said there, in writing. */
export type Video = {
  type: 'video'
  attrs: RecordingAttrs & {
    /** The picture that stands in its place until it is played. */
    posterId?: string | null
  }
  content?: Paragraph[]
}

export const video = {
  rule: {
    content: ['paragraph'],
    attrs: (a) => {
      const mediaId = words(a.mediaId)
      return mediaId
        ? {
            dir: direction(a.dir),
            mediaId,
            posterId: words(a.posterId),
            title: words(a.title),
            caption: words(a.caption),
            credit: words(a.credit),
          }
        : null
    },
    needsContent: false,
  },
  isDirected: true,
  leadingText: (block, textOf) => block.attrs.title || block.attrs.caption || textOf(block),
  fields: ['title', 'caption'],
  plainText: (block, { textOf }) => joinLines([block.attrs.title, block.attrs.caption, textOf(block)]),
  isNamed: true,
  lines: (block, textOf) => [block.attrs.title, block.attrs.caption, block.attrs.credit, textOf(block)],
  identity: ({ attrs }) => attrs.mediaId,
  references: ({ attrs: { mediaId, posterId } }) => ({
    recordingId: mediaId,
    ...(posterId && { mediaId: posterId }),
  }),
} satisfies BlockModel<Video>
