import type { Metadata } from 'next'
import { cache } from 'react'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { Static } from '@/components/reader/static.tsx'
import { SubscribeForm } from '@/components/reader/subscribe-form.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { newslettersHref } from '@/lib/publication/addresses.ts'
import { frontCard } from '@/lib/publication/cards.ts'
import { frontPage } from '@/lib/publication/front.ts'
import { offeredNewsletters } from '@/lib/publication/newsletters.ts'
import { breadcrumbJsonLd } from '@/lib/syndication/json-ld.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { missingMetadata } from '../../missing-metadata.ts'
import { readerContext } from '../../reader-context.ts'

const find = cache(async () => {
  const { db, locale } = await readerContext()
  return offeredNewsletters(db, locale)
})

export async function generateMetadata(): Promise<Metadata> {
  if ((await find()).length === 0) return missingMetadata()
  const { db, locale, masthead } = await readerContext()
  const t = await pageWords('Newsletter')
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: t('title'),
    description: t('description', { name: masthead.name }),
    href: newslettersHref(locale),
    languages: {},
    card: { kind: 'front', id: 'front', facts: frontCard(await frontPage(db, locale), locale, masthead) },
    cardAlt: masthead.name,
    index: true,
  })
}

/** Every newsletter of the language. Where there is none, or no mail server, there is no such page. */
export default async function Newsletters() {
  const newsletters = await find()
  if (newsletters.length === 0) return <MissingPage />
  const { locale, masthead } = await readerContext()
  const t = await pageWords('Newsletter')
  const name = t('title')
  const [first] = newsletters
  return (
    <>
      <Static>
        <PageHead name={name} description={t('description', { name: masthead.name })} />
        <SubscribeForm newsletters={newsletters} chosen={first ? [first.id] : []} />
      </Static>
      <JsonLd describes={[breadcrumbJsonLd(masthead, locale, [{ name, href: newslettersHref(locale) }])]} />
    </>
  )
}
