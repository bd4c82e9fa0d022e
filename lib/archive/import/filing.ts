/** Where stories from elsewhere belong among what the publication has; what is missing is added. */

import { asc, eq, inArray } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { formerEntry, section, topic } from '../../db/tables/directory.ts'
import { importedEntry } from '../../db/tables/imports.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import { inLocale, type Locale, type PerLocale } from '../../locale/table.ts'
import type { NewsroomEvent } from '../../newsroom/events.ts'
import { present } from '../../present.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import { freeAsciiSlug } from '../desk-text/file-byline.ts'
import { keyOfTerm, type MappingRules } from './import-mapping.ts'
import type { PersonRecord, TermRecord } from './import-record.ts'
import { type Entry, KnownPeople, KnownTerms } from './known-entries.ts'

/** Says what the import does. */
export type Tell = (event: NewsroomEvent) => Promise<void>

/** For whom entries are made: see `imported_entry`. */
type FilingOf = { rules: MappingRules; source: string; runId: string }

/** Longer names are no names. */
const longestName = 200

export const cleanName = (name: string): string =>
  withoutOverrides(name.replace(/\s+/gu, ' ').trim()).slice(0, longestName)

/** Everything that stories can be filed under, and everybody who can be credited. */
export async function readKnownEntries(
  tx: Transaction | Database['orm'],
): Promise<{ sections: KnownTerms; topics: KnownTerms; authors: KnownPeople; formerAuthors: string[] }> {
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
  return {
    sections: new KnownTerms('section', sections, former),
    topics: new KnownTerms('topic', topics, former),
    authors: new KnownPeople(authors),
    formerAuthors: former.filter(({ kind }) => kind === 'author').map(({ slug }) => slug),
  }
}

/**
 * The directory, as it is while a transaction has the imports' lock; what stories of its batch need is added in the same
 * transaction. What the mapping says comes before everything else.
 */
export class Filing {
  readonly #tx: Transaction
  readonly #emit: Tell
  readonly #of: FilingOf
  readonly #sections: KnownTerms
  readonly #topics: KnownTerms
  readonly #authors: KnownPeople
  readonly #formerAuthors: string[]
  /** Ids of what imports of this source made, by kind and key; empty where nobody asks. */
  readonly #made: Map<string, string>

  private constructor(
    tx: Transaction,
    emit: Tell,
    of: FilingOf,
    known: Awaited<ReturnType<typeof readKnownEntries>>,
    made: Map<string, string>,
  ) {
    this.#tx = tx
    this.#emit = emit
    this.#of = of
    this.#sections = known.sections
    this.#topics = known.topics
    this.#authors = known.authors
    this.#formerAuthors = known.formerAuthors
    this.#made = made
  }

  static async open(tx: Transaction, emit: Tell, of: FilingOf): Promise<Filing> {
    const known = await readKnownEntries(tx)
    const made = of.rules.makesNew
      ? await tx.select().from(importedEntry).where(eq(importedEntry.source, of.source))
      : []
    return new Filing(
      tx,
      emit,
      of,
      known,
      new Map(made.map(({ kind, key, entryId }) => [`${kind} ${key}`, entryId])),
    )
  }

  /** By its slug alone: one that somebody chose. */
  sectionWithSlug(slug: string): Entry | undefined {
    return this.#sections.withSlug(slug)
  }

  get firstSection(): Entry | undefined {
    return this.#sections.all[0]
  }

  /** One that is known to be there. */
  entryOfSection(id: string): Entry {
    return present(this.#sections.withId(id), 'section with this id')
  }

  /** By slug, former slug or name; adds none. */
  knownSection(term: TermRecord): Entry | null {
    return this.#sections.find({ ...term, name: cleanName(term.name) }) ?? null
  }

  async section(term: TermRecord, locale: Locale): Promise<Entry | null> {
    const target = this.#of.rules.category(term)
    const key = keyOfTerm(term)
    const isNew = target?.to === 'new-section'
    const name = cleanName(isNew ? target.name : term.name)
    const known =
      (target?.to === 'section' ? this.#sections.withId(target.id) : undefined) ??
      (isNew
        ? this.#sections.withId(this.#made.get(`section ${key}`) ?? '')
        : this.#sections.find({ ...term, name }))
    if (known || !name) return known ?? null
    const slug = isNew && name !== cleanName(term.name) ? null : term.slug
    const made = makeEntry({ name, slug }, this.#sections.taken, locale)
    const { max } = await this.#tx
      .select({ position: section.position })
      .from(section)
      .then((rows) => ({ max: Math.max(0, ...rows.map((row) => row.position)) }))
    await this.#tx.insert(section).values({ ...made, position: max + 1 })
    this.#sections.add(made)
    await this.#created('section', made, key)
    return made
  }

  async topic(term: TermRecord, locale: Locale): Promise<Entry | null> {
    const name = cleanName(term.name)
    const known = this.#topics.find({ ...term, name })
    if (known || !name) return known ?? null
    const made = makeEntry({ name, slug: term.slug }, this.#topics.taken, locale)
    await this.#tx.insert(topic).values(made)
    this.#topics.add(made)
    await this.#created('topic', made, keyOfTerm(term))
    return made
  }

  /**
   * By e-mail address, else by name. A namesake with an address of another is another person. An address is never taken
   * over: it was for signing in over there, and here readers would see it.
   */
  async person(found: PersonRecord, locale: Locale): Promise<Entry | null> {
    const target = this.#of.rules.person(found.key)
    if (target?.to === 'nobody') return null
    const chosen = target?.to === 'known' ? this.#authors.all.find(({ id }) => id === target.id) : undefined
    if (chosen) return chosen
    const isNew = target?.to === 'new'
    const name = cleanName(isNew ? target.name : found.name)
    const madeId = isNew ? this.#made.get(`author ${found.key}`) : undefined
    const known = isNew
      ? this.#authors.all.find(({ id }) => id === madeId)
      : this.#authors.find({ ...found, name })
    if (known) {
      if (!known.names[locale] && name) {
        known.names = { ...known.names, [locale]: name }
        this.#authors.alsoCalled(known, name)
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
    const taken = [...this.#authors.all.map((each) => each.slug), ...this.#formerAuthors]
    const made = makeEntry({ name, slug: found.slug }, taken, locale)
    const biography = found.biography ? withoutOverrides(found.biography).trim().slice(0, 2_000) : ''
    await this.#tx.insert(author).values({ ...made, biographies: biography ? { [locale]: biography } : {} })
    const person = { ...made, email: null }
    this.#authors.add(person)
    await this.#created('author', made, found.key)
    return person
  }

  async #created(kind: 'section' | 'topic' | 'author', { id, slug }: Entry, key: string): Promise<void> {
    const { source, runId } = this.#of
    this.#made.set(`${kind} ${key}`, id)
    await this.#tx.insert(importedEntry).values({ kind, entryId: id, source, key, runId })
    await this.#emit({ type: 'EntryCreated', kind, id, slug, deskId: null, cause: 'import' })
  }
}

function makeEntry(
  { name, slug }: Pick<TermRecord, 'name' | 'slug'>,
  taken: string[],
  locale: Locale,
): Entry {
  const id = newId()
  return { id, slug: freeAsciiSlug(slug || name, id, taken), names: { [locale]: name } }
}

export const nameIn = (entry: { names: PerLocale }, locale: Locale): string => inLocale(entry.names, locale)
