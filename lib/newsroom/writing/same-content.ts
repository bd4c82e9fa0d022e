/** Whether two versions of a draft say the same. Runs in the browser and on the server. */

import { withoutOverrides } from '../../story/clean-text.ts'
import type { StoryDocument } from '../../story/document.ts'
import { validateDocument } from '../../story/validate.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { canonical } from './canonical.ts'

/** What the server keeps of a text field (`readLine`): one line, and an emptied one is none. */
export const settledLine = (text: string | null): string | null =>
  withoutOverrides((text ?? '').replace(/[\s\u0085]+/gu, ' ').trim()).trim() || null

/** The document as the door leaves it, so that what an editor holds can be compared with what the server kept. */
function settled(document: StoryDocument): StoryDocument {
  try {
    return validateDocument(document, { preserveUnknown: true }).document
  } catch {
    // Too large for the door: it will be refused where it is sent, with its reason.
    return document
  }
}

/** A draft's content in the one form that the server keeps it in. */
const settledContent = (content: DraftContent): DraftContent => ({
  kicker: settledLine(content.kicker),
  headline: settledLine(content.headline) ?? '',
  standfirst: settledLine(content.standfirst),
  dateline: settledLine(content.dateline),
  searchTitle: settledLine(content.searchTitle),
  searchDescription: settledLine(content.searchDescription),
  socialTitle: settledLine(content.socialTitle),
  socialDescription: settledLine(content.socialDescription),
  otherHeadlines: [...new Set(content.otherHeadlines.flatMap((each) => settledLine(each) ?? []))],
  document: settled(content.document),
  leadMediaId: content.leadMediaId,
  bylines: content.bylines,
})

/** True when nothing that a reader could tell apart differs. */
export const sameContent = (a: DraftContent, b: DraftContent): boolean =>
  a === b || canonical(settledContent(a)) === canonical(settledContent(b))
