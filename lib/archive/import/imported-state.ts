import type { ArticleState } from '../../vocabulary.ts'
import { note } from './notes.ts'
import type { PreparedStory } from './prepare-story.ts'

/**
 * As what a story comes in, with the day it was published on. What not everybody could read over there, nobody can read
 * here. What is otherwise than it stood is noted.
 * @param publish whether what was published over there is published here
 */
export function importedState(
  { found, headline, notes }: PreparedStory,
  publish: boolean,
): { state: ArticleState; publishedAt: Date | null } {
  const asDraft = { state: 'draft' as const, publishedAt: null }
  if (found.isPage) {
    notes.push(note('was-page'))
    return asDraft
  }
  if (found.state === 'in_review') return { state: headline ? 'in_review' : 'draft', publishedAt: null }
  const isDue = found.publishedAt !== null && found.publishedAt.getTime() <= Date.now()
  if (found.state === 'scheduled' || (found.state === 'published' && found.publishedAt && !isDue)) {
    notes.push(note('was-scheduled', found.publishedAt?.toISOString().slice(0, 16) ?? ''))
    return asDraft
  }
  if (found.state !== 'published' || !publish) return asDraft
  if (!headline) notes.push(note('headline-missing'))
  else if (!found.publishedAt) notes.push(note('date-missing'))
  else return { state: 'published', publishedAt: found.publishedAt }
  return asDraft
}
