/** Keys within a poem: from half to half, from verse to verse, and out of it. */
import type { Node as ProseMirrorNode, ResolvedPos } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state'

type Place = {
  $at: ResolvedPos
  half: ProseMirrorNode
  verse: ProseMirrorNode
  poem: ProseMirrorNode
  /** Of the half in its verse, and of the verse in its poem. */
  halfIndex: number
  verseIndex: number
}

/** Where in a poem the cursor stands; null elsewhere. */
function placeIn({ selection: { $from, $to } }: EditorState): Place | null {
  if ($from.parent.type.name !== 'hemistich' || !$from.sameParent($to)) return null
  return {
    $at: $from,
    half: $from.parent,
    verse: $from.node(-1),
    poem: $from.node(-2),
    halfIndex: $from.index(-1),
    verseIndex: $from.index(-2),
  }
}

const isEmptyVerse = (verse: ProseMirrorNode): boolean =>
  verse.children.every((half) => half.content.size === 0)

/** Return in the first half goes on to the second, in the second to a new verse; in an empty last verse out of the poem. */
export const enterInVerse: Command = (state, dispatch) => {
  const place = placeIn(state)
  if (!place) return false
  if (!dispatch) return true
  const { $at, verse, poem, halfIndex, verseIndex } = place
  const { schema, tr } = state
  const isLast = verseIndex === poem.childCount - 1
  const before = verseIndex > 0 ? poem.child(verseIndex - 1) : null
  // In free verse one empty line parts stanzas, and two in a row end the poem.
  if (isLast && before && isEmptyVerse(verse) && (verse.childCount > 1 || isEmptyVerse(before))) {
    const after = $at.after(-2)
    tr.insert(after, schema.node('paragraph'))
    tr.setSelection(TextSelection.create(tr.doc, after + 1))
    tr.delete($at.before(-1), $at.after(-1))
    dispatch(tr.scrollIntoView())
    return true
  }
  if (!state.selection.empty) tr.deleteSelection()
  const at = tr.selection.$from
  const rest = at.parent.content.cut(at.parentOffset)
  const next = halfIndex + 1 < verse.childCount ? verse.child(halfIndex + 1) : null
  if (next) {
    tr.delete(at.pos, at.end())
    const start = tr.doc.resolve(at.pos).after() + 1
    const space = rest.size > 0 && next.content.size > 0 ? [schema.text(' ')] : []
    tr.insert(start, [...rest.content, ...space])
    tr.setSelection(TextSelection.create(tr.doc, start))
  } else {
    tr.delete(at.pos, at.end())
    const after = tr.doc.resolve(at.pos).after(-1)
    const halves = [schema.node('hemistich', null, rest)]
    if (verse.childCount > 1) halves.push(schema.node('hemistich'))
    tr.insert(after, schema.node('verse', null, halves))
    tr.setSelection(TextSelection.create(tr.doc, after + 2))
  }
  dispatch(tr.scrollIntoView())
  return true
}

/** Tab goes to the next half, and makes one where a verse has none: what stands behind the cursor goes into it. */
export const tabInVerse: Command = (state, dispatch) => {
  const place = placeIn(state)
  if (!place) return false
  const { $at, verse, halfIndex, verseIndex, poem } = place
  const { schema, tr } = state
  if (halfIndex === 0 && verse.childCount === 1) {
    const rest = $at.parent.content.cut($at.parentOffset)
    tr.delete($at.pos, $at.end())
    const after = tr.doc.resolve($at.pos).after()
    tr.insert(after, schema.node('hemistich', null, rest))
    tr.setSelection(TextSelection.create(tr.doc, after + 1))
  } else if (halfIndex + 1 < verse.childCount || verseIndex + 1 < poem.childCount)
    tr.setSelection(TextSelection.near(tr.doc.resolve($at.after())))
  // From the last half of a poem Tab leads on to who wrote it, as in any form.
  else return false
  dispatch?.(tr.scrollIntoView())
  return true
}

export const shiftTabInVerse: Command = (state, dispatch) => {
  const place = placeIn(state)
  if (!place || (place.halfIndex === 0 && place.verseIndex === 0)) return false
  dispatch?.(
    state.tr.setSelection(TextSelection.near(state.doc.resolve(place.$at.before()), -1)).scrollIntoView(),
  )
  return true
}

/** Back from the beginning of a half: to the one before, whose words and its own then stand in one. */
export const backspaceInVerse: Command = (state, dispatch) => {
  const place = placeIn(state)
  if (!place || !state.selection.empty || place.$at.parentOffset > 0) return false
  const { $at, half, verse, poem, halfIndex, verseIndex } = place
  const { schema, tr } = state
  if (halfIndex > 0) {
    const before = verse.child(halfIndex - 1)
    tr.delete($at.before(), $at.after())
    const end = $at.before() - 1
    const space = before.content.size > 0 && half.content.size > 0 ? [schema.text(' ')] : []
    tr.insert(end, [...space, ...half.children])
    tr.setSelection(TextSelection.create(tr.doc, end))
  } else if (verseIndex > 0) {
    const before = poem.child(verseIndex - 1)
    if (isEmptyVerse(verse)) {
      tr.delete($at.before(-1), $at.after(-1))
      tr.setSelection(TextSelection.near(tr.doc.resolve($at.before(-1)), -1))
    } else if (isEmptyVerse(before)) tr.delete($at.before(-1) - before.nodeSize, $at.before(-1))
    else if (verse.childCount === 1 && before.childCount === 1) {
      tr.delete($at.before(-1), $at.after(-1))
      const end = $at.before(-1) - 2
      tr.insert(end, half.content)
      tr.setSelection(TextSelection.create(tr.doc, end))
    } else tr.setSelection(TextSelection.near(tr.doc.resolve($at.before(-1)), -1))
  } else if (poem.children.every(isEmptyVerse)) {
    tr.replaceWith($at.before(-2), $at.after(-2), schema.node('paragraph'))
    tr.setSelection(TextSelection.create(tr.doc, $at.before(-2) + 1))
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

/** From the end of a half as Backspace does from the beginning of the next. */
export const deleteInVerse: Command = (state, dispatch) => {
  const place = placeIn(state)
  if (!place || !state.selection.empty || place.$at.parentOffset < place.half.content.size) return false
  const { $at, verse, poem, halfIndex, verseIndex } = place
  if (halfIndex === verse.childCount - 1 && verseIndex === poem.childCount - 1) return true
  const next = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve($at.after()))))
  return backspaceInVerse(
    next,
    dispatch &&
      ((tr) => {
        const own = state.tr
        for (const step of tr.steps) own.step(step)
        if (own.docChanged)
          own.setSelection(TextSelection.near(own.doc.resolve(Math.min($at.pos, own.doc.content.size))))
        dispatch(own.scrollIntoView())
      }),
  )
}
