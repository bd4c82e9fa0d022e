/** Where stories from elsewhere belong among what the publication has; what is missing is added. */

import { asc, eq, inArray } from 'drizzle-orm'
import { fold } from '../../arabic/fold.ts'
import { newId } from '../../db/id.ts'
import { formerEntry, section, topic } from '../../db/tables/directory.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import { inLocale, type Locale, type PerLocale } from '../../locale/table.ts'
import type { NewsroomEvent } from '../../newsroom/events.ts'
import { present } from '../../present.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { EntryKind } from '../../vocabulary.ts'
import { freeAsciiSlug, isCalled } from '../desk-text/file-byline.ts'
import type { PersonRecord, TermRecord } from './import-record.ts'

/** Says what the import does. */
export type Tell = (event: NewsroomEvent) => Promise<void>

type Entry = { id: string; slug: string; names: PerLocale; aliases?: string[] }
type Person = Entry & { email: string | null }
/** A slug that an entry had. */
type Former = { kind: string; slug: string; targetId: string }

/** Longer names are no names. */
const longestName = 200

const clean = (name: string): string =>
  withoutOverrides(name.replace(/\s+/gu, ' ').trim()).slice(0, longestName)

/**
 * The directory, as it is while a transaction has the imports' lock; what stories of its batch need is added in the same
 * transaction.
 */
export class Filing {
  readonly #tx: Transaction
  readonly #emit: Tell
  readonly #sections: Entry[]
  readonly #topics: Entry[]
  readonly #authors: Person[]
  readonly #former: Former[]

  private constructor(
    tx: Transaction,
    emit: Tell,
    rows: { sections: Entry[]; topics: Entry[]; authors: Person[]; former: Former[] },
  ) {
    this.#tx = tx
    this.#emit = emit
    this.#sections = rows.sections
    this.#topics = rows.topics
    this.#authors = rows.authors
    this.#former = rows.former
  }

  static async open(tx: Transaction, emit: Tell): Promise<Filing> {
    const sections = await tx
      .select({ id: section.id, slug: section.slug, names: section.names })
      .from(section)
      .orderBy(asc(section.position))
    const topics = await tx
      .select({ id: topic.id, slug: topic.slug, names: topic.names, aliases: topic.aliases })
      .from(topic)
    const authors = await tx
      .select({ id: author.id, slug: author.slug, names: author.names, email: author.email })
      .from(author)
    const former = await tx
      .select({ kind: formerEntry.kind, slug: formerEntry.slug, targetId: formerEntry.targetId })
      .from(formerEntry)
      .where(inArray(formerEntry.kind, ['section', 'topic', 'author']))
    return new Filing(tx, emit, { sections, topics, authors, former })
  }

  /** By its slug alone: one that somebody chose. */
  sectionWithSlug(slug: string): Entry | undefined {
    return this.#sections.find((each) => each.slug === slug)
  }

  get firstSection(): Entry | undefined {
    return this.#sections[0]
  }

  /** One that is known to be there. */
  entryOfSection(id: string): Entry {
    return present(
      this.#sections.find((each) => each.id === id),
      'section with this id',
    )
  }

  /** By slug, former slug or name; adds none. */
  knownSection(term: TermRecord): Entry | null {
    return this.#known('section', this.#sections, { ...term, name: clean(term.name) }) ?? null
  }

  async section(term: TermRecord, locale: Locale): Promise<Entry | null> {
    const name = clean(term.name)
    const known = this.#known('section', this.#sections, { ...term, name })
    if (known || !name) return known ?? null
    const made = this.#make('section', this.#sections, { ...term, name }, locale)
    const { max } = await this.#tx
      .select({ position: section.position })
      .from(section)
      .then((rows) => ({ max: Math.max(0, ...rows.map((row) => row.position)) }))
    await this.#tx.insert(section).values({ ...made, position: max + 1 })
    this.#sections.push(made)
    await this.#created('section', made)
    return made
  }

  async topic(term: TermRecord, locale: Locale): Promise<Entry | null> {
    const name = clean(term.name)
    const known = this.#known('topic', this.#topics, { ...term, name })
    if (known || !name) return known ?? null
    const made = this.#make('topic', this.#topics, { ...term, name }, locale)
    await this.#tx.insert(topic).values(made)
    this.#topics.push(made)
    await this.#created('topic', made)
    return made
  }

  /**
   * By e-mail address, else by name. A namesake with an address of another is another person. An address is never taken
   * over: it was for signing in over there, and here readers would see it.
   */
  async person(found: PersonRecord, locale: Locale): Promise<Entry | null> {
    const name = clean(found.name)
    const email = found.email?.toLowerCase()
    const known =
      this.#authors.find((each) => email && each.email?.toLowerCase() === email) ??
      this.#authors.find((each) => isCalled(each.names, name) && (!email || !each.email))
    if (known) {
      if (!known.names[locale] && name) {
        known.names = { ...known.names, [locale]: name }
        await this.#tx.update(author).set({ names: known.names }).where(eq(author.id, known.id))
        await this.#emit({
          type: 'EntryChanged',
          kind: 'author',
          id: known.id,
          cause: 'import',
          parts: ['names'],
          moved: null,
          deskIds: [],
        })
      }
      return known
    }
    if (!name) return null
    const made = this.#make('author', this.#authors, { name, slug: found.slug }, locale)
    const biography = found.biography ? withoutOverrides(found.biography).trim().slice(0, 2_000) : ''
    await this.#tx.insert(author).values({ ...made, biographies: biography ? { [locale]: biography } : {} })
    const person = { ...made, email: null }
    this.#authors.push(person)
    await this.#created('author', made)
    return person
  }

  #created(kind: EntryKind, { id, slug }: Entry): Promise<void> {
    return this.#emit({ type: 'EntryCreated', kind, id, slug, deskId: null, cause: 'import' })
  }

  #known(kind: string, entries: Entry[], { name, slug }: TermRecord): Entry | undefined {
    const formerly = this.#former.find((each) => each.kind === kind && slug && each.slug === slug)
    return (
      entries.find((each) => slug && each.slug === slug) ??
      entries.find((each) => each.id === formerly?.targetId) ??
      (name
        ? entries.find(
            (each) => isCalled(each.names, name) || each.aliases?.some((alias) => fold(alias) === fold(name)),
          )
        : undefined)
    )
  }

  #make(kind: string, entries: Entry[], { name, slug }: TermRecord, locale: Locale): Entry {
    const id = newId()
    const taken = [
      ...entries.map((each) => each.slug),
      ...this.#former.filter((each) => each.kind === kind).map((each) => each.slug),
    ]
    return { id, slug: freeAsciiSlug(slug || name, id, taken), names: { [locale]: name } }
  }
}

export const nameIn = (entry: { names: PerLocale }, locale: Locale): string => inLocale(entry.names, locale)
