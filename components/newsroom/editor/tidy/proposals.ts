/**
 * What the tidy pass would change, as places of the editor's document: found in pauses, shown as decorations, accepted
 * one at a time or all at once, refused for as long as the editor stands.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { TidyChange } from '@/lib/arabic/tidy.ts'
import type { TidyRule } from '@/lib/arabic/tidy-rules.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { type Piece, protection, tidyPieces } from '@/lib/story/tidy-inline.ts'
import { changedBlocks } from '../plugins/page-layout.ts'

export type Proposal = {
  rule: TidyRule
  /** What is replaced, in the document as it is now. Equal where something is only put in. */
  from: number
  to: number
  before: string
  after: string
  /** What is marked in the text: an insertion marks the character beside it. */
  shownFrom: number
  shownTo: number
}

type Spec = { rule: TidyRule; before: string; after: string; isInsertion: 'before' | 'after' | null }

type Tidying = {
  /** The document the proposals were made for: while somebody types, an older one. */
  doc: ProseMirrorNode
  proposals: DecorationSet
  /** How many proposals there are. Counted when some are found or answered, not at every letter. */
  count: number
  /** Where a proposal was refused; each with its rule. Moves with the text, and is never drawn. */
  refused: DecorationSet
}

type Change = { found: true } | { accepted: Proposal[] } | { refuse: Proposal[] } | { restore: true }

export const tidyKey = new PluginKey<Tidying>('tidy')

const isSpec = (spec: unknown): spec is Spec => typeof spec === 'object' && spec !== null && 'rule' in spec

/** What was found in a block: a block never changes, so it need not be looked at twice. */
const foundIn = new WeakMap<ProseMirrorNode, TidyChange[]>()

const isTidied = (node: ProseMirrorNode): boolean => node.isTextblock && !node.type.spec.code

function piecesOf(textblock: ProseMirrorNode): Piece[] {
  const pieces: Piece[] = []
  textblock.forEach((child) => {
    pieces.push(
      child.isText
        ? { text: child.text ?? '', ...protection(child.marks.map(({ type }) => type.name)) }
        : { text: '\n', isProtected: false },
    )
  })
  return pieces
}

/** Looks a block over, if nobody has. */
export function lookOver(textblock: ProseMirrorNode, locale: Locale): TidyChange[] {
  const known = foundIn.get(textblock)
  if (known) return known
  // A change over the end of a line cannot be shown as one; none has been seen.
  const changes = tidyPieces(piecesOf(textblock), locale).filter(
    ({ before, after }) => !before.includes('\n') && !after.includes('\n'),
  )
  foundIn.set(textblock, changes)
  return changes
}

function decorationOf(
  { rule, start, end, before, after }: TidyChange,
  node: ProseMirrorNode,
  position: number,
): Decoration {
  const base = position + 1
  const isInsertion = start < end ? null : start > 0 ? ('after' as const) : ('before' as const)
  const from = base + (isInsertion === 'after' ? start - 1 : start)
  const to = base + (isInsertion === 'before' ? Math.min(start + 1, node.content.size) : end)
  const spec: Spec = { rule, before, after, isInsertion }
  return Decoration.inline(from, to, { class: 'tidy-mark', 'data-tidy-rule': rule }, spec)
}

const isRefused = (decoration: Decoration, refused: DecorationSet): boolean =>
  refused.find(decoration.from, decoration.to, (spec) => isSpec(spec) && spec.rule === decoration.spec.rule)
    .length > 0

/** The proposals for every block that is not as it was, made of what has been found in them so far. */
function upToDate(tidying: Tidying, doc: ProseMirrorNode): Tidying {
  const changed = changedBlocks(tidying.doc, doc)
  if (!changed) return tidying
  const stale = tidying.proposals
    .find(changed.from, changed.to)
    .filter(({ from, to }) => from >= changed.from && to <= changed.to)
  const fresh: Decoration[] = []
  for (const { node, position } of changed.blocks) {
    const visit = (each: ProseMirrorNode, at: number): void => {
      if (!isTidied(each)) {
        each.forEach((child, offset) => {
          visit(child, at + 1 + offset)
        })
        return
      }
      for (const change of foundIn.get(each) ?? []) {
        const decoration = decorationOf(change, each, at)
        if (!isRefused(decoration, tidying.refused)) fresh.push(decoration)
      }
    }
    visit(node, position)
  }
  return counted({ ...tidying, doc, proposals: tidying.proposals.remove(stale).add(doc, fresh) })
}

