/** Who and what of a file is who and what here: shown before anything is written, and decided. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { fold } from '../../arabic/fold.ts'
import type { Database } from '../../db/open.ts'
import { importRun } from '../../db/tables/imports.ts'
import { inLocale, type Locale } from '../../locale/table.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { idOf, localeName, text } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'
import { storyKinds } from '../../vocabulary.ts'
import { checkMapping } from './check-mapping.ts'
import type { Inventory, InventoryCategory, InventoryPerson } from './file-inventory.ts'
import { cleanName, readKnownEntries } from './filing.ts'
import {
  type CategoryTarget,
  type ImportMapping,
  importMapping,
  type PersonTarget,
  type TypeTarget,
} from './import-mapping.ts'
import type { KnownPeople, Person } from './known-entries.ts'
import { readPreview } from './run-folder.ts'
import { storedOptions } from './run-state.ts'
import { lockWaitingRun } from './start-run.ts'
import { usualCategory, usualPerson } from './suggested-mapping.ts'

/** Rows of a table that are shown: the others are searched for, or left as they are suggested. */
const mostRows = 50
/** Names of ours that are offered while one is typed. */
const mostOffered = 500

type PersonRow = InventoryPerson & {
  to: PersonTarget['to']
  /** Who it is: one of ours, another of the file, or the name of a new one. */
  who: string
}
type CategoryRow = InventoryCategory & {
  to: CategoryTarget['to']
  /** The id of a section of ours. */
  section: string
  /** Of a new section or topic. */
  called: string
  /** The name of the one that it belongs to. */
  parentName: string | null
}
/** `total`: in the file. `found`: of those, what was asked for; `rows`: the first of these. */
export type Rows<T> = { rows: T[]; found: number; total: number }

export type MappingView = {
  people: Rows<PersonRow>
  categories: Rows<CategoryRow>
  types: (Inventory['types'][number] & { to: TypeTarget['to'] | '' })[]
  tags: { least: number | null; choices: Inventory['tags'] }
  pages: { stories: number; to: ImportMapping['pages'] }
  /** Names that can be typed for an author of ours. */
  ours: string[]
}

const readMappingInput = z.object({
  runId: z.string(),
  /** Letters of a name. */
  person: text.default(''),
  category: text.default(''),
  locale: localeName.default('ar'),
})

/**
 * What is decided or suggested for the authors, categories, tags and kinds of a file; null where it has none of them, or
 * nothing is known of it (any more).
 * @throws {NewsroomError} `not-allowed`
 */
export const readMapping = operation({
  name: 'import.read-mapping',
  input: readMappingInput,
  permission: 'archive.import',
  run: read,
})

async function read(
  db: Database,
  _actor: Actor,
  { runId, person, category, locale }: z.output<typeof readMappingInput>,
  dataFolder: string,
): Promise<MappingView | null> {
  const { inventory, mapping } = (await inventoryOf(db, runId, dataFolder)) ?? {}
  if (!inventory || !mapping || isEmpty(inventory)) return null
  const known = await readKnownEntries(db.orm)
  const decidedPeople = new Map(mapping.people.map((each) => [each.key, each]))
  const decidedCategories = new Map(mapping.categories.map((each) => [each.key, each]))
  const decidedTypes = new Map(mapping.types.map((each) => [each.type, each.to]))
  const whoOf = (target: PersonTarget, { name }: InventoryPerson): string => {
    switch (target.to) {
      case 'known': {
        const ours = known.authors.all.find(({ id }) => id === target.id)
        return ours ? calledApart(ours, known.authors, locale) : ''
      }
      case 'same':
        return spelledApart(target.as, inventory.people)
      case 'new':
        return target.name
      case 'nobody':
        return name
    }
  }
  return {
    people: rowsOf(inventory.people, person, (each) => {
      const target = decidedPeople.get(each.key) ?? usualPerson(each, known.authors)
      return { ...each, to: target.to, who: whoOf(target, each) }
    }),
    categories: rowsOf(inventory.categories, category, (each) => {
      const target = decidedCategories.get(each.key) ?? usualCategory(each, known.sections)
      return {
        ...each,
        to: target.to,
        section: target.to === 'section' ? target.id : '',
        called: 'name' in target ? target.name : each.name,
        parentName: inventory.categories.find(({ key }) => key === each.parent)?.name ?? each.parent,
      }
    }),
    types: inventory.types.map((each) => ({ ...each, to: decidedTypes.get(each.type) ?? '' })),
    tags: { least: mapping.tags, choices: inventory.tags },
    pages: { stories: inventory.pages, to: mapping.pages },
    ours: known.authors.all.slice(0, mostOffered).map((each) => calledApart(each, known.authors, locale)),
  }
}

