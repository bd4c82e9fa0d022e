import type { MetadataRoute } from 'next'
import type { Database } from '../db/open.ts'
import { everyWord } from '../locale/reader-messages.ts'
import { type Locale, localeTable } from '../locale/table.ts'
import { frontHref, iconHrefs, latestHref, offlineHref, searchHref } from '../publication/addresses.ts'
import { masthead } from '../publication/masthead.ts'
import { readSettings } from '../settings/settings.ts'

/**
 * What a browser needs to put the paper on a home screen: https://www.w3.org/TR/appmanifest/. One per language, each
 * with an identity of its own, so that somebody may keep two.
 */
export async function webManifest(db: Database, locale: Locale): Promise<MetadataRoute.Manifest> {
  const { name, tagline } = await masthead(db, locale)
  const words = await everyWord(locale)
  const shortcut = (shortName: string, url: string) => ({
    name: shortName,
    url,
    icons: [{ src: iconHrefs.small, sizes: '192x192', type: 'image/png' }],
  })
  const png = (src: string, sizes: string, purpose: 'any' | 'maskable') =>
    ({ src, sizes, type: 'image/png', purpose }) as const
  return {
    id: frontHref(locale),
    name,
    short_name: name,
    description: tagline,
    lang: locale,
    dir: localeTable[locale].dir,
    start_url: frontHref(locale),
    scope: '/',
    // A reader keeps the address bar: a newspaper is links.
    display: 'minimal-ui',
    background_color: '#fbf8f1',
    theme_color: '#fbf8f1',
    categories: ['news'],
    // What a long press on the icon offers.
    shortcuts: [
      shortcut(words('Frame.latest'), latestHref(locale)),
      shortcut(words('Search.title'), searchHref(locale)),
      ...(readSettings().deviceCopies ? [shortcut(words('Device.title'), offlineHref(locale))] : []),
    ],
    icons: [
      { src: iconHrefs.svg, sizes: 'any', type: 'image/svg+xml' },
      png(iconHrefs.small, '192x192', 'any'),
      png(iconHrefs.large, '512x512', 'any'),
      png(iconHrefs.maskable, '512x512', 'maskable'),
    ],
  }
}
