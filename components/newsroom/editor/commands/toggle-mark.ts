import { toggleMark } from '@tiptap/pm/commands'
import type { Command } from '@tiptap/pm/state'
import { markType } from '@/components/newsroom/editor/schema/schema-types.ts'

/** Marks that are put on what is selected, and taken off again, by one key. */
export const toggledMarks = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'code',
  'isolate',
] as const
export type ToggledMark = (typeof toggledMarks)[number]

/**
 * Puts a mark on what is selected, or takes it off; none in code. A note among it keeps its own marks: it is a text of
 * its own, and a step over both cannot be undone to what each had.
 */
export const toggle =
  (name: ToggledMark): Command =>
  (state, dispatch) =>
    toggleMark(markType(state.schema, name), name === 'isolate' ? { dir: null, lang: null } : null, {
      enterInlineAtoms: false,
    })(state, dispatch)
