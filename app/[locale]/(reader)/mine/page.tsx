import type { Metadata } from 'next'
import { OwnPage } from '@/components/reader/own-page.tsx'
import { OwnScript } from '@/components/reader/own-script.tsx'
import { OwnTabs } from '@/components/reader/own-tabs.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { Static } from '@/components/reader/static.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { ownHref } from '@/lib/publication/addresses.ts'
import { frontCard } from '@/lib/publication/cards.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { readerContext } from '../../reader-context.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { locale, masthead } = await readerContext()
  const t = await pageWords('Own')
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: t('title'),
    description: t('description', { name: masthead.name }),
    href: ownHref(locale),
    card: { kind: 'front', id: 'front', facts: frontCard({ lead: null, secondary: [] }, locale, masthead) },
    cardAlt: masthead.name,
    // The same empty page for everybody who has nothing in it.
    index: false,
  })
}

/** What a browser remembers for its reader. The server knows nothing of it: the page is one for all. */
export default async function Mine() {
  const { masthead } = await readerContext()
  const t = await pageWords('Own')
  return (
    <>
      <Static>
        <PageHead name={t('title')} description={t('description', { name: masthead.name })}>
          <OwnTabs />
        </PageHead>
        <OwnPage />
      </Static>
      <OwnScript />
    </>
  )
}
