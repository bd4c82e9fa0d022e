/** What an owner says of the publication, checked where it comes in. */
import { couldBeId } from '../../db/id.ts'
import {
  type MenuItem,
  menuPages,
  type PolicyKind,
  policyKinds,
  type publication,
  type SocialHandle,
} from '../../db/schema.ts'
import { parseReading, writeReading } from '../../locale/reading.ts'
import { locales, localeTable, type PerLocale } from '../../locale/table.ts'
import type { Accents } from '../../publication/accents.ts'
import { readHandles, readNames, readPublicEmail, readTexts } from '../directory/given-entry.ts'
import { RefusedByNewsroom } from '../refused.ts'
import { judgeColour, type Paper, readColour } from './contrast.ts'

/** What is left out stays as it is. */
export type GivenSettings = {
  names?: PerLocale
  taglines?: PerLocale
  timeZone?: string
  contactEmail?: string
  /** As `lib/locale/reading.ts` writes them. */
  readings?: PerLocale
  /** As somebody wrote them; '' for the house's own. */
  accents?: Accents
  logoId?: string | null
  handles?: readonly SocialHandle[]
  policies?: Partial<Record<PolicyKind, string>>
  withdrawnNotes?: PerLocale
}

type Columns = Partial<typeof publication.$inferInsert>
const longest = { taglines: 200, notes: 500, label: 60, href: 500 }

/** @throws {RefusedByNewsroom} with a reason of its own for each thing that cannot be */
export function readSettingsGiven(given: GivenSettings): Columns {
  const { names, taglines, timeZone, contactEmail, readings, accents, logoId, handles } = given
  const { policies, withdrawnNotes } = given
  return {
    ...(names && { names: readNames(names) }),
    ...(taglines && { taglines: readTexts(taglines, 'taglines', longest.taglines, 'one') }),
    ...(timeZone !== undefined && { timeZone: readTimeZone(timeZone) }),
    ...(contactEmail !== undefined && {
      contactEmail: contactEmail.trim() ? readPublicEmail(contactEmail) : null,
    }),
    ...(readings && { readings: readReadings(readings) }),
    ...(accents && { accents: readAccents(accents) }),
    ...(logoId !== undefined && { logoId: readLogoId(logoId) }),
    ...(handles && { handles: readHandles(handles) }),
    ...(policies && { policies: readPolicies(policies) }),
    ...(withdrawnNotes && {
      withdrawnNotes: readTexts(withdrawnNotes, 'withdrawnNotes', longest.notes, 'one'),
    }),
  }
}

/** An IANA name, as ICU writes it. @throws {RefusedByNewsroom} `zone-unknown` */
export function readTimeZone(given: string): string {
  const wished = given.trim()
  try {
    // Offsets are no zones: they know no summer.
    if (!/^[A-Za-z][\w+/-]*$/.test(wished)) throw new RangeError(wished)
    return new Intl.DateTimeFormat('en', { timeZone: wished }).resolvedOptions().timeZone
  } catch {
    throw new RefusedByNewsroom('zone-unknown', wished.slice(0, 60))
  }
}

/** Only what differs from the language's own way is kept. @throws {RefusedByNewsroom} `malformed` */
function readReadings(given: PerLocale): PerLocale {
  const kept: PerLocale = {}
  for (const locale of locales) {
    const text = given[locale]
    if (!text) continue
    const reading = parseReading(text, locale)
    if (!reading) throw new RefusedByNewsroom('malformed', 'readings')
    const written = writeReading(reading)
    if (written !== writeReading(localeTable[locale].reading)) kept[locale] = written
  }
  return kept
}

/** Each may be the house's own. @throws {RefusedByNewsroom} `colour-unfit`, `contrast-too-low` (`light`, `dark`) */
function readAccents(given: Accents): Accents | null {
  const accents = { light: readAccent(given.light, 'light'), dark: readAccent(given.dark, 'dark') }
  return accents.light || accents.dark ? accents : null
}

function readAccent(given: string, paper: Paper): string {
  if (!given.trim()) return ''
  const colour = readColour(given)
  if (!colour) throw new RefusedByNewsroom('colour-unfit', paper)
  if (!judgeColour(colour, paper).passes) throw new RefusedByNewsroom('contrast-too-low', paper)
  return colour
}

function readLogoId(given: string | null): string | null {
  if (!given) return null
  if (!couldBeId(given)) throw new RefusedByNewsroom('picture-refused', 'unknown')
  return given
}

function readPolicies(given: Partial<Record<PolicyKind, string>>): Columns['policies'] {
  return Object.fromEntries(
    policyKinds.flatMap((kind) => {
      const href = given[kind]?.trim()
      return href ? [[kind, readHref(href)]] : []
    }),
  )
}

/** A path of this site, or an https address. @throws {RefusedByNewsroom} `link-unfit` */
export function readHref(given: string): string {
  const href = given.trim()
  const isPath = /^\/(?!\/)[^\s\\]*$/.test(href)
  const isAddress = /^https:\/\/[^\s\\]+$/.test(href) && URL.canParse(href) && !new URL(href).username
  if ((!isPath && !isAddress) || href.length > longest.href)
    throw new RefusedByNewsroom('link-unfit', href.slice(0, 100))
  return href
}

export const mostMenuItems = 12

/** @throws {RefusedByNewsroom} `menu-too-long`, `link-unfit`, `text-too-long`, `malformed` */
export function readMenu(given: readonly MenuItem[]): MenuItem[] {
  if (!Array.isArray(given)) throw new RefusedByNewsroom('malformed', 'menu')
  if (given.length > mostMenuItems) throw new RefusedByNewsroom('menu-too-long', String(mostMenuItems))
  return given.map((item: MenuItem): MenuItem => {
    switch (item.kind) {
      case 'section':
      case 'topic':
        if (!couldBeId(item.id)) throw new RefusedByNewsroom('malformed', 'menu')
        return { kind: item.kind, id: item.id }
      case 'page':
        if (!menuPages.includes(item.page)) throw new RefusedByNewsroom('malformed', 'menu')
        return { kind: 'page', page: item.page }
      case 'address': {
        // One text, in the language of the menu.
        const { ar: label } = readTexts({ ar: item.label }, 'label', longest.label, 'one')
        const href = readHref(item.href)
        if (!label) throw new RefusedByNewsroom('label-missing', href)
        return { kind: 'address', label, href }
      }
      default:
        throw new RefusedByNewsroom('malformed', 'menu')
    }
  })
}
