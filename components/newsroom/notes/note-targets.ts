/** What a note that is about to be written may be on: what is selected comes first. */
import { spotOnUnit, spotOnWords, unitsOf } from '@/lib/newsroom/notes/spots.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { Spot } from '@/lib/vocabulary.ts'
import type { NoteTarget } from './notes-tab.client.tsx'

/**
 * @param what the words that are selected, or the block that the cursor is in
 * @param focused what is being typed into: a line over the text is noted by its own selection
 */
export function targetsAt(
  what: 'words' | 'block',
  { words, block }: { words: readonly Spot[]; block: Spot | null },
  fields: Omit<DraftContent, 'bylines'>,
  focused: Element | null,
): NoteTarget[] {
  const units = unitsOf(fields).filter(({ text, identity }) => text || identity)
  const targets: NoteTarget[] = []
  const line =
    focused instanceof HTMLTextAreaElement
      ? units.find(({ part }) => part === focused.dataset.part)
      : undefined
  if (line && focused instanceof HTMLTextAreaElement) {
    const [start, end] = [focused.selectionStart, focused.selectionEnd]
    // Who suggests has other words before her than the draft's.
    const spot = start < end && focused.value === line.text ? spotOnWords(line, start, end) : spotOnUnit(line)
    targets.push({ key: spot.whole ? line.part : 'words', spots: [spot] })
  } else {
    if (what === 'words' && words.length > 0) targets.push({ key: 'words', spots: words })
    if (what === 'block' && block) targets.push({ key: 'block', spots: [block] })
  }
  targets.push({ key: 'story', spots: [] })
  if (block && !targets.some(({ key }) => key === 'block')) targets.push({ key: 'block', spots: [block] })
  for (const unit of units)
    if (!targets.some(({ key }) => key === unit.part))
      targets.push({ key: unit.part, spots: [spotOnUnit(unit)] })
  return targets
}
