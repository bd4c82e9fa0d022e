import { words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'

/** A document of the library, to download. */
export type File = {
  type: 'file'
  attrs: {
    mediaId: string
    /** What it is; null: its own name. */
    title?: string | null
    caption?: string | null
  }
}

export const file = {
  rule: {
    content: null,
    attrs: (a) => {
      const mediaId = words(a.mediaId)
      return mediaId ? { mediaId, title: words(a.title), caption: words(a.caption) } : null
    },
    needsContent: false,
  },
  isDirected: true,
  leadingText: ({ attrs }) => attrs.title || attrs.caption || '',
  fields: ['title', 'caption'],
  plainText: ({ attrs }) => joinLines([attrs.title, attrs.caption]),
  isNamed: true,
  lines: ({ attrs }) => [attrs.title, attrs.caption],
  identity: ({ attrs }) => attrs.mediaId,
  references: ({ attrs }) => ({ recordingId: attrs.mediaId }),
} satisfies BlockModel<File>
