/**
 * Which stories of a file are here already. Two sites count from 1 alike, and two folders have an `about.md`: a number is
 * believed where what it is the number of agrees in title, day and address.
 */
import { and, eq, inArray, like } from 'drizzle-orm'
import { fold } from '../../arabic/fold.ts'
import type { Database } from '../../db/open.ts'
import { importedStory } from '../../db/tables/imports.ts'
import type { Transaction } from '../../db/transaction.ts'
import { isNumbered, oldPath } from '../../publication/old-path.ts'
import type { Survey } from './dry-run-import.ts'
import type { FoundStory } from './import-record.ts'
import { systemOf } from './site-identity.ts'

/** What a story is told by, besides its number. */
export type Told = Pick<FoundStory, 'sourceId' | 'headline' | 'publishedAt' | 'oldPaths'>
type Known = typeof importedStory.$inferSelect

/** Where it stood, by name: WordPress gives its number an address as well, which says nothing more. */
const namedAddress = (oldPaths: readonly string[]): string | null =>
  oldPaths.map(oldPath).find((path): path is string => path !== null && !isNumbered(path)) ?? null

/** What is remembered of a story besides its number. */
export const toldBy = ({ headline, publishedAt, oldPaths }: Omit<Told, 'sourceId'>) => ({
  headline,
  publishedAt,
  address: namedAddress(oldPaths),
})

/** How many of title, day and address are the same here and over there, and how many are not; what is unknown is neither. */
function compared(known: Known, told: Told): { alike: number; apart: number } {
  const facts: (boolean | null)[] = [
    known.headline && told.headline ? fold(known.headline) === fold(told.headline) : null,
    known.publishedAt && told.publishedAt ? known.publishedAt.getTime() === told.publishedAt.getTime() : null,
    known.address && namedAddress(told.oldPaths)
      ? told.oldPaths.some((path) => oldPath(path) === known.address)
      : null,
  ]
  return {
    alike: facts.filter((fact) => fact === true).length,
    apart: facts.filter((fact) => fact === false).length,
  }
}

const agrees = (known: Known, told: Told): boolean => {
  const { alike, apart } = compared(known, told)
  return alike > 0 ? alike >= apart : apart === 0
}

/** Whether two stories of one file that have one number are two: neither their title nor where they stood is the same. */
export function areOthers(one: Told, other: Told): boolean {
  const [here, there] = [namedAddress(one.oldPaths), namedAddress(other.oldPaths)]
  return here !== null && there !== null && here !== there && fold(one.headline) !== fold(other.headline)
}

/** By what a story is remembered whose number was another's already. */
export const numberAside = ({ sourceId, oldPaths, headline }: Told): string =>
  `${sourceId}@${namedAddress(oldPaths) ?? fold(headline)}`

/**
 * What is remembered of some stories of one site, by their numbers. In a site that is known to be this one, a story that
 * agrees in nothing at all with what had its number is another one, and is remembered aside.
 */
export async function knownStories(
  tx: Transaction,
  source: string,
  stories: readonly Told[],
): Promise<Map<string, { known?: Known; remembered: string }>> {
  const rows = await tx
    .select()
    .from(importedStory)
    .where(
      and(
        eq(importedStory.source, source),
        inArray(
          importedStory.sourceId,
          stories.flatMap((each) => [each.sourceId, numberAside(each)]),
        ),
      ),
    )
  const byId = new Map(rows.map((row) => [row.sourceId, row]))
  return new Map(
    stories.map((each) => {
      const known = byId.get(each.sourceId)
      const { alike, apart } = known ? compared(known, each) : { alike: 0, apart: 0 }
      if (known && (alike > 0 || apart < 2)) return [each.sourceId, { known, remembered: each.sourceId }]
      const aside = byId.get(numberAside(each))
      if (aside) return [each.sourceId, { known: aside, remembered: aside.sourceId }]
      return [each.sourceId, { remembered: known ? numberAside(each) : each.sourceId }]
    }),
  )
}

/** Which site a file is of. `known`: how many of the stories that were looked at are here already. */
type KnownSite = { source: string; known: number; looked: number }

/** Has a preview say which site it is of, and how much of it is here. */
export async function previewSite(db: Pick<Database, 'orm'>, surveyed: Survey): Promise<void> {
  const { source, known, looked } = await knownSite(db, surveyed)
  surveyed.preview.source = source
  surveyed.preview.known = { looked, here: known }
}

/**
 * The site that a file is of, as its stories tell it: the one that has them already, whatever it was called then (a folder
 * that was renamed, a paper that changed its domain); else what the file says, unless another site of that name has these
 * numbers for other stories.
 */
export async function knownSite(
  { orm }: Pick<Database, 'orm'>,
  { source, told }: Pick<Survey, 'source' | 'told'>,
): Promise<KnownSite> {
  const looked = told.length
  if (looked === 0) return { source, known: 0, looked }
  const byId = new Map(told.map((each) => [each.sourceId, each]))
  const rows = await orm
    .select()
    .from(importedStory)
    .where(
      and(
        like(importedStory.source, `${systemOf(source).replace(/[\\%_]/g, '\\$&')}:%`),
        inArray(importedStory.sourceId, [...byId.keys()]),
      ),
    )
  const sites = new Map<string, { agreeing: number; others: number }>()
  for (const row of rows) {
    const each = byId.get(row.sourceId)
    if (!each) continue
    const site = sites.get(row.source) ?? { agreeing: 0, others: 0 }
    if (agrees(row, each)) site.agreeing += 1
    else site.others += 1
    sites.set(row.source, site)
  }
  // Of this name, or of another that has hardly anything but these.
  const isOfName = (name: string) => name === source || name.startsWith(`${source}#`)
  const believed = [...sites]
    .filter(
      ([name, { agreeing, others }]) =>
        agreeing > 0 && agreeing >= others && (isOfName(name) || agreeing * 2 >= looked),
    )
    .sort(
      ([a, one], [b, other]) => Number(b === source) - Number(a === source) || other.agreeing - one.agreeing,
    )
  const [first] = believed
  if (first) return { source: first[0], known: first[1].agreeing, looked }
  let name = source
  for (let number = 2; sites.has(name); number += 1) name = `${source}#${number}`
  return { source: name, known: 0, looked }
}
