import { inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import { picturesById } from '../../publication/picture.ts'
import { mentionedStories } from '../../publication/story.ts'
import { referencesOf } from '../../story/references.ts'
import type { LiveEntryState } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleInput } from '../fields.ts'
import { operation } from '../operation.ts'
import { may } from '../permissions.ts'
import { readArticle, subjectOf } from '../stories/editable-article.ts'
import { entriesOf } from './find-entry.ts'
import { type TypedEntry, typedOf } from './typed-entry.ts'

/** An entry as the newsroom lists it. */
export type ListedEntry = TypedEntry & {
  entryId: string
  anchor: string
  state: LiveEntryState
  at: Date
  version: number
  isKey: boolean
  isBreaking: boolean
  isPinned: boolean
  /** Whom readers read it by. */
  author: PerLocale | null
  writtenBy: string
  picture: { mediaId: string; url: string; alt: string; width: number; height: number } | null
}

export type Coverage = {
  articleId: string
  locale: Locale
  headline: string
  isLive: boolean
  isKilled: boolean
  /** Where readers have it, while they do. */
  href: string | null
  /** Live updates that stand in the text itself, and are edited there. */
  inText: number
  mayWrite: boolean
  mayPost: boolean
  entries: ListedEntry[]
}

/**
 * Live coverage with its entries, the newest first; what was withdrawn is left out.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const readEntries = operation({
  name: 'live.read',
  input: articleInput,
  permission: 'story.read',
  run: read,
})

async function read(
  db: Database,
  actor: Actor,
  { articleId }: z.output<typeof articleInput>,
): Promise<Coverage> {
  const found = await readArticle(db, actor, 'story.read', articleId)
  const rows = (await entriesOf(db.orm, articleId)).filter((each) => each.state !== 'withdrawn')
  const authors = await namesOf(
    db,
    rows.flatMap((each) => each.authorId ?? []),
  )
  const pictures = await picturesById(
    db.orm,
    found.locale,
    rows.flatMap((each) => referencesOf(each.document).mediaIds),
  )
  return {
    articleId,
    locale: found.locale,
    headline: found.content.headline,
    isLive: found.kind === 'live',
    isKilled: found.state === 'killed',
    href: (await mentionedStories(db, found.locale, [found.storyId])).get(found.storyId)?.href ?? null,
    inText: found.content.document.content.filter((each) => each.type === 'liveUpdate').length,
    mayWrite: may(actor, 'story.edit', subjectOf(found)),
    mayPost: may(actor, 'story.publish', subjectOf(found)),
    entries: rows.map((row) => {
      const typed = typedOf(row.headline, row.document)
      const picture = typed.mediaId ? pictures.get(typed.mediaId) : undefined
      const shown = picture?.jpeg[0]
      const { anchor, state, at, version, isKey, isBreaking, isPinned, writtenBy } = row
      return {
        ...typed,
        ...{ entryId: row.id, anchor, state, at, version, isKey, isBreaking, isPinned, writtenBy },
        author: (row.authorId && authors.get(row.authorId)) || null,
        picture:
          picture && shown && typed.mediaId
            ? {
                mediaId: typed.mediaId,
                url: shown.href,
                alt: picture.alt,
                width: shown.width,
                height: shown.height,
              }
            : null,
      }
    }),
  }
}

async function namesOf({ orm }: Database, ids: string[]): Promise<Map<string, PerLocale>> {
  if (ids.length === 0) return new Map()
  const rows = await orm
    .select({ id: author.id, names: author.names })
    .from(author)
    .where(inArray(author.id, ids))
  return new Map(rows.map(({ id, names }) => [id, names]))
}
