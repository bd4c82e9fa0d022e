import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { FrontPage } from '@/components/reader/front-page.tsx'
import { locales } from '@/lib/locale/table.ts'
import { absolute, frontHref } from '@/lib/publication/addresses.ts'
import { cardVersion } from '@/lib/publication/card-version.ts'
import { frontPage } from '@/lib/publication/front.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { readerContext } from '../reader-context.ts'

const front = cache(async () => {
  const { db, locale } = await readerContext()
  return frontPage(db, locale)
})

export async function generateMetadata(): Promise<Metadata> {
  const { locale, masthead } = await readerContext()
  const { lead, secondary } = await front()
  const headlines = [lead, ...secondary].map((story) => story?.headline)
  const t = await getTranslations('Front')
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: t('title', { name: masthead.name, tagline: masthead.tagline }),
    wholeTitle: true,
    description: masthead.tagline,
    href: frontHref(locale),
    languages: Object.fromEntries(locales.map((each) => [each, absolute(frontHref(each))])),
    card: { kind: 'front', id: 'front', version: cardVersion(headlines), photo: false },
    cardAlt: masthead.name,
  })
}

export default async function Front() {
  const { masthead } = await readerContext()
  return <FrontPage front={await front()} name={masthead.name} timeZone={masthead.timeZone} />
}
