/** Everybody who writes in a language, by the letter that their name begins with. */
import { and, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { listing } from '../db/tables/listings.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { inLocale, type Locale, localeTable } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { remember } from '../press/remembered.ts'
import { authorHref } from './addresses.ts'
import type { AuthorCard } from './listing.ts'
import { type Paging, pagingIn } from './paging.ts'
import { picturesById } from './picture.ts'
import { isVisible } from './visibility.ts'

/** '' holds the names that begin in no letter. */
export type Letter = { letter: string; count: number }

export type AuthorIndex = {
  total: number
  letters: Letter[]
  /** The authors of the page, by letter; none where there are so many that only their letters are shown. */
  groups: { letter: string; authors: AuthorCard[] }[]
  /** Of one letter. */
  paging: Paging
}

/** Up to so many stand on one page, whatever their letters; and of a letter on each of its pages. */
const authorsOnPage = 120

/** The address of the letter of names that begin in none. */
export const noLetter = '-'

type Listed = { id: string; name: string; letter: string }

/**
 * A page of the index, or null for a letter that nobody has, and past its last page.
 * @param letter as its address has it; '' for the index itself
 */
export async function authorIndex(
  db: Database,
  locale: Locale,
  letter: string,
  page: number,
): Promise<AuthorIndex | null> {
  const everybody = await authorsInOrder(db, locale)
  const byLetter = Map.groupBy(everybody, (each) => each.letter)
  const letters = [...byLetter].map(([each, those]) => ({ letter: each, count: those.length }))
  const asked = letter === noLetter ? '' : letter
  const listed = letter === '' ? everybody : (byLetter.get(asked) ?? [])
  const isTooLong = letter === '' && everybody.length > authorsOnPage
  if (letter !== '' && listed.length === 0) return null
  const paging = pagingIn(page, isTooLong ? 0 : listed.length, authorsOnPage)
  if (page > paging.pages) return null
  const shown = isTooLong ? [] : listed.slice((page - 1) * authorsOnPage, page * authorsOnPage)
  const cards = await cardsOf(db, locale, shown)
  const groups = [...Map.groupBy(shown, (each) => each.letter)].map(([each, those]) => ({
    letter: each,
    authors: those.flatMap(({ id }) => cards.get(id) ?? []),
  }))
  return { total: everybody.length, letters, groups, paging }
}

/**
 * Authors who are not archived and have something that readers of the language may see: one statement and a sort, for
 * all pages of the index until somebody comes, goes or is called otherwise, or a story does.
 */
const authorsInOrder = (db: Database, locale: Locale): Promise<Listed[]> =>
  remember(`authors:${locale}`, async () => {
    dependsOn(tags.entries('author'), tags.searchedNames(), tags.authorsIn(locale))
    const rows = await db.orm
      .select({ id: author.id, slug: author.slug, names: author.names })
      .from(author)
      .where(
        and(
          isNull(author.archivedAt),
          sql`exists (select from ${listing} where ${listing.list} = 'author:' || ${author.id}
            and ${listing.locale} = ${locale} and ${isVisible(listing)})`,
        ),
      )
    const { compare } = new Intl.Collator(locale)
    const named = rows.map(({ id, names }) => {
      const name = inLocale(names, locale)
      return { id, name, letter: letterOf(name, locale) }
    })
    // Names in the language's own letters first, as its readers look for them; those that begin in no letter last.
    const rank = ({ letter }: Listed): number => (letter === '' ? 2 : isOwn(letter, locale) ? 0 : 1)
    return named.sort((a, b) => rank(a) - rank(b) || compare(a.letter, b.letter) || compare(a.name, b.name))
  })

async function cardsOf(
  db: Database,
  locale: Locale,
  shown: readonly Listed[],
): Promise<Map<string, AuthorCard>> {
  if (shown.length === 0) return new Map()
  dependsOn(...shown.map(({ id }) => tags.author(id)))
  const rows = await db.orm
    .select()
    .from(author)
    .where(
      inArray(
        author.id,
        shown.map(({ id }) => id),
      ),
    )
  const portraits = await picturesById(
    db.orm,
    locale,
    rows.flatMap(({ portraitId }) => portraitId ?? []),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        name: inLocale(row.names, locale),
        href: authorHref(locale, row.slug),
        jobTitle: inLocale(row.jobTitles, locale),
        portrait: (row.portraitId && portraits.get(row.portraitId)) || null,
      },
    ]),
  )
}

const scripts = { Arab: /\p{scx=Arab}/u, Aran: /\p{scx=Arab}/u, Hebr: /\p{scx=Hebr}/u, Latn: /\p{scx=Latn}/u }
const isOwn = (letter: string, locale: Locale): boolean => scripts[localeTable[locale].script].test(letter)

/** Forms of a letter that a dictionary files under another. */
const filedUnder: Record<string, string> = { ٱ: 'ا', أ: 'ا', إ: 'ا', آ: 'ا', ؤ: 'و', ئ: 'ي' }

/** The letter that a name is filed under: without accents, a capital where there are any; '' where it begins in none. */
export function letterOf(name: string, locale: Locale): string {
  const [first = ''] = name.replace(/^[^\p{L}\p{N}]+/u, '')
  if (!/\p{L}/u.test(first)) return ''
  const plain = filedUnder[first] ?? ([...first.normalize('NFD')][0] || first)
  // In Persian آ is a letter of its own, before ا.
  return locale === 'fa' && first === 'آ' ? first : plain.toLocaleUpperCase(locale)
}
