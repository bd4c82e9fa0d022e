/** How many changes the tidy pass proposes where, counted on the thread that asks: see `writing/ask-text-thread.ts`. */
import type { Locale } from '../../locale/table.ts'
import { countProposed, headLines, plainLine, proposedChanges } from '../../story/tidied-lines.ts'
import type { ChecklistFacts } from './checklist.ts'
import type { DraftContent } from './draft-content.ts'

export const countUntidy = (content: DraftContent, locale: Locale): ChecklistFacts['untidy'] => [
  ...headLines.map((field) => ({
    where: { field },
    count: proposedChanges(plainLine(content[field] ?? ''), locale).length,
  })),
  ...content.document.content.map((node, block) => ({
    where: { block },
    count: countProposed(node, locale),
  })),
]
