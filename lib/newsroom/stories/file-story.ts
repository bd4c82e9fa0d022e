import type { Database } from '../../db/open.ts'
import type { StoryKind } from '../../db/schema.ts'
import type { Actor } from '../actor.ts'

/** What is left out stays as it is. */
export type Filing = { sectionId?: string; deskId?: string | null; topicIds?: string[]; kind?: StoryKind }

/** Files the story of an article, in all its languages and at once, under a section, a desk, topics and a kind. */
export async function fileStory(
  _db: Database,
  _actor: Actor,
  _articleId: string,
  _filing: Filing,
): Promise<void> {
  throw new Error('To come')
}
