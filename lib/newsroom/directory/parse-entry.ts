/** What people write of a section, a topic, a desk or an author, checked where it comes in. */

import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import { defaultLocale, type Locale, locales, type PerLocale } from '../../locale/table.ts'
import { reservedSlugs } from '../../publication/addresses.ts'
import { handleAddress } from '../../publication/social-handle.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { EntryKind, SocialHandle } from '../../vocabulary.ts'
import { perLocale } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { parseEmail } from '../people/parse-person.ts'

/** What is left out stays as it is; of a new entry it is empty. What a kind does not have is not looked at. */
export const entryFields = {
  names: perLocale.optional(),
  /** '' or absent for a new entry: made of its name in a language that is written in Latin letters. */
  slug: z.string().optional(),
  /** Of an author, the biography. */
  descriptions: perLocale.optional(),
  /** A topic's: other words that a reader may search for, and that suggest it. */
  synonyms: z.array(z.string()).optional(),
  /** A section's: its stories are set apart from the news on the front. */
  isOpinion: z.boolean().optional(),
  jobTitles: perLocale.optional(),
  email: z.string().nullable().optional(),
  handles: z.array(z.custom<SocialHandle>(isHandle)).optional(),
  deskId: z.string().nullable().optional(),
  portraitId: z.string().nullable().optional(),
  languages: z.array(z.custom<Locale>((value) => typeof value === 'string')).optional(),
}
const entryInput = z.object(entryFields)
export type EntryInput = z.output<typeof entryInput>

function isHandle(value: unknown): boolean {
  const { network, handle } = (value ?? {}) as Partial<Record<keyof SocialHandle, unknown>>
  return typeof network === 'string' && typeof handle === 'string'
}

const longest = { names: 100, jobTitles: 200, descriptions: 3_000, slug: 60, synonym: 100 }
const mostSynonyms = 100
const mostHandles = 10

const refuse = (field: string): never => {
  throw new NewsroomError('malformed', field)
}

/** Texts per language: cleaned, and none where nothing is left. @throws {NewsroomError} `malformed` */
export function parseTexts(given: unknown, field: string, most: number, lines: 'one' | 'many'): PerLocale {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return refuse(field)
  const texts: PerLocale = {}
  for (const locale of locales) {
    const text = (given as PerLocale)[locale]
    if (text === undefined || text === null) continue
    if (typeof text !== 'string') return refuse(field)
    const line = lines === 'one' ? text.replace(/[\s\u0085]+/gu, ' ') : text.replace(/\r\n?/g, '\n')
    const clean = withoutOverrides(line.normalize('NFC')).trim()
    if (clean.length > most) throw new NewsroomError('text-too-long', String(most))
    if (/[^\s\u200b-\u200f\u2066-\u2069\ufeff]/u.test(clean)) texts[locale] = clean
  }
  return texts
}

/** Names, of which the publication's main language must have one. @throws {NewsroomError} `name-missing`, `malformed` */
export function parseNames(given: unknown): PerLocale {
  const names = parseTexts(given, 'names', longest.names, 'one')
  if (!names[defaultLocale]) throw new NewsroomError('name-missing', defaultLocale)
  return names
}

/** What nothing at the root of the site may be called. */
const takenAtTheRoot = new Set<string>([...reservedSlugs, ...locales])

/**
 * An address's last part. @param names what it is made of when none is given
 * @throws {NewsroomError} `slug-unfit`, `slug-reserved`
 */
export function readSlug(kind: EntryKind, given: unknown, names: PerLocale): string {
  if (given !== undefined && typeof given !== 'string') return refuse('slug')
  const wished = given?.trim() || names.en || names.fr || ''
  const slug = wished
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '-')
  // Of what was typed no letter is dropped unseen; a name is made fit.
  const fit = given?.trim() ? slug : slug.replace(/[^a-z0-9-]+/g, '').replace(/^-+|-+$|-(?=-)/g, '')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(fit) || fit.length > longest.slug)
    throw new NewsroomError('slug-unfit', wished)
  if (kind === 'section' && takenAtTheRoot.has(fit)) throw new NewsroomError('slug-reserved', fit)
  return fit
}

/** @throws {NewsroomError} `malformed`, `text-too-long` */
export function parseSynonyms(given: unknown): string[] {
  if (!Array.isArray(given)) return refuse('synonyms')
  if (given.length > mostSynonyms) throw new NewsroomError('text-too-long', String(mostSynonyms))
  const words = given.map((each) => {
    if (typeof each !== 'string') return refuse('synonyms')
    const word = withoutOverrides(each.normalize('NFC')).replace(/\s+/g, ' ').trim()
    if (word.length > longest.synonym) throw new NewsroomError('text-too-long', String(longest.synonym))
    return word
  })
  return [...new Set(words)].filter(Boolean)
}

/** Accounts, none of them written in a way that its network has not. @throws {NewsroomError} `handle-unfit` */
export function parseHandles(given: unknown): SocialHandle[] {
  if (!Array.isArray(given) || given.length > mostHandles) return refuse('handles')
  return given.flatMap((each: SocialHandle) => {
    if (typeof each?.handle !== 'string' || typeof each.network !== 'string') return refuse('handles')
    const handle = each.handle.trim().replace(/^@/, '')
    if (!handle) return []
    const account = { network: each.network, handle }
    if (!handleAddress(account)) throw new NewsroomError('handle-unfit', handle)
    return [account]
  })
}

/** @throws {NewsroomError} `email-unfit` */
export function parsePublicEmail(given: string): string {
  try {
    return parseEmail(given)
  } catch {
    throw new NewsroomError('email-unfit', given.trim().slice(0, 100))
  }
}

const readId = (given: unknown, field: string): string | null =>
  given === null || given === '' ? null : couldBeId(given) ? given : refuse(field)

/** The columns that a given entry sets, but for its slug. @throws {NewsroomError} */
export function parseColumns(kind: EntryKind, given: EntryInput) {
  const isAuthor = kind === 'author'
  const descriptions =
    given.descriptions && parseTexts(given.descriptions, 'descriptions', longest.descriptions, 'many')
  const { email, deskId, portraitId, languages } = given
  return {
    ...(given.names && { names: parseNames(given.names) }),
    ...(descriptions && (isAuthor ? { biographies: descriptions } : { descriptions })),
    ...(kind === 'topic' && given.synonyms && { aliases: parseSynonyms(given.synonyms) }),
    ...(kind === 'section' && given.isOpinion !== undefined && { isOpinion: given.isOpinion === true }),
    ...(isAuthor && {
      ...(given.jobTitles && {
        jobTitles: parseTexts(given.jobTitles, 'jobTitles', longest.jobTitles, 'one'),
      }),
      ...(email !== undefined && { email: email?.trim() ? parsePublicEmail(email) : null }),
      ...(given.handles && { handles: parseHandles(given.handles) }),
      ...(deskId !== undefined && { deskId: readId(deskId, 'deskId') }),
      ...(portraitId !== undefined && { portraitId: readId(portraitId, 'portraitId') }),
      ...(languages && { languages: locales.filter((each) => languages.includes(each)) }),
    }),
  }
}
