import type { EditorView } from '@tiptap/pm/view'

/** A place on the paper, in px from its start of the line and its top: what floats there scrolls with the text. */
export type PaperPlace = { inlineStart: number; blockStart: number; blockEnd: number }

/** The paper is the positioned element the text lies on. */
export function placeInPaper(view: EditorView, paper: HTMLElement, position: number): PaperPlace {
  const at = view.coordsAtPos(Math.min(position, view.state.doc.content.size))
  const box = paper.getBoundingClientRect()
  const isRtl = getComputedStyle(paper).direction === 'rtl'
  return {
    inlineStart: isRtl ? box.right - at.right : at.left - box.left,
    blockStart: at.top - box.top,
    blockEnd: at.bottom - box.top,
  }
}

/** Keeps something so wide on the paper. */
export const withinPaper = (inlineStart: number, width: number, paper: HTMLElement): number =>
  Math.max(0, Math.min(inlineStart, paper.clientWidth - width))
