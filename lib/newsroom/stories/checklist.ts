/** What a story still lacks before readers see it: facts, for the screen to word. */

import type { Figure } from '../../story/blocks/figure/model.ts'
import type { AnyNode } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import type { StoryKind } from '../../vocabulary.ts'
import type { DraftContent } from './draft-content.ts'

/** `must`: it cannot be published so. `should`: readers will miss it. `may`: nice to have. */
export type Severity = 'must' | 'should' | 'may'

/** Every item there is, with its weight. */
const checklistItems = {
  'headline-missing': 'must',
  /** The social card cuts it short. */
  'headline-clamped': 'should',
  'standfirst-missing': 'should',
  'text-missing': 'should',
  'byline-missing': 'should',
  'topic-missing': 'should',
  'kicker-missing': 'may',
  'dateline-missing': 'may',
  'lead-picture-missing': 'may',
  /** A picture without words for those who cannot see it, in the story's language. */
  'alt-missing': 'should',
  'credit-missing': 'should',
  /** A picture whose licence has run out. */
  'licence-expired': 'should',
  /** One whose licence will, within a fortnight. */
  'licence-ending': 'may',
  /** A picture that is not as it was signed. */
  'credentials-changed': 'should',
  /** A picture that a model made or changed, and that does not say so, where the paper asks for it. */
  'machine-label-missing': 'must',
  /** A picture that is no longer there. */
  'picture-gone': 'should',
  /** To a story of ours that readers cannot open in this language: its words will stay, without the link. */
  'link-unpublished': 'should',
  /** A shared box of which readers see nothing: not published, withdrawn, gone, or in another language. */
  'box-unseen': 'should',
  /** Of a translation: it still says what its source says. */
  untranslated: 'should',
  /** The words it was translated from are others now, and nobody said that it was brought up to date. */
  'source-changed': 'should',
  /** What it was translated from was taken down or withdrawn. */
  'source-withdrawn': 'should',
  /** Somebody suggests changes that nobody has decided on: readers will not see them. */
  'suggestions-open': 'should',
  /** The tidy pass proposes changes that nobody has accepted. */
  untidy: 'may',
} as const satisfies Record<string, Severity>
export type ChecklistKey = keyof typeof checklistItems

type ChecklistField =
  | 'headline'
  | 'kicker'
  | 'standfirst'
  | 'dateline'
  | 'bylines'
  | 'topics'
  | 'lead'
  | 'document'

export type ChecklistItem = {
  key: ChecklistKey
  severity: Severity
  /** The field, or the index of the document's top-level block. */
  where: { field: ChecklistField } | { block: number }
  /** Of changes that the tidy pass proposes there; otherwise 1. */
  count: number
  /** The id of the picture or story, where there is one. */
  subject?: string
}

/** Everything that the checklist asks of the world outside the text. */
export type ChecklistFacts = {
  content: DraftContent
  kind: StoryKind
  topicIds: readonly string[]
  /** What each picture says of itself in the story's language, by id; absent when there is no such picture. */
  pictures: ReadonlyMap<
    string,
    {
      alt: string
      credit: string
      expiry?: 'expired' | 'soon' | null
      hasChanged?: boolean
      lacksMachineLabel?: boolean
    }
  >
  /** The mentioned stories that readers of this language can open. */
  publicStoryIds: ReadonlySet<string>
  /** The shared boxes of which readers of this language see something. */
  seenBoxIds?: ReadonlySet<string>
  /** The social card shows the whole headline. */
  headlineFits: boolean
  /** Of a translation, how it stands to its source. */
  translation?: {
    untranslated: ChecklistItem['where'][]
    sourceHasChanged: boolean
    sourceIsWithdrawn: boolean
  }
  /** How many suggestions are open. */
  suggestions?: number
  /** How many changes the tidy pass proposes, per field and per top-level block. */
  untidy: { where: ChecklistItem['where']; count: number }[]
}

/** In reading order: the head of the story, its text, its filing, and last what is a matter of taste. */
export function checklist(facts: ChecklistFacts): ChecklistItem[] {
  const { content, kind, topicIds, headlineFits, untidy, translation } = facts
  // A static page has no author, no subject and no place: nobody would look for them.
  const isNews = kind !== 'page'
  const items: ChecklistItem[] = []
  const add = (key: ChecklistKey, where: ChecklistItem['where'], count = 1, subject?: string) => {
    items.push({ key, severity: checklistItems[key], where, count, ...(subject && { subject }) })
  }
  const field = (name: ChecklistField) => ({ field: name })
  if (!content.headline) add('headline-missing', field('headline'))
  else if (!headlineFits) add('headline-clamped', field('headline'))
  if (!content.standfirst) add('standfirst-missing', field('standfirst'))
  if (isNews && content.bylines.length === 0) add('byline-missing', field('bylines'))
  if (content.leadMediaId) addPicture(facts, add, field('lead'), { mediaId: content.leadMediaId })
  if (!/[\p{L}\p{N}]/u.test(plainText(content.document))) add('text-missing', field('document'))
  content.document.content.forEach((block, index) => {
    if (block.type === 'sharedBox' && !facts.seenBoxIds?.has(block.attrs.boxId))
      add('box-unseen', { block: index }, 1, block.attrs.boxId)
    for (const node of nodesOf(block)) {
      if (node.type === 'figure') addPicture(facts, add, { block: index }, node.attrs)
      for (const id of storiesOf(node))
        if (!facts.publicStoryIds.has(id)) add('link-unpublished', { block: index }, 1, id)
    }
  })
  if (facts.suggestions) add('suggestions-open', field('document'), facts.suggestions)
  if (translation?.sourceIsWithdrawn) add('source-withdrawn', field('document'))
  if (translation?.sourceHasChanged) add('source-changed', field('document'))
  for (const where of translation?.untranslated ?? []) add('untranslated', where)
  if (isNews && topicIds.length === 0) add('topic-missing', field('topics'))
  if (isNews && !content.leadMediaId) add('lead-picture-missing', field('lead'))
  if (isNews && !content.kicker) add('kicker-missing', field('kicker'))
  if (isNews && !content.dateline) add('dateline-missing', field('dateline'))
  for (const { where, count } of untidy) if (count > 0) add('untidy', where, count)
  return items
}

function addPicture(
  { pictures }: ChecklistFacts,
  add: (key: ChecklistKey, where: ChecklistItem['where'], count: number, subject: string) => void,
  where: ChecklistItem['where'],
  { mediaId, alt, credit }: Figure['attrs'],
): void {
  const own = pictures.get(mediaId)
  if (!own) {
    add('picture-gone', where, 1, mediaId)
    return
  }
  if (!(alt || own.alt)) add('alt-missing', where, 1, mediaId)
  if (!(credit || own.credit)) add('credit-missing', where, 1, mediaId)
  if (own.lacksMachineLabel) add('machine-label-missing', where, 1, mediaId)
  if (own.hasChanged) add('credentials-changed', where, 1, mediaId)
  if (own.expiry === 'expired') add('licence-expired', where, 1, mediaId)
  if (own.expiry === 'soon') add('licence-ending', where, 1, mediaId)
}

function* nodesOf(node: AnyNode): Generator<AnyNode> {
  yield node
  if ('content' in node && node.content) for (const child of node.content) yield* nodesOf(child)
}

/** Stories that a node itself mentions. */
function storiesOf(node: AnyNode): string[] {
  if (node.type === 'storyCard') return [node.attrs.storyId]
  if (node.type !== 'text') return []
  return (node.marks ?? []).flatMap((mark) => (mark.type === 'storyLink' ? [mark.attrs.storyId] : []))
}
