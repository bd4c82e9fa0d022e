/**
 * What whoever imports decides of the authors, categories, tags and kinds of a file: a plain value, saved with the run, so
 * that going on and running again use the same. An empty one changes nothing.
 */
import { z } from 'zod'
import { idOf, text } from '../../newsroom/fields.ts'
import { type StoryKind, storyKinds } from '../../vocabulary.ts'
import { tableFields } from '../table/table-mapping.ts'
import type { FoundStory, TermRecord } from './import-record.ts'

/** What the file calls a person, a category or a type. */
const key = text.max(1_000)
const name = text.trim().min(1).max(200)
const id = idOf('unknown-reference')
/** More rows than any paper has authors. */
const most = 50_000

const personTarget = z.discriminatedUnion('to', [
  /** No byline. */
  z.strictObject({ key, to: z.literal('nobody') }),
  /** An author of ours. */
  z.strictObject({ key, to: z.literal('known'), id }),
  /** One more author, called so, whoever is called the same. */
  z.strictObject({ key, to: z.literal('new'), name }),
  /** Another spelling of somebody else in the file. */
  z.strictObject({ key, to: z.literal('same'), as: key }),
])
export type PersonTarget = z.output<typeof personTarget>

const categoryTarget = z.discriminatedUnion('to', [
  z.strictObject({ key, to: z.literal('nothing') }),
  z.strictObject({ key, to: z.literal('section'), id }),
  /** One more section, called so. */
  z.strictObject({ key, to: z.literal('new-section'), name }),
  /** The topic of this name, made where there is none. */
  z.strictObject({ key, to: z.literal('topic'), name }),
])
export type CategoryTarget = z.output<typeof categoryTarget>

const typeTarget = z.strictObject({ type: key, to: z.enum([...storyKinds, 'leave-out']) })
export type TypeTarget = z.output<typeof typeTarget>

export const importMapping = z
  .strictObject({
    people: z.array(personTarget).max(most).default([]),
    categories: z.array(categoryTarget).max(most).default([]),
    /** Tags that at least so many stories have become topics; null: none do. */
    tags: z.int32().min(0).nullable().default(0),
    types: z.array(typeTarget).max(1_000).default([]),
    pages: z.enum(['draft', 'leave-out']).default('draft'),
    /** Of a table: by what they are of a story, the columns whose names do not tell; null for what none of them is. */
    columns: z.partialRecord(z.enum(tableFields), key.min(1).nullable()).optional(),
  })
  .refine(({ people }) => !leadsInCircles(people), { path: ['people'] })
export type ImportMapping = z.output<typeof importMapping>

/** Two rows each of which is another spelling of the other are nobody. */
function leadsInCircles(people: readonly PersonTarget[]): boolean {
  const next = new Map(people.flatMap((each) => (each.to === 'same' ? [[each.key, each.as] as const] : [])))
  const ends = new Set<string>()
  for (const start of next.keys()) {
    const passed = new Set<string>()
    for (let at: string | undefined = start; at !== undefined && !ends.has(at); at = next.get(at)) {
      if (passed.has(at)) return true
      passed.add(at)
    }
    for (const each of passed) ends.add(each)
  }
  return false
}

/** How a mapping names a category or tag of the file. */
export const keyOfTerm = ({ slug, name: called }: Pick<TermRecord, 'slug' | 'name'>): string => slug || called

export type FiledTerms = {
  /** What its section is made of. */
  section: TermRecord | null
  topics: TermRecord[]
}

/** A mapping, ready to be asked story by story. */
export class MappingRules {
  readonly #people: ReadonlyMap<string, PersonTarget>
  readonly #categories: ReadonlyMap<string, CategoryTarget>
  readonly #types: ReadonlyMap<string, TypeTarget['to']>
  readonly #mapping: ImportMapping
  readonly #storiesOfTag: ReadonlyMap<string, number>
  /** Some of it is to be made new, even where something is called the same. */
  readonly makesNew: boolean

  /** @param storiesOfTag how many stories of the file have a tag, by {@link keyOfTerm} */
  constructor(mapping: ImportMapping, storiesOfTag: ReadonlyMap<string, number>) {
    this.#mapping = mapping
    this.#people = new Map(mapping.people.map((each) => [each.key, each]))
    this.#categories = new Map(mapping.categories.map((each) => [each.key, each]))
    this.#types = new Map(mapping.types.map((each) => [each.type, each.to]))
    this.#storiesOfTag = storiesOfTag
    this.makesNew =
      mapping.people.some(({ to }) => to === 'new') ||
      mapping.categories.some(({ to }) => to === 'new-section')
  }

  /** Whose name the file means by one that stands over a story. */
  personMeant(called: string): string {
    let meant = called
    for (let target = this.#people.get(meant); target?.to === 'same'; target = this.#people.get(meant))
      meant = target.as
    return meant
  }

  /** @param called as {@link personMeant} has it */
  person(called: string): PersonTarget | undefined {
    return this.#people.get(called)
  }

  category(term: TermRecord): CategoryTarget | undefined {
    return term.isTag ? undefined : this.#categories.get(keyOfTerm(term))
  }

  /** The first category that is not said to be something else is a story's section; the others are topics. */
  terms(found: Pick<FoundStory, 'section' | 'topics'>): FiledTerms {
    const filed: FiledTerms = { section: null, topics: [] }
    const isCategory = (term: TermRecord) => term === found.section || term.isCategory === true
    for (const term of [...(found.section ? [found.section] : []), ...found.topics]) {
      const target = isCategory(term) ? this.category(term) : undefined
      if (target?.to === 'nothing') continue
      if (target?.to === 'topic')
        filed.topics.push({ name: target.name, slug: target.name === term.name ? term.slug : null })
      else if (isCategory(term) && filed.section === null) filed.section = term
      else if (isCategory(term) || this.#takesTag(term)) filed.topics.push(term)
    }
    return filed
  }

  #takesTag(term: TermRecord): boolean {
    const { tags } = this.#mapping
    return tags !== null && (tags < 2 || (this.#storiesOfTag.get(keyOfTerm(term)) ?? 0) >= tags)
  }

  /** Whether a section that is only a tag may be a topic where no section is called so. */
  takesAsTopic(term: TermRecord): boolean {
    return term.isTag !== true || this.#takesTag(term)
  }

  /**
   * What a story is here. `leave-out`: said so. `not-asked-for`: of a type that a theme or plug-in added, of which nothing
   * is said; the survey counts those.
   */
  kindOf({
    storyType,
    isCustomType,
    isPage,
  }: Pick<FoundStory, 'storyType' | 'isCustomType' | 'isPage'>): StoryKind | 'leave-out' | 'not-asked-for' {
    const said = storyType === undefined ? undefined : this.#types.get(storyType)
    if (said) return said
    if (isCustomType) return 'not-asked-for'
    if (!isPage) return 'report'
    return this.#mapping.pages === 'leave-out' ? 'leave-out' : 'page'
  }
}
