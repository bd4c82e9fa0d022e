import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { article, correction } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import { correctionKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { localeName } from '../fields.ts'
import { operation } from '../operation.ts'
import { type CorrectionLine, lineOf } from './list-corrections.ts'

/** A note among those of all stories. */
export type CorrectionInList = CorrectionLine & { articleId: string; headline: string; locale: Locale }

const pageSize = 30

const allCorrectionsInput = z.object({
  locale: localeName.optional(),
  kind: z.enum(correctionKinds).optional(),
  /** The note that the page before ended with. */
  after: z.string().optional(),
})

/**
 * What readers were told of any story, the newest first, a page at a time.
 * @param after the last note of the page before; what is no note of ours is taken for the beginning
 * @returns `next`: what the next page comes after; null on the last
 * @throws {NewsroomError} `not-allowed`
 */
export const allCorrections = operation({
  name: 'correction.list-all',
  input: allCorrectionsInput,
  permission: 'story.read',
  run: list,
})

async function list(
  { orm }: Database,
  _actor: Actor,
  { locale, kind, after }: z.output<typeof allCorrectionsInput>,
): Promise<{ notes: CorrectionInList[]; next: string | null }> {
  const rows = await orm
    .select({
      note: correction,
      articleId: article.id,
      // What is worked on may not have its headline yet that readers know.
      headline: article.headline,
      locale: article.locale,
    })
    .from(correction)
    .innerJoin(article, eq(article.id, correction.articleId))
    .where(
      and(
        isNull(article.deletedAt),
        locale && eq(article.locale, locale),
        kind && eq(correction.kind, kind),
        couldBeId(after)
          ? sql`(${correction.correctedAt}, ${correction.id}) < (select corrected_at, id from ${correction} where id = ${after})`
          : undefined,
      ),
    )
    .orderBy(desc(correction.correctedAt), desc(correction.id))
    .limit(pageSize + 1)
  const notes = rows.slice(0, pageSize).map(({ note, ...story }) => ({ ...lineOf(note), ...story }))
  return { notes, next: rows.length > pageSize ? (notes.at(-1)?.id ?? null) : null }
}