const counted = (tidying: Tidying): Tidying => ({ ...tidying, count: tidying.proposals.find().length })

/** Takes away the marks whose words are no longer those the proposal was about. */
function withoutBroken(tidying: Tidying, transaction: Transaction): Tidying {
  const broken: Decoration[] = []
  transaction.mapping.maps.forEach((map, index) => {
    map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
      const rest = transaction.mapping.slice(index + 1)
      const from = Math.max(0, rest.map(newStart, -1) - 1)
      const to = Math.min(transaction.doc.content.size, rest.map(newEnd, 1) + 1)
      for (const decoration of tidying.proposals.find(from, to)) {
        const { before, isInsertion } = decoration.spec as Spec
        const text = transaction.doc.textBetween(decoration.from, decoration.to, '\n', '\n')
        if (isInsertion ? text.length !== 1 : text !== before) broken.push(decoration)
      }
    })
  })
  if (broken.length === 0) return tidying
  // `remove` empties the array it is given.
  const count = tidying.count - broken.length
  return { ...tidying, count, proposals: tidying.proposals.remove(broken) }
}

const proposalOf = ({ from, to, spec }: Decoration): Proposal => {
  const { rule, before, after, isInsertion } = spec as Spec
  const at = isInsertion === 'after' ? to : from
  return {
    rule,
    before,
    after,
    from: isInsertion ? at : from,
    to: isInsertion ? at : to,
    shownFrom: from,
    shownTo: to,
  }
}

/** The marks of proposals, in a set of the same document. */
const decorationsOf = (set: DecorationSet, wanted: Proposal[]): Decoration[] =>
  wanted.flatMap(({ shownFrom, shownTo, rule }) =>
    set
      .find(shownFrom, shownTo, (spec) => isSpec(spec) && spec.rule === rule)
      .filter(({ from, to }) => from === shownFrom && to === shownTo),
  )

const listed = new WeakMap<DecorationSet, Proposal[]>()

/** Every proposal nobody has answered, in the order of the text. */
export function proposals(state: EditorState): Proposal[] {
  const set = tidyKey.getState(state)?.proposals
  if (!set) return []
  const known = listed.get(set)
  if (known) return known
  const made = set
    .find()
    .map(proposalOf)
    .sort((a, b) => a.from - b.from)
  listed.set(set, made)
  return made
}

/** How many there are, at no cost. */
export const proposalCount = (state: EditorState): number => tidyKey.getState(state)?.count ?? 0

/** The proposal that is marked at a position. */
export function proposalAt(state: EditorState, position: number): Proposal | null {
  const found = tidyKey.getState(state)?.proposals.find(position, position) ?? []
  const [first] = found.filter(({ from, to }) => from <= position && position <= to)
  return first ? proposalOf(first) : null
}

export const refusedCount = (state: EditorState): number =>
  tidyKey.getState(state)?.refused.find().length ?? 0

/** Makes changes, as one step that can be undone. */
export function accept(view: EditorView, accepted: Proposal[]): void {
  const { tr, schema } = view.state
  // From the end, so that no change moves another.
  for (const { from, to, after } of [...accepted].sort((a, b) => b.from - a.from)) {
    if (after === '') tr.delete(from, to)
    else {
      const $from = tr.doc.resolve(from)
      const marks = (from < to ? $from.nodeAfter : $from.nodeBefore)?.marks ?? $from.marks()
      tr.replaceWith(from, to, schema.text(after, marks))
    }
  }
  if (tr.docChanged) view.dispatch(tr.setMeta(tidyKey, { accepted } satisfies Change))
}

