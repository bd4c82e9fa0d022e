/**
 * Keyboard shortcuts, by the place of a key where its letter is not Latin: on an Arabic keyboard the key of “B” types
 * «لا», two letters, which `prosemirror-keymap` does not know for Ctrl+B.
 */
import { type Command, Plugin } from '@tiptap/pm/state'
import { readSelection } from './unread-selection.ts'

export type Shortcuts = Record<string, Command>

const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|[oa]d)/.test(navigator.platform)

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The name of what was pressed, as the table below spells it: `Mod-Shift-x`, `Alt-ArrowUp`, `Enter`. */
export function nameOfKeys(event: KeyPress, mac = isMac): string {
  const mod = mac ? event.metaKey : event.ctrlKey
  const otherControl = mac ? event.ctrlKey : event.metaKey
  const withModifier = mod || event.altKey || otherControl
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase()
  const digit = /^Digit(\d)$/.exec(event.code)?.[1]
  const stop = { Period: '.', Comma: ',' }[event.code]
  let key = event.key
  // Shift or an Arabic layout change what a key of the number row types; a shortcut means the key.
  if (withModifier && digit) key = digit
  else if (withModifier && letter && !/^[a-z]$/i.test(key)) key = letter
  // “>” is the full stop with Shift; an Arabic layout has letters on both keys.
  else if (withModifier && stop && (event.shiftKey || !/^[!-~]$/.test(key)))
    key = /^[.,]$/.test(key) ? key : stop
  else if (key.length === 1) key = key.toLowerCase()
  return [
    mod && 'Mod',
    otherControl && 'Other',
    event.altKey && 'Alt',
    event.shiftKey && (key.length > 1 || withModifier) && 'Shift',
    key,
  ]
    .filter(Boolean)
    .join('-')
}

/**
 * @param directionOfSide what to do when Ctrl is held and one Shift alone is pressed and let go: since Windows 3 that
 *   sets the direction of a paragraph, to the side of the Shift
 */
export function shortcuts(table: Shortcuts, directionOfSide: (side: 'rtl' | 'ltr') => Command): Plugin {
  let aloneShift: string | null = null
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        // With AltGr, Ctrl and Alt are how a character is typed. What ProseMirror itself sends for a key of a phone has
        // a name and nothing else.
        if (event.isComposing || event.getModifierState?.('AltGraph')) return false
        const command = table[nameOfKeys(event)]
        return command ? command(view.state, view.dispatch, view) : false
      },
      handleDOMEvents: {
        keydown: (view, event) => {
          // The browser tells of a selection a moment after it is made; a key in between is meant for what is selected.
          if (!view.composing) readSelection(view)
          aloneShift =
            event.key === 'Shift' && event.ctrlKey && !event.altKey && !event.metaKey ? event.code : null
          return false
        },
        keyup: (view, event) => {
          if (event.key !== 'Shift' || aloneShift !== event.code || !event.ctrlKey) return false
          aloneShift = null
          directionOfSide(event.code === 'ShiftRight' ? 'rtl' : 'ltr')(view.state, view.dispatch, view)
          return false
        },
        mousedown: () => {
          aloneShift = null
          return false
        },
      },
    },
  })
}
