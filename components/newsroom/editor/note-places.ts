/** Between the spots of notes, which count the text of a block, and places in the editor's document. */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type EditorState, NodeSelection } from '@tiptap/pm/state'
import { mostSpots } from '@/lib/newsroom/limits.ts'
import { settle, spotOnUnit, spotOnWords, type Unit } from '@/lib/newsroom/notes/spots.ts'
import { modelOf } from '@/lib/story/blocks/models.ts'
import type { Spot } from '@/lib/vocabulary.ts'
import { storedBlocksOf } from './document-exchange.ts'

type Run = { offset: number; length: number; at: number }
type Lines = { text: string; runs: readonly Run[] }

/** A node never changes: what was read of it is kept as long as it stands in a document. */
const read = new WeakMap<ProseMirrorNode, Lines>()

/** A block's text as spots count it (`linesOf` of `spots.ts`), and where its runs stand, from the block's own place on. */
function linesOf(block: ProseMirrorNode): Lines {
  const known = read.get(block)
  if (known) return known
  let text = ''
  let isFresh = true
  const runs: Run[] = []
  const add = (run: string, at: number) => {
    if (isFresh && text) text += '\n'
    isFresh = false
    runs.push({ offset: text.length, length: run.length, at })
    text += run
  }
  const isLine = (node: ProseMirrorNode) => node.isTextblock && node.childCount > 0
  if (isLine(block)) isFresh = true
  block.descendants((node, position) => {
    // The block itself takes a place before its content.
    if (node.isText) add(node.text ?? '', position + 1)
    else if (node.type.name === 'hardBreak') add('\n', position + 1)
    else if (isLine(node)) isFresh = true
  })
  const lines = { text, runs }
  read.set(block, lines)
  return lines
}

type Placed = { unit: Unit; node: ProseMirrorNode; at: number }

/** The blocks of the text, with where each stands; what is nothing to store is left out. */
function placedBlocks(doc: ProseMirrorNode): Placed[] {
  const placed: Placed[] = []
  let stored = 0
  doc.forEach((node, at) => {
    const [block, ...more] = storedBlocksOf(node)
    if (!block) return
    const identity = modelOf(block.type)?.identity?.(block) ?? null
    const unit: Unit = {
      part: 'text',
      block: stored,
      kind: block.type,
      text: linesOf(node).text,
      identity,
      print: '',
    }
    stored += 1 + more.length
    placed.push({ unit, node, at })
  })
  return placed
}

/** What is selected, block by block; nothing where only a cursor stands. A picture that is selected is noted as a whole. */
export function spotsOfSelection({ doc, selection }: EditorState): Spot[] {
  if (selection.empty) return []
  const spots: Spot[] = []
  for (const { unit, node, at } of placedBlocks(doc)) {
    if (at + node.nodeSize <= selection.from || at >= selection.to) continue
    const { text, runs } = linesOf(node)
    if (selection instanceof NodeSelection || !text) {
      spots.push(spotOnUnit(unit))
      continue
    }
    const within = runs.flatMap((run) => {
      const from = Math.max(selection.from - at, run.at)
      const to = Math.min(selection.to - at, run.at + run.length)
      return from < to ? [[run.offset + from - run.at, run.offset + to - run.at] as const] : []
    })
    const [first, last] = [within[0], within.at(-1)]
    if (!first || !last) continue
    let [start, end] = [first[0], last[1]]
    while (start < end && /\s/.test(text.charAt(start))) start += 1
    while (start < end && /\s/.test(text.charAt(end - 1))) end -= 1
    if (start < end) spots.push(spotOnWords(unit, start, end))
  }
  return spots.slice(0, mostSpots)
}

/** The block that the cursor is in, as a whole. */
export function spotOfBlock({ doc, selection }: EditorState): Spot | null {
  const found = placedBlocks(doc).find(
    ({ at, node }) => selection.from >= at && selection.from < at + node.nodeSize,
  )
  return found ? spotOnUnit(found.unit) : null
}

/** Where a spot stands in the document: its words, or its block as a whole. */
export type Stretch = { from: number; to: number; whole: boolean }

/** Finds spots in a document. What is read of it is read once for all of them. */
export function stretchFinder(doc: ProseMirrorNode): (spot: Spot) => Stretch | null {
  const placed = placedBlocks(doc)
  const units = placed.map(({ unit }) => unit)
  return (spot) => {
    if (spot.part !== 'text') return null
    const found = settle(spot, units)
    const block = found.isGone ? undefined : placed.find(({ unit }) => unit.block === found.block)
    if (!block) return null
    const { at, node } = block
    if (found.whole) return { from: at, to: at + node.nodeSize, whole: true }
    const { runs } = linesOf(node)
    const first = runs.find(({ offset, length }) => found.start < offset + length)
    const last = runs.findLast(({ offset }) => offset < found.end)
    if (!first || !last) return null
    return {
      from: at + first.at + Math.max(0, found.start - first.offset),
      to: at + last.at + Math.min(last.length, found.end - last.offset),
      whole: false,
    }
  }
}
