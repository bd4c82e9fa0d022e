import { doc, p } from '../../../story/compose.ts'
import { nothingElsewhere } from '../../../vocabulary.ts'
import type { DraftContent } from '../../stories/draft-content.ts'

/** A draft of some paragraphs. */
export const sampleContent = (
  headline: string,
  paragraphs: string[] = [],
  rest: Partial<DraftContent> = {},
): DraftContent => ({
  kicker: null,
  headline,
  standfirst: null,
  dateline: null,
  ...nothingElsewhere,
  otherHeadlines: [],
  leadMediaId: null,
  bylines: [],
  document: doc(...paragraphs.map((each) => p(each))),
  ...rest,
})
