/**
 * Two versions of a draft beside each other, field by field and passage by passage, and one made of what somebody
 * chose of each. Pure: the browser shows it, tests walk it.
 */
import type { Block, StoryDocument } from '../../story/document.ts'
import { diffBlocks } from '../stories/diff-blocks.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { type ComparedField, comparedFields } from '../stories/draft-fields.ts'
import { canonical } from './canonical.ts'

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
  for (const passage of align(mine.document, theirs.document)) {
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

/** Both documents in one reading order: a block that was rewritten is a passage, and so is a run that came or went. */
function align(mine: StoryDocument, theirs: StoryDocument): Aligned[] {
  const aligned: Aligned[] = []
  /** What is only in one of the two, since they last agreed. */
  let run: Aligned | null = null
  for (const part of diffBlocks(theirs, mine)) {
    if (part.kind === 'gone' || part.kind === 'new') {
      if (!run) {
        run = { kind: 'passage', mine: [], theirs: [] }
        aligned.push(run)
      }
      run[part.kind === 'gone' ? 'theirs' : 'mine'].push(part.block)
      continue
    }
    run = null
    const last = aligned.at(-1)
    if (part.kind === 'changed') aligned.push({ kind: 'passage', mine: [part.after], theirs: [part.before] })
    else if (last?.kind === 'same') last.mine.push(part.block)
    else aligned.push({ kind: 'same', mine: [part.block], theirs: [] })
  }
  return aligned
}
