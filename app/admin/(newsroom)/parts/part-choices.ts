import type { Database } from '@/lib/db/open.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { draftReferences } from '@/lib/newsroom/writing/draft-references.ts'
import { storyDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import { type NewsroomLocale, nothingElsewhere } from '@/lib/vocabulary.ts'

/** What the form of a part offers, and what its text mentions. */
export async function partChoices(
  db: Database,
  spoken: NewsroomLocale,
  part: { document: StoryDocument; locale: Locale | null; sectionId: string | null; topicIds: string[] },
) {
  const [{ sections, topics, authors }, references] = await Promise.all([
    storyDirectory(db, spoken, [part.sectionId, ...part.topicIds]),
    draftReferences(db, {
      locale: part.locale ?? spoken,
      content: {
        ...nothingElsewhere,
        kicker: null,
        headline: '',
        standfirst: null,
        dateline: null,
        document: part.document,
        leadMediaId: null,
        otherHeadlines: [],
        bylines: [],
      },
    }),
  ])
  return { sections, topics, authors, ...references }
}
