import { words } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

/** Somebody of the directory: face, name, what they do, who they are. What is shown is read from there. */
export type ProfileBox = { type: 'profileBox'; attrs: { authorId: string } }

export const profileBox = {
  rule: {
    content: null,
    attrs: (a) => {
      const authorId = words(a.authorId)
      return authorId ? { authorId } : null
    },
    needsContent: false,
  },
  // As the page around it runs: the document does not know what the directory says.
  isDirected: false,
  fields: [],
  plainText: () => '',
  isNamed: true,
  lines: () => [],
  identity: ({ attrs }) => attrs.authorId,
  references: ({ attrs: { authorId } }) => ({ authorId }),
} satisfies BlockModel<ProfileBox>
