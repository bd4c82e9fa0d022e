/** Who a byline names: found among those the publication knows, else added to them. */

import { eq } from 'drizzle-orm'
import { asciiSlug } from '../../arabic/ascii-slug.ts'
import { fold } from '../../arabic/fold.ts'
import { newId } from '../../db/id.ts'
import { author, desk } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import { inLocale, type Locale, type PerLocale } from '../../locale/table.ts'
import { reservedSlugs } from '../../publication/addresses.ts'
import type { DeskByline } from './byline.ts'

export type Filed = {
  id: string
  name: string
  created: boolean
  /** It was known, and has a name in this language only now: pages that show it change. */
  gainedName?: boolean
}

/** A slug nobody has: readable, numbered where it must be, the id where the name has no letter for it. */
export function freeAsciiSlug(name: string, id: string, taken: string[]): string {
  const wished = asciiSlug(name) || id
  const unavailable = new Set([...taken, ...reservedSlugs])
  let slug = wished
  for (let twin = 2; unavailable.has(slug); twin += 1) slug = `${wished}-${twin}`
  return slug
}

const isCalled = (names: PerLocale, name: string): boolean =>
  Object.values(names).some((each) => fold(each) === fold(name))

/** The desk of this name in any language, or a new one. */
export async function fileDesk(tx: Transaction, name: string, locale: Locale): Promise<Filed> {
  const desks = await tx.select({ id: desk.id, slug: desk.slug, names: desk.names }).from(desk)
  const known = desks.find((each) => isCalled(each.names, name))
  if (known) return { id: known.id, name: inLocale(known.names, locale), created: false }
  const id = newId()
  const slug = freeAsciiSlug(
    name,
    id,
    desks.map((each) => each.slug),
  )
  await tx.insert(desk).values({ id, slug, names: { [locale]: name } })
  return { id, name, created: true }
}

/**
 * The author of a byline: by e-mail address, else by a handle, else by name in this language, else a new one. A
 * known author gets this language's name if there was none; everything else about a person stays as it is, and
 * what the byline says differently is put into `doubts`.
 * @returns null where the byline names nobody and its addresses are nobody's
 */
export async function fileAuthor(
  tx: Transaction,
  byline: DeskByline,
  locale: Locale,
  deskId: string | null,
  doubts: string[],
): Promise<Filed | null> {
  const authors = await tx
    .select({
      id: author.id,
      slug: author.slug,
      names: author.names,
      email: author.email,
      handles: author.handles,
    })
    .from(author)
  const email = byline.email?.toLowerCase()
  const sameName = authors.filter((each) => {
    const known = each.names[locale]
    return byline.author && known && fold(known) === fold(byline.author)
  })
  const found =
    authors.find((each) => email && each.email?.toLowerCase() === email) ??
    authors.find((each) => byline.handles.some((handle) => each.handles.some(isSameHandle(handle)))) ??
    // A namesake with another address is another person.
    sameName.find((each) => !email || !each.email)

  if (!found) {
    if (!byline.author) return null
    if (sameName.length)
      doubts.push(
        `Another author is called ${byline.author}, with another e-mail address: this one was added beside them.`,
      )
    const id = newId()
    const slug = freeAsciiSlug(
      byline.author,
      id,
      authors.map((each) => each.slug),
    )
    await tx.insert(author).values({
      id,
      slug,
      names: { [locale]: byline.author },
      email: byline.email,
      handles: byline.handles,
      deskId,
    })
    return { id, name: byline.author, created: true }
  }

  const known = found.names[locale]
  if (byline.author && !known)
    await tx
      .update(author)
      .set({ names: { ...found.names, [locale]: byline.author } })
      .where(eq(author.id, found.id))
  const name = known ?? byline.author ?? inLocale(found.names, locale)
  if (byline.author && fold(byline.author) !== fold(name))
    doubts.push(`The byline says ${byline.author}, its address belongs to ${name}: the story is by ${name}.`)
  if (email && found.email?.toLowerCase() !== email)
    doubts.push(
      `The byline gives ${byline.email} for ${name}, whose page ${found.email ? `says ${found.email}` : 'has no address'}: unchanged.`,
    )
  for (const handle of byline.handles)
    if (!found.handles.some(isSameHandle(handle)))
      doubts.push(
        `The byline gives ${handle.network} ${handle.handle}, which the page of ${name} does not: unchanged.`,
      )
  return { id: found.id, name, created: false, gainedName: Boolean(byline.author && !known) }
}

type Handle = DeskByline['handles'][number]
/** Handles differ in case for show only, on every network we know. */
const isSameHandle =
  (one: Handle) =>
  (other: Handle): boolean =>
    one.network === other.network && one.handle.toLowerCase() === other.handle.toLowerCase()
