/**
 * Two versions of a draft beside each other, field by field and passage by passage, and one made of what somebody
 * chose of each. Pure: the browser shows it, tests walk it.
 */
import type { Block, StoryDocument } from '../../story/document.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { canonical } from './same-content.ts'

export const comparedFields = [
  'kicker',
  'headline',
  'standfirst',
  'dateline',
  'leadMediaId',
  'bylines',
] as const
export type ComparedField = (typeof comparedFields)[number]

/** Whose words are to stand. `both`: mine, then theirs. */
export type Choice = 'mine' | 'theirs' | 'both'

export type Part =
  | { kind: 'field'; key: string; field: ComparedField; suggested: Choice; isContested: boolean }
  /** Blocks that stand in both. */
  | { kind: 'same'; key: string; blocks: Block[] }
  /** Blocks between two that stand in both; either side may have none. */
  | {
      kind: 'passage'
      key: string
      mine: Block[]
      theirs: Block[]
      suggested: Choice
      isContested: boolean
    }

/**
 * Where two versions differ. With `base`, the version that both were made from, what only one of the two changed is
 * suggested as she left it, and what both changed is contested.
 */
export function compareVersions(mine: DraftContent, theirs: DraftContent, base?: DraftContent): Part[] {
  const parts: Part[] = []
  for (const field of comparedFields) {
    const own = fieldForm(mine[field])
    const other = fieldForm(theirs[field])
    if (own === other) continue
    const before = base && fieldForm(base[field])
    parts.push({
      kind: 'field',
      key: field,
      field,
      suggested: before === own ? 'theirs' : 'mine',
      isContested: before === undefined || (before !== own && before !== other),
    })
  }
  const inBase = base && new Set(base.document.content.map(canonical))
  const isOld = (blocks: Block[]) =>
    inBase !== undefined && blocks.every((each) => inBase.has(canonical(each)))
  for (const passage of align(mine.document.content, theirs.document.content)) {
    const key = `passage-${parts.length}`
    if (passage.kind === 'same') {
      parts.push({ kind: 'same', key, blocks: passage.mine })
      continue
    }
    // Nothing of mine, where the base had something: I took it out. The other way round she did.
    const onlyTheyChanged = isOld(passage.mine) && (!isOld(passage.theirs) || passage.theirs.length === 0)
    const onlyIChanged = isOld(passage.theirs) && (!isOld(passage.mine) || passage.mine.length === 0)
    parts.push({
      kind: 'passage',
      key,
      mine: passage.mine,
      theirs: passage.theirs,
      suggested: onlyTheyChanged ? 'theirs' : 'mine',
      isContested: !onlyTheyChanged && !onlyIChanged,
    })
  }
  return parts
}

/** The version that the choices make; a part without one stands as suggested. */
export function chosenVersion(
  mine: DraftContent,
  theirs: DraftContent,
  parts: Part[],
  choices: Readonly<Record<string, Choice>>,
): DraftContent {
  const content: Block[] = []
  const fields: Partial<DraftContent> = {}
  for (const part of parts) {
    if (part.kind === 'same') {
      content.push(...part.blocks)
      continue
    }
    const choice = choices[part.key] ?? part.suggested
    if (part.kind === 'field')
      Object.assign(fields, { [part.field]: (choice === 'theirs' ? theirs : mine)[part.field] })
    else content.push(...(choice === 'theirs' ? [] : part.mine), ...(choice === 'mine' ? [] : part.theirs))
  }
  const document: StoryDocument = { type: 'doc', content }
  return { ...mine, ...fields, document }
}

/** An emptied field and one that never was say the same. */
const fieldForm = (value: DraftContent[ComparedField]): string =>
  typeof value === 'string' ? canonical(value.trim() || null) : canonical(value)

type Aligned = { kind: 'same' | 'passage'; mine: Block[]; theirs: Block[] }

/** A story of a thousand blocks on either side is compared in ten milliseconds; past this, as one passage. */
const mostPairs = 4_000_000

/** Longest common subsequence of whole blocks (Wagner and Fischer 1974), after what both begin and end with. */
function align(mine: Block[], theirs: Block[]): Aligned[] {
  const own = mine.map(canonical)
  const other = theirs.map(canonical)
  let start = 0
  while (start < own.length && start < other.length && own[start] === other[start]) start += 1
  let end = 0
  while (
    end < own.length - start &&
    end < other.length - start &&
    own[own.length - 1 - end] === other[other.length - 1 - end]
  )
    end += 1
  const rows = own.length - start - end
  const columns = other.length - start - end
  const aligned: Aligned[] = []
  const add = (kind: Aligned['kind'], ours: Block[], others: Block[]) => {
    if (ours.length === 0 && others.length === 0) return
    const last = aligned.at(-1)
    if (last?.kind === kind) {
      last.mine.push(...ours)
      last.theirs.push(...others)
    } else aligned.push({ kind, mine: [...ours], theirs: [...others] })
  }
  add('same', mine.slice(0, start), theirs.slice(0, start))
  if (rows * columns > mostPairs)
    add('passage', mine.slice(start, start + rows), theirs.slice(start, start + columns))
  else {
    // lengths[i][j]: the longest common subsequence of what follows row i and column j.
    const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1))
    for (let i = rows - 1; i >= 0; i -= 1)
      for (let j = columns - 1; j >= 0; j -= 1)
        lengths[i]![j] =
          own[start + i] === other[start + j]
            ? lengths[i + 1]![j + 1]! + 1
            : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    let i = 0
    let j = 0
    while (i < rows || j < columns) {
      const ours = mine[start + i]
      const others = theirs[start + j]
      if (i < rows && j < columns && own[start + i] === other[start + j]) {
        add('same', [ours!], [others!])
        i += 1
        j += 1
      } else if (j >= columns || (i < rows && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
        add('passage', [ours!], [])
        i += 1
      } else {
        add('passage', [], [others!])
        j += 1
      }
    }
  }
  add('same', mine.slice(mine.length - end), theirs.slice(theirs.length - end))
  return aligned.flatMap((each) => (each.kind === 'passage' ? pairs(each) : [each]))
}

/** As many paragraphs on either side are the same ones, each with its own change: to be chosen one by one. */
function pairs({ mine, theirs }: Aligned): Aligned[] {
  if (mine.length !== theirs.length) return [{ kind: 'passage', mine, theirs }]
  return mine.map((block, index) => ({ kind: 'passage', mine: [block], theirs: [theirs[index]!] }))
}
