import type { Metadata } from 'next'
import { cache } from 'react'
import { FrontPage } from '@/components/reader/front-page.tsx'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { Static } from '@/components/reader/static.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { frontHref } from '@/lib/publication/addresses.ts'
import { frontCard } from '@/lib/publication/cards.ts'
import { frontPage } from '@/lib/publication/front.ts'
import { publicationLocales } from '@/lib/publication/listing.ts'
import { mostRead } from '@/lib/publication/most-read.ts'
import { frontJsonLd } from '@/lib/syndication/json-ld.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { readerContext } from '../reader-context.ts'

const front = cache(async () => {
  const { db, locale } = await readerContext()
  return frontPage(db, locale)
})

export async function generateMetadata(): Promise<Metadata> {
  const { locale, masthead } = await readerContext()
  const { db } = await readerContext()
  const languages = await publicationLocales(db)
  const t = await pageWords('Front')
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: t('title', { name: masthead.name, tagline: masthead.tagline }),
    wholeTitle: true,
    description: masthead.tagline,
    href: frontHref(locale),
    // This page stands, and is to be found, also before anything is published in its language.
    languages: Object.fromEntries(
      [...new Set([...languages, locale])].map((each) => [each, frontHref(each)]),
    ),
    card: { kind: 'front', id: 'front', facts: frontCard(await front(), locale, masthead) },
    cardAlt: masthead.name,
  })
}

export default async function Front() {
  const { db, locale, masthead } = await readerContext()
  return (
    <>
      <Static>
        <FrontPage
          front={await front()}
          name={masthead.name}
          timeZone={masthead.timeZone}
          mostRead={await mostRead(db, locale)}
        />
      </Static>
      <JsonLd describes={frontJsonLd(masthead, locale)} />
    </>
  )
}
