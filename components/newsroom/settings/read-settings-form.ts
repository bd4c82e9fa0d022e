import { type Locale, locales, type PerLocale } from '@/lib/locale/table.ts'
import { type Paper, readColour } from '@/lib/newsroom/settings/contrast.ts'
import { longestDeclaredFile } from '@/lib/newsroom/settings/parse-declared-files.ts'
import type { SettingsInput } from '@/lib/newsroom/settings/parse-settings.ts'
import { present } from '@/lib/present.ts'
import { type CrawlerName, crawlerNames, crawlers } from '@/lib/syndication/terms/crawlers.ts'
import {
  type MachineUse,
  type MenuItem,
  type Menus,
  machineAnswers,
  machineUses,
  menuPages,
  menuPlaces,
  type PolicyKind,
  podcastCategories,
  policyKinds,
  type UsesAnswered,
} from '@/lib/vocabulary.ts'
import { handleField, handlesOf, nameField, networks, textsOf } from '../directory/read-entry-form.ts'

type Typed = Record<string, string[]>
const one = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

export const taglineField = (locale: Locale) => `tagline-${locale}`
export const noteField = (locale: Locale) => `note-${locale}`
export const readingParts = ['numerals', 'calendar', 'months', 'secondCalendar'] as const
export const readingField = (locale: Locale, part: (typeof readingParts)[number]) => `${part}-${locale}`
export const policyField = (kind: PolicyKind) => `policy-${kind}`

export const accentField = (paper: Paper) => `accent-${paper}`
/** What the picker says, and what it said at first: sent where no script puts the one into the other. */
export const pickedField = (paper: Paper) => `accent-${paper}-picked`
export const shownField = (paper: Paper) => `accent-${paper}-shown`

/** The colour that was written; or the one that was picked, where only that was done. */
function accentIn(typed: Typed, paper: Paper): string {
  const [text, picked] = [one(typed, accentField(paper)), one(typed, pickedField(paper))]
  const shown = one(typed, shownField(paper))
  return picked !== shown && (!text.trim() || readColour(text) === shown) ? picked : text
}

/** What the form of settings says. */
export const settingsOf = (typed: Typed): SettingsInput => ({
  names: textsOf(typed, nameField),
  taglines: textsOf(typed, taglineField),
  withdrawnNotes: textsOf(typed, noteField),
  readings: Object.fromEntries(
    locales.map((locale) => [
      locale,
      readingParts.map((part) => one(typed, readingField(locale, part))).join('.'),
    ]),
  ) as PerLocale,
  timeZone: one(typed, 'timeZone'),
  contactEmail: one(typed, 'email'),
  logoId: one(typed, 'logo'),
  accents: { light: accentIn(typed, 'light'), dark: accentIn(typed, 'dark') },
  handles: handlesOf(typed),
  podcast: {
    category: podcastCategories.find((each) => each === one(typed, 'podcastCategory')) ?? 'news',
    isExplicit: one(typed, 'podcastExplicit') !== '',
  },
  offersPush: one(typed, 'offersPush') !== '',
  policies: Object.fromEntries(policyKinds.map((kind) => [kind, one(typed, policyField(kind))])),
})

export const menuField = (
  place: (typeof menuPlaces)[number],
  part: 'own' | 'target' | 'label' | 'href' | 'order',
  at = 0,
) => (part === 'own' ? `${place}-own` : `${place}-${part}-${at}`)

/** What a menu's form names a destination by. */
export const targetOf = (item: MenuItem): string =>
  item.kind === 'address' ? 'address' : `${item.kind}:${item.kind === 'page' ? item.page : item.id}`

/** The menus that a form says, each in the order of its numbers. */
export function menusOf(typed: Typed): Menus {
  const menus: Menus = {}
  for (const place of menuPlaces) {
    if (one(typed, menuField(place, 'own')) !== 'own') continue
    const rows = Object.keys(typed).flatMap((name) => {
      const at = name.startsWith(`${place}-target-`) ? Number(name.slice(`${place}-target-`.length)) : null
      const item = at === null ? null : itemAt(typed, place, at)
      return item
        ? [
            {
              item,
              order: Number(one(typed, menuField(place, 'order', present(at, 'place of this item')))) || 99,
            },
          ]
        : []
    })
    menus[place] = rows.sort((a, b) => a.order - b.order).map(({ item }) => item)
  }
  return menus
}

