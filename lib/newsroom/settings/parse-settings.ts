/** What an owner says of the publication, checked where it comes in. */
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { publication } from '../../db/tables/publication.ts'
import { parseFormatPreferences, writeFormatPreferences } from '../../locale/format-preferences.ts'
import { locales, localeTable, type PerLocale } from '../../locale/table.ts'
import type { Accents } from '../../publication/accents.ts'
import {
  type MenuItem,
  menuPages,
  type PolicyKind,
  podcastCategories,
  policyKinds,
} from '../../vocabulary.ts'
import {
  entryFields,
  parseHandles,
  parseNames,
  parsePublicEmail,
  parseTexts,
} from '../directory/parse-entry.ts'
import { perLocale } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { judgeColour, type Paper, readColour } from './contrast.ts'

/** What is left out stays as it is. */
export const settingsFields = {
  names: perLocale.optional(),
  taglines: perLocale.optional(),
  timeZone: z.string().optional(),
  contactEmail: z.string().optional(),
  /** As `lib/locale/format-preferences.ts` writes them. */
  readings: perLocale.optional(),
  /** As somebody wrote them; '' for the house's own. */
  accents: z.object({ light: z.string(), dark: z.string() }).optional(),
  logoId: z.string().nullable().optional(),
  handles: entryFields.handles,
  policies: z.partialRecord(z.enum(policyKinds), z.string()).optional(),
  withdrawnNotes: perLocale.optional(),
  offersPush: z.boolean().optional(),
  podcast: z.object({ category: z.enum(podcastCategories), isExplicit: z.boolean() }).optional(),
}
const settingsInput = z.object(settingsFields)
export type SettingsInput = z.output<typeof settingsInput>

type Columns = Partial<typeof publication.$inferInsert>
const longest = { taglines: 200, notes: 500, label: 60, href: 500 }

/** @throws {NewsroomError} with a reason of its own for each thing that cannot be */
export function parseSettings(given: SettingsInput): Columns {
  const { names, taglines, timeZone, contactEmail, readings, accents, logoId, handles } = given
  const { policies, withdrawnNotes, podcast, offersPush } = given
  return {
    ...(names && { names: parseNames(names) }),
    ...(taglines && { taglines: parseTexts(taglines, 'taglines', longest.taglines, 'one') }),
    ...(timeZone !== undefined && { timeZone: parseTimeZone(timeZone) }),
    ...(contactEmail !== undefined && {
      contactEmail: contactEmail.trim() ? parsePublicEmail(contactEmail) : null,
    }),
    ...(readings && { readings: readReadings(readings) }),
    ...(accents && { accents: readAccents(accents) }),
    ...(logoId !== undefined && { logoId: readLogoId(logoId) }),
    ...(handles && { handles: parseHandles(handles) }),
    ...(podcast && { podcast }),
    ...(offersPush !== undefined && { offersPush }),
    ...(policies && { policies: readPolicies(policies) }),
    ...(withdrawnNotes && {
      withdrawnNotes: parseTexts(withdrawnNotes, 'withdrawnNotes', longest.notes, 'one'),
    }),
  }
}

/** An IANA name, as ICU writes it. @throws {NewsroomError} `zone-unknown` */
function parseTimeZone(given: string): string {
  const wished = given.trim()
  try {
    // Offsets are no zones: they know no summer.
    if (!/^[A-Za-z][\w+/-]*$/.test(wished)) throw new RangeError(wished)
    return new Intl.DateTimeFormat('en', { timeZone: wished }).resolvedOptions().timeZone
  } catch {
    throw new NewsroomError('zone-unknown', wished.slice(0, 60))
  }
}

/** Only what differs from the language's own way is kept. @throws {NewsroomError} `malformed` */
function readReadings(given: PerLocale): PerLocale {
  const kept: PerLocale = {}
  for (const locale of locales) {
    const text = given[locale]
    if (!text) continue
    const reading = parseFormatPreferences(text, locale)
    if (!reading) throw new NewsroomError('malformed', 'readings')
    const written = writeFormatPreferences(reading)
    if (written !== writeFormatPreferences(localeTable[locale].reading)) kept[locale] = written
  }
  return kept
}

/** Each may be the house's own. @throws {NewsroomError} `colour-unfit`, `contrast-too-low` (`light`, `dark`) */
function readAccents(given: Accents): Accents | null {
  const accents = { light: readAccent(given.light, 'light'), dark: readAccent(given.dark, 'dark') }
  return accents.light || accents.dark ? accents : null
}

function readAccent(given: string, paper: Paper): string {
  if (!given.trim()) return ''
  const colour = readColour(given)
  if (!colour) throw new NewsroomError('colour-unfit', paper)
  if (!judgeColour(colour, paper).passes) throw new NewsroomError('contrast-too-low', paper)
  return colour
}

function readLogoId(given: string | null): string | null {
  if (!given) return null
  if (!couldBeId(given)) throw new NewsroomError('picture-refused', 'unknown')
  return given
}

function readPolicies(given: Partial<Record<PolicyKind, string>>): Columns['policies'] {
  return Object.fromEntries(
    policyKinds.flatMap((kind) => {
      const href = given[kind]?.trim()
      return href ? [[kind, parseHref(href)]] : []
    }),
  )
}

/** A path of this site, or an https address. @throws {NewsroomError} `link-unfit` */
export function parseHref(given: string): string {
  const href = given.trim()
  const isPath = /^\/(?!\/)[^\s\\]*$/.test(href)
  const isAddress = /^https:\/\/[^\s\\]+$/.test(href) && URL.canParse(href) && !new URL(href).username
  if ((!isPath && !isAddress) || href.length > longest.href)
    throw new NewsroomError('link-unfit', href.slice(0, 100))
  return href
}

export const mostMenuItems = 12

/** @throws {NewsroomError} `menu-too-long`, `link-unfit`, `text-too-long`, `malformed` */
export function parseMenu(given: readonly MenuItem[]): MenuItem[] {
  if (!Array.isArray(given)) throw new NewsroomError('malformed', 'menu')
  if (given.length > mostMenuItems) throw new NewsroomError('menu-too-long', String(mostMenuItems))
  return given.map((item: MenuItem): MenuItem => {
    if (typeof item !== 'object' || item === null) throw new NewsroomError('malformed', 'menu')
    switch (item.kind) {
      case 'section':
      case 'topic':
        if (!couldBeId(item.id)) throw new NewsroomError('malformed', 'menu')
        return { kind: item.kind, id: item.id }
      case 'page':
        if (!menuPages.includes(item.page)) throw new NewsroomError('malformed', 'menu')
        return { kind: 'page', page: item.page }
      case 'address': {
        // One text, in the language of the menu.
        const { ar: label } = parseTexts({ ar: item.label }, 'label', longest.label, 'one')
        if (typeof item.href !== 'string') throw new NewsroomError('malformed', 'menu')
        const href = parseHref(item.href)
        if (!label) throw new NewsroomError('label-missing', href)
        return { kind: 'address', label, href }
      }
      default:
        throw new NewsroomError('malformed', 'menu')
    }
  })
}

/** The same of a menu that may be left out. */
export const parseMenuIfAny = (given?: readonly MenuItem[]): MenuItem[] | undefined =>
  given && parseMenu(given)
