import { words } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

/**
 * A box that stands in many stories and is changed in one place. A story holds only which; what it says is put there
 * when the story is read (`shared-boxes.ts`), as a fact box.
 */
export type SharedBox = {
  type: 'sharedBox'
  /** `name`: what the newsroom called it when it was put there. */
  attrs: { boxId: string; name: string }
}

export const sharedBox = {
  rule: {
    content: null,
    attrs: (a) => {
      const boxId = words(a.boxId)
      return boxId ? { boxId, name: words(a.name) ?? '' } : null
    },
    needsContent: false,
  },
  // As its own words run, which the document does not know.
  isDirected: false,
  fields: [],
  plainText: () => '',
  isNamed: true,
  lines: ({ attrs }) => [attrs.name],
  identity: ({ attrs }) => attrs.boxId,
  references: ({ attrs: { boxId } }) => ({ boxId }),
} satisfies BlockModel<SharedBox>
