/** Who and what a file names, and of how many stories: what a mapping is made from. */
import { keyOfTerm } from './import-mapping.ts'
import type { CategoryRecord, FoundStory, PersonRecord, TermRecord } from './import-record.ts'

export type InventoryPerson = {
  key: string
  name: string
  /** For the newsroom's eyes. */
  email: string | null
  stories: number
}
export type InventoryCategory = {
  key: string
  name: string
  /** The key of the one that it belongs to. */
  parent: string | null
  stories: number
}
/** The commonest first. */
export type Inventory = {
  people: InventoryPerson[]
  categories: InventoryCategory[]
  /** How many tags at least so many stories have. */
  tags: { least: number; tags: number }[]
  /** Kinds of stories that the file tells apart; `isCustom` are left out unless somebody says what they are. */
  types: { type: string; stories: number; isCustom: boolean }[]
  pages: number
}

export const emptyInventory: Inventory = { people: [], categories: [], tags: [], types: [], pages: 0 }

/** Rows of each that anybody will ever look at: more are a file that was made to have them, and come in as they do by themselves. */
const most = 20_000

/** What a person may choose among. */
const leasts = [1, 2, 3, 5, 10, 25]

const byStories = (a: { stories: number }, b: { stories: number }): number => b.stories - a.stories

export class FileInventory {
  readonly #people = new Map<string, number>()
  readonly #categories = new Map<string, InventoryCategory>()
  readonly #types = new Map<string, { stories: number; isCustom: boolean }>()
  readonly #found = new Map<string, number>()
  /** How many stories of the file, or of its site, have each tag, by {@link keyOfTerm}. */
  readonly storiesOfTag = new Map<string, number>()
  #pages = 0

  addCategory({ name, slug, parent }: CategoryRecord): void {
    const known = this.#category({ name, slug })
    known.name = name
    known.parent = parent
  }

  add({ people, section, topics, storyType, isCustomType, isPage }: FoundStory): void {
    for (const key of new Set(people)) this.#people.set(key, (this.#people.get(key) ?? 0) + 1)
    if (section && !section.isTag) this.#category(section).stories += 1
    if (section?.isTag) this.#tag(section)
    for (const term of topics)
      if (term.isCategory) this.#category(term).stories += 1
      else this.#tag(term)
    if (isPage) this.#pages += 1
    if (storyType === undefined) return
    const { stories } = this.#types.get(storyType) ?? { stories: 0 }
    this.#types.set(storyType, { stories: stories + 1, isCustom: isCustomType === true })
  }

  #tag(term: TermRecord): void {
    const key = keyOfTerm(term)
    const found = (this.#found.get(key) ?? 0) + 1
    this.#found.set(key, found)
    this.storiesOfTag.set(key, Math.max(found, term.stories ?? 0))
  }

  #category(term: TermRecord): InventoryCategory {
    const key = keyOfTerm(term)
    const known = this.#categories.get(key) ?? { key, name: term.name, parent: null, stories: 0 }
    this.#categories.set(key, known)
    return known
  }

  /** @param declared people by key, as the file itself says who they are; who wrote none of its stories is of no interest */
  counted(declared: ReadonlyMap<string, PersonRecord>): Inventory {
    return {
      people: [...this.#people]
        .map(([key, stories]) => {
          const { name, email } = declared.get(key) ?? { name: key, email: null }
          return { key, name, email, stories }
        })
        .sort(byStories)
        .slice(0, most),
      categories: this.#tree(),
      tags: leasts.map((least) => ({
        least,
        tags: [...this.storiesOfTag.values()].filter((stories) => stories >= least).length,
      })),
      types: [...this.#types].map(([type, each]) => ({ type, ...each })).sort(byStories),
      pages: this.#pages,
    }
  }

  /** Each below the one that it belongs to; those without stories only where one below has some. */
  #tree(): InventoryCategory[] {
    const below = new Map<string | null, InventoryCategory[]>()
    for (const each of this.#categories.values()) {
      const parent = each.parent !== null && this.#categories.has(each.parent) ? each.parent : null
      const siblings = below.get(parent) ?? []
      siblings.push({ ...each, parent })
      below.set(parent, siblings)
    }
    const listed: InventoryCategory[] = []
    const waiting = (below.get(null) ?? []).toSorted(byStories).reverse()
    for (let each = waiting.pop(); each; each = waiting.pop()) {
      listed.push(each)
      for (const child of (below.get(each.key) ?? []).toSorted(byStories).reverse()) waiting.push(child)
    }
    // Of categories that belong to each other in a circle there is no first: they are listed as they are.
    const seen = new Set(listed.map(({ key }) => key))
    for (const each of this.#categories.values())
      if (!seen.has(each.key)) listed.push({ ...each, parent: null })
    return listed
      .filter(({ key, stories }) => stories > 0 || (below.get(key) ?? []).some((child) => child.stories > 0))
      .slice(0, most)
  }
}
