/** Whether two versions of a draft say the same. Runs in the browser and on the server. */

import { withoutOverrides } from '../../story/clean-text.ts'
import type { StoryDocument } from '../../story/document.ts'
import { validateDocument } from '../../story/validate.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { canonical } from './canonical.ts'

/** What the server keeps of a text field (`readLine`): one line, and an emptied one is none. */
const words = (text: string | null): string | null =>
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
  kicker: words(content.kicker),
  headline: words(content.headline) ?? '',
  standfirst: words(content.standfirst),
  dateline: words(content.dateline),
  searchTitle: words(content.searchTitle),
  searchDescription: words(content.searchDescription),
  socialTitle: words(content.socialTitle),
  socialDescription: words(content.socialDescription),
  otherHeadlines: [...new Set(content.otherHeadlines.flatMap((each) => words(each) ?? []))],
  document: settled(content.document),
  leadMediaId: content.leadMediaId,
  bylines: content.bylines,
})

/** True when nothing that a reader could tell apart differs. */
export const sameContent = (a: DraftContent, b: DraftContent): boolean =>
  a === b || canonical(settledContent(a)) === canonical(settledContent(b))
