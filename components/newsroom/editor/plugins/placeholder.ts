/** Says what can be done where nothing is written yet. */
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/**
 * @param whole shown in a story without a word
 * @param block shown in an empty paragraph that has the cursor
 */
export const placeholder = (whole: string, block: string): Plugin =>
  new Plugin({
    props: {
      decorations: ({ doc, selection }) => {
        const { $head, empty } = selection
        const isWhole =
          doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && !doc.firstChild.content.size
        if (isWhole)
          return DecorationSet.create(doc, [
            Decoration.node(0, 2, { class: 'is-empty', 'data-placeholder': whole }),
          ])
        if (
          !empty ||
          $head.depth !== 1 ||
          $head.parent.content.size > 0 ||
          $head.parent.type.name !== 'paragraph'
        )
          return null
        return DecorationSet.create(doc, [
          Decoration.node($head.before(), $head.after(), { class: 'is-empty', 'data-placeholder': block }),
        ])
      },
    },
  })
