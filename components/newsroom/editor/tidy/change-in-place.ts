import type { EditorState } from '@tiptap/pm/state'
import type { TidyRule } from '@/lib/arabic/tidy-rules.ts'
import { type Direction, type Locale, localeTable } from '@/lib/locale/table.ts'
import type { blockModels } from '@/lib/story/blocks/models.ts'
import type { KnownBlock } from '@/lib/story/document.ts'
import type { HeadLine } from '@/lib/story/tidied-lines.ts'
import { directionOfNode, directionOfPlace } from '../plugins/page-layout.ts'
import type { HeadProposal } from './head-tidying.ts'
import type { FieldProposal, Proposal } from './proposals.ts'

/** The name of a field that the tidy pass looks into, in `Newsroom.Blocks`. */
type FieldName = {
  [T in KnownBlock['type']]: `${T}.fields.${(typeof blockModels)[T]['fields'][number]}`
}[KnownBlock['type']]

/** A proposed change with what it is judged by. */
export type ChangeInPlace = {
  rule: TidyRule
  before: string
  after: string
  /** A few words before and after it, so that it need not be looked for. */
  around: { before: string; after: string }
  /** Of the line it stands in, as readers see it; never found in the snippet, which may begin with a foreign name. */
  dir: Direction
  /** Which line it is, where it is not the text. */
  line: { head: HeadLine } | { field: FieldName } | null
}

/** UTF-16 units to either side. */
const side = 18

function around(words: string, start: number, end: number): ChangeInPlace['around'] {
  const before = words.slice(Math.max(0, start - side), start)
  const after = words.slice(end, end + side)
  return {
    before: start > side ? before.replace(/^\S*\s/, '… ') : before,
    after: end + side < words.length ? after.replace(/\s\S*$/, ' …') : after,
  }
}

/** A proposal as it is shown. */
export function changeInPlace(
  proposal: Proposal | FieldProposal | HeadProposal,
  { doc }: EditorState,
  locale: Locale,
): ChangeInPlace {
  const { rule, before, after } = proposal
  const told = { rule, before, after }
  switch (proposal.place) {
    case 'head':
      return {
        ...told,
        around: around(proposal.words, proposal.start, proposal.end),
        dir: localeTable[locale].dir,
        line: { head: proposal.line },
      }
    case 'field': {
      const block = doc.nodeAt(proposal.at)
      return {
        ...told,
        around: around(proposal.words, proposal.start, proposal.end),
        dir: block ? directionOfNode(block, locale) : localeTable[locale].dir,
        // Proposals are made of those fields only.
        line: block ? { field: `${block.type.name}.fields.${proposal.attribute}` as FieldName } : null,
      }
    }
    case 'text': {
      const $from = doc.resolve(proposal.from)
      const start = Math.max($from.start(), proposal.from - side - 1)
      const end = Math.min($from.end(), proposal.to + side + 1)
      const words = doc.textBetween(start, end, '\n', ' ')
      return {
        ...told,
        around: around(words, proposal.from - start, proposal.to - start),
        dir: directionOfPlace($from, locale),
        line: null,
      }
    }
  }
}