const isEmpty = ({ people, categories, types, tags, pages }: Inventory): boolean =>
  people.length + categories.length + types.length + pages === 0 && !tags.some((each) => each.tags > 0)

async function inventoryOf(
  { orm }: Pick<Database, 'orm'>,
  runId: string,
  dataFolder: string,
): Promise<{ inventory: Inventory; mapping: ImportMapping } | null> {
  const parsed = idOf('unknown-reference').safeParse(runId)
  if (!parsed.success) return null
  const [run] = await orm
    .select({ options: importRun.options })
    .from(importRun)
    .where(eq(importRun.id, parsed.data))
  const preview = run ? await readPreview(dataFolder, parsed.data) : null
  return run && preview ? { inventory: preview.inventory, mapping: storedOptions(run.options).mapping } : null
}

function rowsOf<T extends { name: string; key: string }, R>(
  all: readonly T[],
  query: string,
  rowOf: (each: T) => R,
): Rows<R> {
  const folded = fold(query.trim())
  const found = folded ? all.filter(({ name, key }) => fold(`${name} ${key}`).includes(folded)) : all
  return { rows: found.slice(0, mostRows).map(rowOf), found: found.length, total: all.length }
}

/** A name of ours; with the address where others have the same. */
function calledApart(person: Person, authors: KnownPeople, locale: Locale): string {
  const name = inLocale(person.names, locale)
  return authors.called(name).length > 1 ? `${name} (${person.slug})` : name
}

/** A name of the file's; its key where others have the same. */
function spelledApart(key: string, people: readonly InventoryPerson[]): string {
  const name = people.find((each) => each.key === key)?.name ?? key
  return people.filter((each) => each.name === name).length > 1 ? key : name
}

const key = text.max(1_000)
const saveMappingInput = z.object({
  runId: idOf('unknown-reference'),
  /** Those that were shown; what is decided of others stays. */
  people: z
    .array(
      z.strictObject({ key, to: z.enum(['known', 'new', 'same', 'nobody']), who: text.max(500).default('') }),
    )
    .max(1_000)
    .default([]),
  categories: z
    .array(
      z.strictObject({
        key,
        /** A section's id where it is `section`. */
        to: z.enum(['section', 'new-section', 'topic', 'nothing']),
        section: text.default(''),
        called: text.max(500).default(''),
      }),
    )
    .max(1_000)
    .default([]),
  /** '' for what happens where nothing is said. */
  types: z
    .array(z.strictObject({ type: key, to: z.enum(['', ...storyKinds, 'leave-out']) }))
    .max(1_000)
    .default([]),
  tags: importMapping.shape.tags,
  pages: importMapping.shape.pages,
})
type Given = z.output<typeof saveMappingInput>

/**
 * Decides it, as a form sends it: names that were typed are looked up. What is the same as would happen by itself is not
 * kept.
 * @throws {NewsroomError} `not-allowed`; `wrong-state` when it has been begun, or a trial of it stands; `unknown-name` with
 *   what was typed; `merged-with-itself` with the key; `unknown-reference`; `malformed`
 */
export const saveMapping = operation({
  name: 'import.map',
  input: saveMappingInput,
  permission: 'archive.import',
  run: save,
})

