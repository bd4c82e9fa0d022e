import { words } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

/** A card for one of our own stories, between paragraphs. */
export type StoryCard = { type: 'storyCard'; attrs: { storyId: string } }

export const storyCard = {
  rule: {
    content: null,
    attrs: (a) => {
      const storyId = words(a.storyId)
      return storyId ? { storyId } : null
    },
    needsContent: false,
  },
  // As its own story runs, which the document does not know.
  isDirected: false,
  fields: [],
  plainText: () => '',
  isNamed: true,
  lines: () => [],
  identity: ({ attrs }) => attrs.storyId,
  references: ({ attrs: { storyId } }) => ({ storyId }),
} satisfies BlockModel<StoryCard>