function itemAt(typed: Typed, place: (typeof menuPlaces)[number], at: number): MenuItem | null {
  const [kind, named = ''] = one(typed, menuField(place, 'target', at)).split(':')
  if (kind === 'section' || kind === 'topic') return { kind, id: named }
  const page = menuPages.find((each) => each === named)
  if (kind === 'page' && page) return { kind, page }
  const label = one(typed, menuField(place, 'label', at))
  const href = one(typed, menuField(place, 'href', at))
  return kind === 'address' && (label.trim() || href.trim()) ? { kind, label, href } : null
}

export const fieldOfUse = (use: MachineUse) => `use-${use}`
export const crawlerField = (name: CrawlerName, use: MachineUse) => `crawler-${name}-${use}`
/** What a choice says where it says nothing of its own. */
export const unsaid = 'unsaid'

const answersIn = (typed: Typed, fields: readonly (readonly [MachineUse, string])[]): UsesAnswered =>
  Object.fromEntries(
    fields.flatMap(([use, field]) => {
      const answer = machineAnswers.find((each) => each === one(typed, field))
      return answer ? [[use, answer]] : []
    }),
  )

/** What the form of terms for machines says. */
export const machineTermsOf = (typed: Typed) => ({
  terms: {
    uses: answersIn(
      typed,
      machineUses.map((use) => [use, fieldOfUse(use)] as const),
    ),
    crawlers: Object.fromEntries(
      crawlerNames.map((name) => [
        name,
        answersIn(
          typed,
          crawlers[name].uses.map((use) => [use, crawlerField(name, use)] as const),
        ),
      ]),
    ),
    termsHref: one(typed, 'termsHref'),
  },
  adsTxt: one(typed, 'adsTxt'),
  trustTxt: one(typed, 'trustTxt'),
})

/** Fields by the most that they may hold, in UTF-16 units, as `text-too-long` says it. */
const fieldsByMost: Record<string, RegExp> = {
  60: /-label-/,
  100: /^name-/,
  200: /^tagline-/,
  500: /^note-/,
  [longestDeclaredFile]: /Txt$/,
}

const tooLong = (typed: Typed, most: string): string | null =>
  Object.keys(typed).find(
    (name) => fieldsByMost[most]?.test(name) && one(typed, name).trim().length > Number(most),
  ) ?? null

/** The field that a refusal speaks of. */
export function settingsFieldOf(refusal: string, subject: string, typed: Typed): string | null {
  switch (refusal) {
    case 'name-missing':
      return nameField(subject as Locale)
    case 'zone-unknown':
      return 'timeZone'
    case 'email-unfit':
      return 'email'
    case 'contrast-too-low':
    case 'colour-unfit':
      return accentField(subject === 'light' ? 'light' : 'dark')
    case 'text-too-long':
      return tooLong(typed, subject)
    case 'handle-unfit': {
      const network = networks.find((each) =>
        one(typed, handleField(each))
          .split(/\s+/)
          .some((handle) => handle.replace(/^@/, '') === subject),
      )
      return network ? handleField(network) : null
    }
    case 'ads-unprintable':
    case 'ads-fields':
    case 'ads-domain':
    case 'ads-relation':
    case 'ads-variable':
      return 'adsTxt'
    case 'trust-unprintable':
    case 'trust-attribute':
    case 'trust-address':
    case 'trust-training':
      return 'trustTxt'
    case 'link-unfit':
      return Object.keys(typed).find((name) => name !== 'logo' && one(typed, name).trim() === subject) ?? null
    case 'label-missing':
      return (
        Object.keys(typed)
          .find((name) => /-href-/.test(name) && one(typed, name).trim() === subject)
          ?.replace('-href-', '-label-') ?? null
      )
    default:
      return null
  }
}
