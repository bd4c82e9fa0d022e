import type { Metadata } from 'next'
import { cache } from 'react'
import { FollowHere } from '@/components/reader/own-follow.tsx'
import { OwnScript } from '@/components/reader/own-script.tsx'
import { OwnTabs } from '@/components/reader/own-tabs.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { Static } from '@/components/reader/static.tsx'
import { StoryDays } from '@/components/reader/story-list.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { followingHref } from '@/lib/publication/addresses.ts'
import { frontCard } from '@/lib/publication/cards.ts'
import { followedStories, readFollowed } from '@/lib/publication/followed.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { readerContext } from '../../reader-context.ts'

type Props = { searchParams: Promise<{ of?: string | string[] }> }

const find = cache(async (of: string | string[] | undefined) => {
  const { db, locale } = await readerContext()
  return followedStories(db, locale, readFollowed(of))
})

export async function generateMetadata(): Promise<Metadata> {
  const { locale, masthead } = await readerContext()
  const t = await pageWords('Own.following')
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: t('heading'),
    description: t('description'),
    href: followingHref(locale),
    card: { kind: 'front', id: 'front', facts: frontCard({ lead: null, secondary: [] }, locale, masthead) },
    cardAlt: masthead.name,
    // As many pages as there are readers.
    index: false,
  })
}

/**
 * What is new of what a reader follows. The browser knows what that is and puts it into the address (`public/own.js`); the
 * server knows of nobody who follows.
 */
export default async function Following({ searchParams }: Props) {
  const { locale, masthead } = await readerContext()
  const { lists, stories } = await find((await searchParams).of)
  const own = await pageWords('Own')
  const t = await pageWords('Own.following')
  return (
    <>
      <Static>
        <PageHead kind={own('title')} name={t('heading')} description={t('description')}>
          <OwnTabs following />
        </PageHead>
        <div className="own-following" data-following={followingHref(locale)}>
          {lists.length > 0 ? (
            <FollowHere title={t('chosen')} lists={lists} />
          ) : (
            <>
              <p className="empty">{t('empty')}</p>
              <FollowHere
                lists={masthead.sections.map(({ id, name }) => ({ kind: 'section' as const, id, name }))}
              />
            </>
          )}
        </div>
        {lists.length > 0 && stories.length === 0 && <p className="empty">{t('none')}</p>}
        {stories.length > 0 && <StoryDays stories={stories} timeZone={masthead.timeZone} />}
      </Static>
      <OwnScript />
    </>
  )
}
