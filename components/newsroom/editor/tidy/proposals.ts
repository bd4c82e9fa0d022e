/**
 * What the tidy pass would change, as places of the editor's document: found in pauses, accepted one at a time or all
 * at once, refused for as long as the editor stands. What stands in the text is shown there, as decorations; the fields
 * of blocks are no text to decorate, and what is proposed for them is told in the panel alone.
 */

import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { applyChanges, type TidyChange } from '@/lib/arabic/tidy.ts'
import type { TidyRule } from '@/lib/arabic/tidy-rules.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { firstOf } from '@/lib/present.ts'
import { carriesWords, proposedChanges, tidiedLines } from '@/lib/story/tidied-lines.ts'
import { changedBlocks } from '../plugins/page-layout.ts'
import { withUnreadSelection } from '../plugins/unread-selection.ts'
import { isSameChange, type LineChange } from './same-change.ts'

export type Proposal = {
  place: 'text'
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

/** A change of the words that a block carries as an attribute, such as a caption. */
export type FieldProposal = LineChange & {
  place: 'field'
  /** The position before the block. */
  at: number
  attribute: string
}

type Spec = { rule: TidyRule; before: string; after: string; isInsertion: 'before' | 'after' | null }

type Tidying = {
  /** The document the proposals were made for: while somebody types, an older one. */
  doc: ProseMirrorNode
  proposals: DecorationSet
  /** How many those are. Counted when some are found or answered, not at every letter. */
  count: number
  /** What is proposed for the fields of blocks, in the order of the text. */
  fields: readonly FieldProposal[]
  /** Where a proposal was refused; each with its rule. Moves with the text, and is never drawn. */
  refused: DecorationSet
  refusedFields: readonly FieldProposal[]
}

type Answered = readonly (Proposal | FieldProposal)[]

type Change = { found: true } | { accepted: Answered } | { refuse: Answered } | { restore: true }

const tidyKey = new PluginKey<Tidying>('tidy')

const isSpec = (spec: unknown): spec is Spec => typeof spec === 'object' && spec !== null && 'rule' in spec

/** What was found for a node: a node never changes, so it need not be looked at twice. */
const foundIn = new WeakMap<ProseMirrorNode, { attribute: string | null; changes: TidyChange[] }[]>()

/** The node as the document has it, as far as its own lines go. */
const lineNodeOf = (node: ProseMirrorNode) => ({
  type: node.type.name,
  attrs: node.attrs,
  content: node.isTextblock
    ? node.children.map(({ type, text, marks, nodeSize }) => ({
        type: type.name,
        size: nodeSize,
        ...(text !== undefined && { text }),
        marks: marks.map((mark) => ({ type: mark.type.name })),
      }))
    : [],
})

/** Looks a node over, if nobody has. */
function lookOver(node: ProseMirrorNode, locale: Locale): void {
  if (foundIn.has(node)) return
  const found = tidiedLines(lineNodeOf(node)).map(({ attribute, pieces }) => ({
    attribute,
    changes: proposedChanges(pieces, locale),
  }))
  foundIn.set(node, found)
}

/** What was found in a node's own text, or in one of its fields. */
const changesIn = (node: ProseMirrorNode, attribute: string | null): readonly TidyChange[] =>
  foundIn.get(node)?.find((each) => each.attribute === attribute)?.changes ?? []

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
function upToDate(tidying: Tidying, doc: ProseMirrorNode, locale: Locale): Tidying {
  const changed = changedBlocks(tidying.doc, doc)
  if (!changed) return tidying
  const stale = tidying.proposals
    .find(changed.from, changed.to)
    .filter(({ from, to }) => from >= changed.from && to <= changed.to)
  const fresh: Decoration[] = []
  for (const { node, position } of changed.blocks) {
    const visit = (each: ProseMirrorNode, at: number): void => {
      if (!each.isTextblock) {
        each.forEach((child, offset) => {
          visit(child, at + 1 + offset)
        })
        return
      }
      for (const change of changesIn(each, null)) {
        const decoration = decorationOf(change, each, at)
        if (!isRefused(decoration, tidying.refused)) fresh.push(decoration)
      }
    }
    visit(node, position)
  }
  return counted({
    ...tidying,
    doc,
    fields: fieldsOf(doc, locale, tidying.refusedFields),
    proposals: tidying.proposals.remove(stale).add(doc, fresh),
  })
}

/** What is proposed for the fields of all blocks, but for what was refused. They are short: looked over at once. */
function fieldsOf(
  doc: ProseMirrorNode,
  locale: Locale,
  refused: readonly FieldProposal[],
): readonly FieldProposal[] {
  const found: FieldProposal[] = []
  doc.descendants((node, at) => {
    if (carriesWords(node.type.name)) {
      lookOver(node, locale)
      for (const { attribute, changes } of foundIn.get(node) ?? []) {
        if (attribute === null) continue
        const words: string = node.attrs[attribute]
        for (const change of changes) found.push({ ...change, place: 'field', at, attribute, words })
      }
    }
    return !node.isTextblock
  })
  return found.filter((each) => !refused.some((other) => isSame(each, other)))
}

/** Whether it is the same change of the same field, though something was typed elsewhere in it. */
const isSame = (one: FieldProposal, two: FieldProposal): boolean =>
  one.at === two.at && one.attribute === two.attribute && isSameChange(one, two)

/** The proposals at their blocks' places after a change, without those whose block or words are others now. */
const movedFields = (
  fields: readonly FieldProposal[],
  { mapping, doc }: Transaction,
  isStill: (now: unknown, words: string) => boolean,
): FieldProposal[] =>
  fields.flatMap((field) => {
    const at = mapping.map(field.at, 1)
    return isStill(doc.nodeAt(at)?.attrs[field.attribute], field.words) ? [{ ...field, at }] : []
  })

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
    place: 'text',
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
const decorationsOf = (set: DecorationSet, wanted: Answered): Decoration[] =>
  wanted.flatMap((each) =>
    each.place === 'text'
      ? set
          .find(each.shownFrom, each.shownTo, (spec) => isSpec(spec) && spec.rule === each.rule)
          .filter(({ from, to }) => from === each.shownFrom && to === each.shownTo)
      : [],
  )

const listed = new WeakMap<DecorationSet, Proposal[]>()

/** Every proposal for the text that nobody has answered, in its order. */
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

const noFields: readonly FieldProposal[] = []

/** Every proposal for the fields of blocks that nobody has answered, in the order of the text. */
export const fieldProposals = (state: EditorState): readonly FieldProposal[] =>
  tidyKey.getState(state)?.fields ?? noFields

/** How many there are of both, at no cost. */
export function proposalCount(state: EditorState): number {
  const tidying = tidyKey.getState(state)
  return tidying ? tidying.count + tidying.fields.length : 0
}

/** The proposal that is marked at a position. */
export function proposalAt(state: EditorState, position: number): Proposal | null {
  const found = tidyKey.getState(state)?.proposals.find(position, position) ?? []
  const [first] = found.filter(({ from, to }) => from <= position && position <= to)
  return first ? proposalOf(first) : null
}

export function refusedCount(state: EditorState): number {
  const tidying = tidyKey.getState(state)
  return tidying ? tidying.refused.find().length + tidying.refusedFields.length : 0
}

/** Makes changes, as one step that can be undone. */
export function accept(view: EditorView, accepted: Answered): void {
  const { tr, schema } = view.state
  // A field has no length in the text: what is set in it moves nothing.
  const inFields = Map.groupBy(
    accepted.filter((each) => each.place === 'field'),
    ({ at, attribute }) => `${at} ${attribute}`,
  )
  for (const changes of inFields.values()) {
    const { at, attribute, words } = firstOf(changes)
    const inOrder = changes.toSorted((a, b) => a.start - b.start)
    if (tr.doc.nodeAt(at)?.attrs[attribute] === words)
      tr.setNodeAttribute(at, attribute, applyChanges(words, inOrder))
  }
  // From the end, so that no change moves another.
  const inText = accepted.filter((each) => each.place === 'text').sort((a, b) => b.from - a.from)
  for (const { from, to, after } of inText) {
    if (after === '') tr.delete(from, to)
    else {
      const $from = tr.doc.resolve(from)
      const marks = (from < to ? $from.nodeAfter : $from.nodeBefore)?.marks ?? $from.marks()
      tr.replaceWith(from, to, schema.text(after, marks))
    }
  }
  if (tr.docChanged) view.dispatch(tr.setMeta(tidyKey, { accepted } satisfies Change))
}

export function refuse(view: EditorView, refused: Answered): void {
  view.dispatch(view.state.tr.setMeta(tidyKey, { refuse: refused } satisfies Change))
}

/** Proposes again what was refused. */
export function restoreRefused(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(tidyKey, { restore: true } satisfies Change))
}

