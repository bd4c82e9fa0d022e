/** People of the directory as a box in a story shows them: what the directory says of them now. */
import { and, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../db/open.ts'
import { formerEntry } from '../db/tables/directory.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import type { FeedProfile } from '../story/blocks/feed-context.ts'
import { authorHref } from './addresses.ts'
import { type Picture, picturesById } from './picture.ts'

export type Profile = {
  name: string
  href: string
  jobTitle: string
  /** The first paragraph: the rest stands on the author's own page. */
  biography: string
  portrait: Picture | null
}

/**
 * Authors by the ids that a document has for them: those of who became another by now are the other's. Who is archived is
 * in it, as their page is; ids of nobody are not.
 */
export async function profilesById(
  { orm }: Pick<Database, 'orm'>,
  locale: Locale,
  ids: readonly string[],
): Promise<Map<string, Profile>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  dependsOn(...wanted.flatMap((id) => [tags.author(id), tags.about('author', id)]))
  const now = alias(author, 'now')
  const [own, merged] = await Promise.all([
    orm.select().from(author).where(inArray(author.id, wanted)),
    orm
      .select({ formerId: formerEntry.formerId, row: now })
      .from(formerEntry)
      .innerJoin(now, eq(now.id, formerEntry.targetId))
      .where(and(eq(formerEntry.kind, 'author'), inArray(formerEntry.formerId, wanted))),
  ])
  const found = [
    ...merged.map(({ formerId, row }) => ({ id: formerId, row })),
    ...own.map((row) => ({ id: row.id, row })),
  ]
  dependsOn(...merged.flatMap(({ row }) => [tags.author(row.id), tags.about('author', row.id)]))
  const portraits = await picturesById(
    orm,
    locale,
    found.flatMap(({ row }) => row.portraitId ?? []),
  )
  return new Map(
    found.flatMap(({ id, row }): [string, Profile][] =>
      id
        ? [
            [
              id,
              {
                name: inLocale(row.names, locale),
                href: authorHref(locale, row.slug),
                jobTitle: inLocale(row.jobTitles, locale),
                biography: inLocale(row.biographies, locale).trim().split(/\n/, 1)[0] ?? '',
                portrait: (row.portraitId && portraits.get(row.portraitId)) || null,
              },
            ],
          ]
        : [],
    ),
  )
}

/** As a feed has them. */
export const feedProfiles = (profiles: ReadonlyMap<string, Profile>): Map<string, FeedProfile> =>
  new Map(
    [...profiles].map(([id, { portrait, ...profile }]) => {
      const file = portrait?.jpeg[0]
      return [
        id,
        { ...profile, portrait: file ? { src: file.href, width: file.width, height: file.height } : null },
      ]
    }),
  )