export function refuse(view: EditorView, refused: Proposal[]): void {
  view.dispatch(view.state.tr.setMeta(tidyKey, { refuse: refused } satisfies Change))
}

/** Proposes again what was refused. */
export function restoreRefused(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(tidyKey, { restore: true } satisfies Change))
}

/** Looks over everything that has not been, at once: for who asks for all there is. */
export function lookOverAll(view: EditorView, locale: Locale): void {
  view.state.doc.descendants((node) => {
    if (isTidied(node)) lookOver(node, locale)
    return !node.isTextblock
  })
  view.dispatch(view.state.tr.setMeta(tidyKey, { found: true } satisfies Change))
}

/** Milliseconds of no typing before the text is looked over. */
const pause = 700

const whenIdle = (work: (deadline: { timeRemaining: () => number }) => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2000 })
  else setTimeout(() => work({ timeRemaining: () => 10 }), 50)
}

/**
 * Looks the text over whenever typing pauses, a block at a time while the browser has nothing else to do.
 * @param onPress called when somebody presses on a mark
 */
export function tidyProposals(locale: Locale, onPress: (position: number) => void): Plugin<Tidying> {
  return new Plugin<Tidying>({
    key: tidyKey,
    state: {
      init: (_, { doc }) => ({
        doc: doc.type.create(),
        proposals: DecorationSet.empty,
        count: 0,
        refused: DecorationSet.empty,
      }),
      apply: (transaction, tidying, _, state) => {
        const change: Change | undefined = transaction.getMeta(tidyKey)
        let next = tidying
        if (transaction.docChanged) {
          // The mark of what was only put in lies beside it, and would stay.
          const standing =
            change && 'accepted' in change
              ? tidying.proposals.remove(decorationsOf(tidying.proposals, change.accepted))
              : tidying.proposals
          next = withoutBroken(
            {
              ...tidying,
              proposals: standing.map(transaction.mapping, transaction.doc),
              refused: tidying.refused.map(transaction.mapping, transaction.doc),
            },
            transaction,
          )
        }
        if (!change) return next
        if ('found' in change) return upToDate(next, state.doc)
        if ('accepted' in change) return counted(next)
        if ('restore' in change)
          return upToDate(
            {
              doc: state.doc.type.create(),
              proposals: DecorationSet.empty,
              count: 0,
              refused: DecorationSet.empty,
            },
            state.doc,
          )
        const gone = decorationsOf(next.proposals, change.refuse)
        const refused = next.refused.add(
          state.doc,
          gone.map(({ from, to, spec }) => Decoration.inline(from, to, {}, spec)),
        )
        return counted({ ...next, refused, proposals: next.proposals.remove(gone) })
      },
    },
    props: {
      decorations: (state) => tidyKey.getState(state)?.proposals,
      handleClick: (view, position, event) => {
        if (
          event.target instanceof Element &&
          event.target.closest('.tidy-mark') &&
          proposalAt(view.state, position)
        )
          onPress(position)
        return false
      },
    },
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      let isWaiting = false
      const look = () => {
        if (isWaiting || view.isDestroyed) return
        isWaiting = true
        whenIdle((deadline) => {
          isWaiting = false
          if (view.isDestroyed || view.composing) return
          const unseen: ProseMirrorNode[] = []
          view.state.doc.descendants((node) => {
            if (isTidied(node) && !foundIn.has(node)) unseen.push(node)
            return !node.isTextblock
          })
          let done = 0
          for (const textblock of unseen) {
            if (done > 0 && deadline.timeRemaining() < 8) break
            lookOver(textblock, locale)
            done += 1
          }
          if (done < unseen.length) look()
          else view.dispatch(view.state.tr.setMeta(tidyKey, { found: true } satisfies Change))
        })
      }
      const later = () => {
        clearTimeout(timer)
        timer = setTimeout(look, pause)
      }
      later()
      return {
        update: (_, before) => {
          if (view.state.doc !== before.doc) later()
        },
        destroy: () => clearTimeout(timer),
      }
    },
  })
}
