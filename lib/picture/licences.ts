/** By what right a picture stands in the paper. Each kind's name is a message, `Newsroom.Media.licence.kinds.*`. */

/**
 * What each kind of licence asks of who records it. `note`: words for the newsroom (the reason, who gave it, the
 * contract) that must be there. `deed`: which of the licences printed by {@link deedOf} it is.
 */
const licenceKinds = {
  /** Made by somebody of the paper. */
  own: {},
  /** Made for the paper by somebody else, who was paid. */
  commissioned: {},
  /** By subscription or single sale. */
  agency: {},
  /** The licence itself must be named. */
  'creative-commons': { asks: 'deed' },
  /** Nobody's any longer, or never anybody's. */
  'public-domain': {},
  /** Given out by a ministry, company or party, for this purpose: whose it is must be said. */
  handout: { asks: 'note' },
  /** Allowed by its maker for this use: by whom and how must be said. */
  permission: { asks: 'note' },
  /** Quoted without permission, under an exception of the law: the reason must be said. */
  'fair-use': { asks: 'note' },
} as const satisfies Record<string, { asks?: 'note' | 'deed' }>
export type LicenceKind = keyof typeof licenceKinds
export const licenceKindNames = Object.keys(licenceKinds) as LicenceKind[]
export const isLicenceKind = (value: unknown): value is LicenceKind =>
  typeof value === 'string' && Object.hasOwn(licenceKinds, value)

/** What a kind must be told; undefined for nothing. */
export const askedOf = (kind: LicenceKind): 'note' | 'deed' | undefined => {
  const { asks }: { asks?: 'note' | 'deed' } = licenceKinds[kind]
  return asks
}

/** Creative Commons' licences that are in use, as they are printed, the newest version first. */
export const creativeCommons: readonly string[] = [
  'CC0 1.0',
  ...['4.0', '3.0', '2.5', '2.0'].flatMap((version) =>
    ['BY', 'BY-SA', 'BY-ND', 'BY-NC', 'BY-NC-SA', 'BY-NC-ND'].map((terms) => `CC ${terms} ${version}`),
  ),
]

/**
 * The address of a Creative Commons licence's text, by its printed name; undefined for what is none of them.
 * @see https://creativecommons.org/share-your-work/cclicenses/
 */
export function deedOf(printed: string | null): string | undefined {
  if (printed === null || !creativeCommons.includes(printed)) return undefined
  if (printed === 'CC0 1.0') return 'https://creativecommons.org/publicdomain/zero/1.0/'
  const [, terms = '', version] = printed.split(' ')
  return `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`
}

/** Days before a picture's licence runs out from which on the newsroom is told. */
export const warnedBefore = 14

/** How a picture's licence stands at a moment: it ran out, will within {@link warnedBefore} days, or neither. */
export function expiryOf(expiresAt: Date | null, now: Date): 'expired' | 'soon' | null {
  if (!expiresAt) return null
  const left = expiresAt.getTime() - now.getTime()
  return left <= 0 ? 'expired' : left <= warnedBefore * 86_400_000 ? 'soon' : null
}
