import type { Metadata } from 'next'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { PushChoices, PushScript } from '@/components/reader/push-choices.tsx'
import { Static } from '@/components/reader/static.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { notificationsHref } from '@/lib/publication/addresses.ts'
import { frontCard } from '@/lib/publication/cards.ts'
import { frontPage } from '@/lib/publication/front.ts'
import { breadcrumbJsonLd } from '@/lib/syndication/json-ld.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { missingMetadata } from '../../missing-metadata.ts'
import { readerContext } from '../../reader-context.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { db, locale, masthead } = await readerContext()
  if (!masthead.offersPush) return missingMetadata()
  const t = await pageWords('Push')
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: t('title'),
    description: t('description', { name: masthead.name }),
    href: notificationsHref(locale),
    card: { kind: 'front', id: 'front', facts: frontCard(await frontPage(db, locale), locale, masthead) },
    cardAlt: masthead.name,
    // The same form for everybody, of which a search engine has nothing.
    index: false,
  })
}

/** Of what a device is told. Where the paper sends nothing to devices, there is no such page. */
export default async function Notifications() {
  const { locale, masthead } = await readerContext()
  if (!masthead.offersPush) return <MissingPage />
  const t = await pageWords('Push')
  const name = t('title')
  return (
    <>
      <Static>
        <PageHead name={name} description={t('description', { name: masthead.name })} />
        <PushChoices masthead={masthead} />
      </Static>
      <PushScript masthead={masthead} />
      <JsonLd describes={[breadcrumbJsonLd(masthead, locale, [{ name, href: notificationsHref(locale) }])]} />
    </>
  )
}