/** Looks over everything that has not been, at once: for who asks for all there is. */
export function lookOverAll(view: EditorView, locale: Locale): void {
  view.state.doc.descendants((node) => {
    lookOver(node, locale)
    return !node.isTextblock
  })
  view.dispatch(view.state.tr.setMeta(tidyKey, { found: true } satisfies Change))
}

const nothingFound = (doc: ProseMirrorNode): Tidying => ({
  doc: doc.type.create(),
  proposals: DecorationSet.empty,
  count: 0,
  fields: noFields,
  refused: DecorationSet.empty,
  refusedFields: noFields,
})

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
      init: (_, { doc }) => nothingFound(doc),
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
              fields: movedFields(tidying.fields, transaction, (now, words) => now === words),
              refusedFields: movedFields(tidying.refusedFields, transaction, (now) => now !== undefined),
              refused: tidying.refused.map(transaction.mapping, transaction.doc),
            },
            transaction,
          )
        }
        if (!change) return next
        if ('found' in change) return upToDate(next, state.doc, locale)
        if ('accepted' in change)
          return counted({ ...next, fields: fieldsOf(state.doc, locale, next.refusedFields) })
        if ('restore' in change) return upToDate(nothingFound(state.doc), state.doc, locale)
        const gone = decorationsOf(next.proposals, change.refuse)
        const refused = next.refused.add(
          state.doc,
          gone.map(({ from, to, spec }) => Decoration.inline(from, to, {}, spec)),
        )
        const inFields = change.refuse.filter((each) => each.place === 'field')
        return counted({
          ...next,
          refused,
          proposals: next.proposals.remove(gone),
          fields: next.fields.filter((each) => !inFields.some((other) => isSame(each, other))),
          refusedFields: [...next.refusedFields, ...inFields],
        })
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
            if (!foundIn.has(node)) unseen.push(node)
            return !node.isTextblock
          })
          let done = 0
          for (const node of unseen) {
            if (done > 0 && deadline.timeRemaining() < 8) break
            lookOver(node, locale)
            done += 1
          }
          if (done < unseen.length) look()
          else view.dispatch(withUnreadSelection(view).setMeta(tidyKey, { found: true } satisfies Change))
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
