/**
 * Letters typed while a picture, a card or a chart is selected go on a line below it. ProseMirror would put them in its
 * place: whoever writes on after putting a chart in would lose it with the first letter.
 */
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { belowSelected } from '../commands/insert-block.ts'

const begun = (view: EditorView): boolean => view.editable && belowSelected(view.state, view.dispatch)

/**
 * What comes with a press of a key, and what does not: of a phone's keyboard, of dictation. A word that is composed cannot
 * be moved once it is begun: the line is there, and the browser's caret on it, before its first letter is.
 */
export const lettersBelow = new Plugin({
  props: {
    handleTextInput: (view, _, __, text) => {
      if (!begun(view)) return false
      view.dispatch(view.state.tr.insertText(text).scrollIntoView())
      return true
    },
    handleDOMEvents: {
      beforeinput: (view, event) => {
        if (event.inputType !== 'insertText' || !event.data || !begun(view)) return false
        event.preventDefault()
        view.dispatch(view.state.tr.insertText(event.data).scrollIntoView())
        return true
      },
      compositionstart: (view) => {
        begun(view)
        return false
      },
    },
  },
})