async function save(db: Database, _actor: Actor, given: Given, dataFolder: string): Promise<void> {
  const preview = await readPreview(dataFolder, given.runId)
  await db.orm.transaction(async (tx) => {
    const run = await lockWaitingRun(tx, given.runId, dataFolder)
    if (!preview) throw new NewsroomError('wrong-state', given.runId)
    const options = storedOptions(run.options)
    const mapping = await decided(tx, given, options.mapping, preview.inventory)
    await tx
      .update(importRun)
      .set({ options: { ...options, mapping } })
      .where(eq(importRun.id, given.runId))
  })
}

async function decided(
  tx: Parameters<typeof readKnownEntries>[0],
  given: Given,
  before: ImportMapping,
  inventory: Inventory,
): Promise<ImportMapping> {
  const known = await readKnownEntries(tx)
  const people = new Map(before.people.map((each) => [each.key, each]))
  const inFile = new Map(inventory.people.map((each) => [each.key, each]))
  for (const row of given.people) {
    const found = inFile.get(row.key)
    if (!found) throw new NewsroomError('malformed', 'people')
    const target = personTargetOf(row, known.authors, inventory.people)
    if (isSame(target, usualPerson(found, known.authors))) people.delete(row.key)
    else people.set(row.key, target)
  }
  const categories = new Map(before.categories.map((each) => [each.key, each]))
  const ofFile = new Map(inventory.categories.map((each) => [each.key, each]))
  for (const row of given.categories) {
    const found = ofFile.get(row.key)
    if (!found) throw new NewsroomError('malformed', 'categories')
    const target = categoryTargetOf(row, found)
    if (isSame(target, usualCategory(found, known.sections))) categories.delete(row.key)
    else categories.set(row.key, target)
  }
  const types = new Map(before.types.map((each) => [each.type, each.to]))
  for (const { type, to } of given.types)
    if (to === '') types.delete(type)
    else types.set(type, to)
  const { success, data } = importMapping.safeParse({
    people: [...people.values()],
    categories: [...categories.values()],
    types: [...types].map(([type, to]) => ({ type, to })),
    tags: given.tags,
    pages: given.pages,
    columns: before.columns,
  })
  if (!success)
    throw new NewsroomError('merged-with-itself', given.people.find(({ to }) => to === 'same')?.key ?? '')
  await checkMapping({ orm: tx as Database['orm'] }, data)
  return data
}

const isSame = (one: PersonTarget | CategoryTarget, other: PersonTarget | CategoryTarget): boolean =>
  one.to === other.to &&
  ('id' in one ? 'id' in other && one.id === other.id : true) &&
  ('name' in one ? 'name' in other && one.name === other.name : true)

function personTargetOf(
  { key: row, to, who }: Given['people'][number],
  authors: KnownPeople,
  people: readonly InventoryPerson[],
): PersonTarget {
  const called = cleanName(who)
  switch (to) {
    case 'nobody':
      return { key: row, to }
    case 'new':
      if (!called) throw new NewsroomError('unknown-name', who)
      return { key: row, to, name: called }
    case 'known':
      return { key: row, to, id: authorCalled(called, authors) }
    case 'same': {
      const others = people.filter(({ key: other, name }) => other === who.trim() || name === called)
      const alike = others.length ? others : people.filter(({ name }) => fold(name) === fold(called))
      const [other] = alike.filter((each) => each.key !== row)
      if (!other) throw new NewsroomError(alike.length ? 'merged-with-itself' : 'unknown-name', who)
      return { key: row, to, as: other.key }
    }
  }
}

/** @throws {NewsroomError} `unknown-name` where nobody is called so, or several are */
function authorCalled(who: string, authors: KnownPeople): string {
  const slug = /\(([\w-]+)\)$/.exec(who)?.[1]
  const found = slug ? authors.all.filter((each) => each.slug === slug) : authors.called(who)
  const [only] = found.length === 1 ? found : authors.all.filter((each) => each.slug === who)
  if (!only) throw new NewsroomError('unknown-name', who)
  return only.id
}

function categoryTargetOf(
  { key: row, to, section, called }: Given['categories'][number],
  { name }: InventoryCategory,
): CategoryTarget {
  switch (to) {
    case 'nothing':
      return { key: row, to }
    case 'section':
      return { key: row, to, id: section }
    default:
      return { key: row, to, name: cleanName(called) || cleanName(name) || row }
  }
}
