/** Whom a note on a story may name: who may see the story, and the desks of the paper. */
import { asc, isNull, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { desk, staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { PerLocale } from '../../locale/table.ts'
import type { Mention } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { may, type Subject } from '../permissions.ts'
import { readArticle, subjectOf } from '../stories/editable-article.ts'

export type Mentionable = {
  people: { id: string; name: string }[]
  desks: { id: string; names: PerLocale }[]
}

/**
 * Everybody who may see an article, and the desks that are not archived, by name.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const mentionable = operation({
  name: 'note.mentionable',
  input: articleInput,
  permission: 'story.note',
  run: list,
})

async function list(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<Mentionable> {
  const found = await readArticle(db, actor, 'story.note', articleId)
  return db.orm.transaction((tx) => whoSees(tx, subjectOf(found)))
}

async function whoSees(tx: Transaction, subject: Subject): Promise<Mentionable> {
  const rows = await tx
    .select({
      staffId: staff.id,
      name: staff.name,
      role: staff.role,
      authorId: staff.authorId,
      deskIds: sql<
        string[]
      >`array(select ${staffDesk.deskId} from ${staffDesk} where ${staffDesk.staffId} = "staff"."id")`,
    })
    .from(staff)
    .where(hasWayIn)
    .orderBy(asc(staff.name), asc(staff.id))
  return {
    people: rows
      .filter((person) => may(person, 'story.read', subject))
      .map(({ staffId, name }) => ({ id: staffId, name })),
    desks: await tx
      .select({ id: desk.id, names: desk.names })
      .from(desk)
      .where(isNull(desk.archivedAt))
      .orderBy(asc(desk.slug)),
  }
}

/**
 * Mentions as they are kept, each once: those whose words are still in the note.
 * @param before what the note mentioned already: somebody who has gone since may stay named
 * @throws {NewsroomError} `mention-unseen` for who may not see the story, is not there, or is called otherwise: all the
 *   same to whoever tries
 */
export async function checkMentions(
  tx: Transaction,
  subject: Subject,
  words: string,
  given: readonly Mention[],
  before: readonly Mention[] = [],
): Promise<Mention[]> {
  const kept = new Map<string, Mention>()
  for (const each of given) if (words.includes(`@${each.name}`)) kept.set(`${each.kind} ${each.id}`, each)
  const isKnown = ({ kind, id, name }: Mention) =>
    before.some((each) => each.kind === kind && each.id === id && each.name === name)
  const fresh = [...kept.values()].filter((each) => !isKnown(each))
  if (fresh.length > 0) {
    const { people, desks } = await whoSees(tx, subject)
    const isThere = ({ kind, id, name }: Mention) =>
      kind === 'person'
        ? people.some((each) => each.id === id && each.name === name)
        : desks.some((each) => each.id === id && Object.values(each.names).includes(name))
    if (!fresh.every(isThere)) throw new NewsroomError('mention-unseen', '')
  }
  return [...kept.values()]
}

/** Ids by kind, as events carry them. */
export const mentionedIds = (mentions: readonly Mention[]) => ({
  mentionedUserIds: mentions.filter(({ kind }) => kind === 'person').map(({ id }) => id),
  mentionedDeskIds: mentions.filter(({ kind }) => kind === 'desk').map(({ id }) => id),
})
