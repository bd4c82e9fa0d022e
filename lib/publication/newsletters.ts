/** Which newsletters readers of a language may subscribe to. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { newsletter } from '../db/tables/newsletters.ts'
import type { Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { remember } from '../press/remembered.ts'
import { readSettings } from '../settings/settings.ts'
import type { NewsletterKind } from '../vocabulary.ts'

export type OfferedNewsletter = {
  id: string
  kind: NewsletterKind
  /** `latest`, or a kind and an id: see `list-key.ts`. */
  list: string
  name: string
  description: string
}

/** None where no mail server is set up: a form that leads nowhere is not shown. */
export const offeredNewsletters = (db: Database, locale: Locale): Promise<OfferedNewsletter[]> =>
  remember(`newsletters:${locale}`, () => read(db, locale))

async function read({ orm }: Database, locale: Locale): Promise<OfferedNewsletter[]> {
  dependsOn(tags.newsletters(locale))
  if (!readSettings().mail) return []
  return orm
    .select({
      id: newsletter.id,
      kind: newsletter.kind,
      list: newsletter.list,
      name: newsletter.name,
      description: newsletter.description,
    })
    .from(newsletter)
    .where(and(eq(newsletter.locale, locale), isNull(newsletter.closedAt)))
    .orderBy(asc(newsletter.createdAt), asc(newsletter.id))
}

/** As many as a form at the foot of a story asks about. */
const mostAtFoot = 3

/** Those that a reader of a story may want: of its topics, authors and section first, then of everything. */
export function newslettersFor(
  offered: readonly OfferedNewsletter[],
  story: {
    sectionId?: string
    topics: readonly { id: string }[]
    bylines: readonly { authorId: string }[]
  },
): OfferedNewsletter[] {
  const near = new Set([
    ...story.topics.map(({ id }) => `topic:${id}`),
    ...story.bylines.map(({ authorId }) => `author:${authorId}`),
    ...(story.sectionId ? [`section:${story.sectionId}`] : []),
  ])
  return [
    ...offered.filter(({ list }) => near.has(list)),
    ...offered.filter(({ list }) => list === 'latest'),
  ].slice(0, mostAtFoot)
}
