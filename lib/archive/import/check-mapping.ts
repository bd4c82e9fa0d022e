import { inArray } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import type { ImportMapping } from './import-mapping.ts'

/**
 * Whether everybody and everything that a mapping names is in the directory.
 * @throws {NewsroomError} `unknown-reference`
 */
export async function checkMapping(
  { orm }: Pick<Database, 'orm'>,
  { people, categories }: ImportMapping,
): Promise<void> {
  const authorIds = people.flatMap((each) => (each.to === 'known' ? [each.id] : []))
  const sectionIds = categories.flatMap((each) => (each.to === 'section' ? [each.id] : []))
  const authors = authorIds.length
    ? await orm.select({ id: author.id }).from(author).where(inArray(author.id, authorIds))
    : []
  const sections = sectionIds.length
    ? await orm.select({ id: section.id }).from(section).where(inArray(section.id, sectionIds))
    : []
  const known = new Set([...authors, ...sections].map(({ id }) => id))
  const missing = [...authorIds, ...sectionIds].find((id) => !known.has(id))
  if (missing !== undefined) throw new NewsroomError('unknown-reference', missing)
}
