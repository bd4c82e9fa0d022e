/** Which entry of the directory something of a file is: one rule for what an import writes and what it suggests before. */
import { fold } from '../../arabic/fold.ts'
import type { PerLocale } from '../../locale/table.ts'
import type { EntryKind } from '../../vocabulary.ts'
import type { PersonRecord, TermRecord } from './import-record.ts'

export type Entry = { id: string; slug: string; names: PerLocale; aliases?: string[] }
export type Person = Entry & { email: string | null }
/** A slug that an entry had. */
export type Former = { kind: string; slug: string; targetId: string }

/** Authors by address and by name. Thousands are asked for thousands of times. */
export class KnownPeople {
  readonly all: Person[] = []
  readonly #byEmail = new Map<string, Person>()
  readonly #byName = new Map<string, Person[]>()

  constructor(people: readonly Person[]) {
    for (const each of people) this.add(each)
  }

  add(person: Person): void {
    this.all.push(person)
    const email = person.email?.toLowerCase()
    if (email && !this.#byEmail.has(email)) this.#byEmail.set(email, person)
    for (const name of Object.values(person.names)) this.alsoCalled(person, name)
  }

  /** Somebody who is here already is called so as well. */
  alsoCalled(person: Person, name: string): void {
    const folded = fold(name)
    const namesakes = this.#byName.get(folded)
    if (!namesakes) this.#byName.set(folded, [person])
    else if (!namesakes.includes(person)) namesakes.push(person)
  }

  /** By e-mail address, else by name. A namesake with an address of another is another person. */
  find({ name, email }: Pick<PersonRecord, 'name' | 'email'>): Person | undefined {
    const address = email?.toLowerCase()
    return (
      (address ? this.#byEmail.get(address) : undefined) ??
      this.#byName.get(fold(name))?.find((each) => !address || !each.email)
    )
  }

  called(name: string): readonly Person[] {
    return this.#byName.get(fold(name)) ?? []
  }
}

/** Sections or topics, by slug, former slug, name and synonym. */
export class KnownTerms {
  readonly all: Entry[] = []
  readonly #bySlug = new Map<string, Entry>()
  readonly #byName = new Map<string, Entry>()
  readonly #formerly: ReadonlyMap<string, string>

  constructor(kind: EntryKind, entries: readonly Entry[], former: readonly Former[]) {
    for (const each of entries) this.add(each)
    this.#formerly = new Map(
      former.filter((each) => each.kind === kind).map(({ slug, targetId }) => [slug, targetId]),
    )
  }

  add(entry: Entry): void {
    this.all.push(entry)
    this.#bySlug.set(entry.slug, entry)
    for (const called of [...Object.values(entry.names), ...(entry.aliases ?? [])]) {
      const folded = fold(called)
      if (!this.#byName.has(folded)) this.#byName.set(folded, entry)
    }
  }

  /** @param name cleaned */
  find({ name, slug }: Pick<TermRecord, 'name' | 'slug'>): Entry | undefined {
    const formerly = slug ? this.#formerly.get(slug) : undefined
    return (
      (slug ? this.#bySlug.get(slug) : undefined) ??
      (formerly ? this.all.find(({ id }) => id === formerly) : undefined) ??
      (name ? this.#byName.get(fold(name)) : undefined)
    )
  }

  withId(id: string): Entry | undefined {
    return this.all.find((each) => each.id === id)
  }

  withSlug(slug: string): Entry | undefined {
    return this.#bySlug.get(slug)
  }

  /** Slugs that no other may have. */
  get taken(): string[] {
    return [...this.#bySlug.keys(), ...this.#formerly.keys()]
  }
}
