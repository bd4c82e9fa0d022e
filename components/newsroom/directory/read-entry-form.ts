import { type Locale, locales, type PerLocale } from '@/lib/locale/table.ts'
import type { EntryInput } from '@/lib/newsroom/directory/parse-entry.ts'
import { networkNames } from '@/lib/publication/social-handle.ts'
import type { EntryKind, SocialHandle } from '@/lib/vocabulary.ts'

export const networks = Object.keys(networkNames) as SocialHandle['network'][]

export const nameField = (locale: Locale) => `name-${locale}`
export const descriptionField = (locale: Locale) => `description-${locale}`
export const jobField = (locale: Locale) => `job-${locale}`
export const handleField = (network: string) => `handle-${network}`

type Typed = Record<string, string[]>
const one = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

export const textsOf = (typed: Typed, field: (locale: Locale) => string): PerLocale =>
  Object.fromEntries(locales.map((locale) => [locale, one(typed, field(locale))]))

/** Accounts as they are typed: one field a network, several apart by spaces. */
export const handlesOf = (typed: Typed): SocialHandle[] =>
  networks.flatMap((network) =>
    one(typed, handleField(network))
      .split(/\s+/)
      .filter(Boolean)
      .map((handle) => ({ network, handle })),
  )

/** What an entry's form says. */
export function entryOf(kind: EntryKind, typed: Typed): EntryInput {
  return {
    names: textsOf(typed, nameField),
    slug: one(typed, 'slug'),
    descriptions: textsOf(typed, descriptionField),
    ...(kind === 'topic' && { synonyms: one(typed, 'synonyms').split(/[\n,،]/) }),
    ...(kind === 'section' && { isOpinion: one(typed, 'opinion') === '1' }),
    ...(kind === 'author' && {
      jobTitles: textsOf(typed, jobField),
      email: one(typed, 'email'),
      handles: handlesOf(typed),
      deskId: one(typed, 'desk'),
      portraitId: one(typed, 'portrait'),
      languages: locales.filter((each) => typed.language?.includes(each)),
    }),
  }
}

/** The field that a refusal speaks of. */
export function fieldOf(refusal: string, subject: string, typed: Typed): string | null {
  switch (refusal) {
    case 'name-missing':
      return nameField(subject as Locale)
    case 'slug-unfit':
    case 'slug-reserved':
    case 'entry-slug-taken':
      return 'slug'
    case 'author-email-taken':
    case 'email-unfit':
      return 'email'
    case 'handle-unfit': {
      const network = handlesOf(typed).find(({ handle }) => handle.replace(/^@/, '') === subject)?.network
      return network ? handleField(network) : null
    }
    default:
      return null
  }
}
