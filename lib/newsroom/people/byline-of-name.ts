import { and, eq, isNull, sql } from 'drizzle-orm'
import { asciiSlug } from '../../arabic/ascii-slug.ts'
import { newId } from '../../db/id.ts'
import { formerEntry } from '../../db/tables/directory.ts'
import { author, staff } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import { defaultLocale } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'
import { takeTurns } from '../directory/editable-entry.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { authorise } from '../permissions.ts'
import type { Emit } from '../with-mutation.ts'

/**
 * The byline of somebody's own name, in any spelling: the directory's entry that is nobody's yet, or a new one.
 * @returns its id
 * @throws {NewsroomError} `not-allowed`; `unknown-name` where several are called so, of whom one must be chosen
 */
export async function bylineOfName(tx: Transaction, emit: Emit, actor: Actor, name: string): Promise<string> {
  await takeTurns(tx, 'author')
  const found = await tx
    .select({ id: author.id })
    .from(author)
    .leftJoin(staff, eq(staff.authorId, author.id))
    .where(
      and(
        isNull(staff.id),
        isNull(author.archivedAt),
        sql`exists (select from jsonb_each_text(${author.names}) as called
          where public.search_fold(called.value) = public.search_fold(${name}))`,
      ),
    )
    .limit(2)
  const [one, another] = found
  if (another) throw new NewsroomError('unknown-name', name)
  if (one) return one.id
  authorise(actor, 'directory.edit')
  const id = newId()
  const slug = await freeSlug(tx, asciiSlug(name) || id.toLowerCase())
  const names = { [defaultLocale]: name, ...(!/[^\P{L}\p{Script=Latin}]/u.test(name) && { en: name }) }
  await tx.insert(author).values({ id, slug, names })
  await emit(actor, { type: 'EntryCreated', kind: 'author', id, slug, deskId: null, cause: 'person' })
  return id
}

/** One that no author has or had. */
async function freeSlug(tx: Transaction, wished: string): Promise<string> {
  for (let twin = 1; ; twin += 1) {
    const slug = twin === 1 ? wished : `${wished}-${twin}`
    const isTaken =
      (await tx.$count(author, eq(author.slug, slug))) +
      (await tx.$count(formerEntry, and(eq(formerEntry.kind, 'author'), eq(formerEntry.slug, slug))))
    if (isTaken === 0) return slug
  }
}
