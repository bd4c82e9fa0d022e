import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FrontPage } from '@/components/reader/front-page.tsx'
import { locales } from '@/lib/locale/table.ts'
import { absolute, frontHref } from '@/lib/publication/addresses.ts'
import { frontPage } from '@/lib/publication/front.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { readerContext } from '../reader-context.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { locale, masthead } = await readerContext()
  const t = await getTranslations('Front')
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: t('title', { name: masthead.name, tagline: masthead.tagline }),
    wholeTitle: true,
    description: masthead.tagline,
    href: frontHref(locale),
    languages: Object.fromEntries(locales.map((each) => [each, absolute(frontHref(each))])),
    card: { kind: 'front', id: 'front', version: new Date().toISOString().slice(0, 13).replace(/\D/g, '') },
    cardAlt: masthead.name,
  })
}

export default async function Front() {
  const { db, locale, masthead } = await readerContext()
  return <FrontPage front={await frontPage(db, locale)} name={masthead.name} timeZone={masthead.timeZone} />
}
