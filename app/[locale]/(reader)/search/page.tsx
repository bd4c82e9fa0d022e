import type { Metadata } from 'next'
import { cache } from 'react'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { OfferedInstead } from '@/components/reader/offered-instead.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { SearchForm } from '@/components/reader/search-form.tsx'
import { SearchHelp } from '@/components/reader/search-help.tsx'
import { SearchNames } from '@/components/reader/search-names.tsx'
import { SearchPaging } from '@/components/reader/search-paging.tsx'
import { SearchResult } from '@/components/reader/search-result.tsx'
import { Static } from '@/components/reader/static.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { audienceHere } from '@/lib/audience/audience-here.ts'
import { pageHref, searchHref } from '@/lib/publication/addresses.ts'
import { frontCard } from '@/lib/publication/cards.ts'
import { offeredInstead } from '@/lib/publication/offered-instead.ts'
import { readPage } from '@/lib/publication/paging.ts'
import { longestQuery } from '@/lib/search/parse-query.ts'
import { type SearchPage as StoryLookup, searchPage } from '@/lib/search/search-page.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { missingMetadata } from '../../missing-metadata.ts'
import { readerContext } from '../../reader-context.ts'

type Asked = { q?: string | string[]; page?: string | string[] }
type Props = { searchParams: Promise<Asked> }

/** `?q=a&q=b` comes from nowhere but a form that somebody else wrote. */
const textOf = ({ q }: Asked): string => (typeof q === 'string' ? q : '').slice(0, longestQuery).trim()

const find = cache(
  async (text: string, asked: string | string[] | undefined): Promise<StoryLookup | null> => {
    const { db, locale, masthead } = await readerContext()
    const page = readPage(asked)
    return page === null ? null : searchPage(db, locale, text, page, masthead.timeZone)
  },
)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = await searchParams
  const text = textOf(asked)
  const found = await find(text, asked.page)
  if (!found) return missingMetadata()
  const { locale, masthead } = await readerContext()
  const t = await pageWords('Search')
  const { page } = found.paging
  const title =
    text === ''
      ? t('title')
      : page > 1
        ? t('titlePaged', { query: text, page })
        : t('titleFor', { query: text })
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title,
    description: masthead.tagline,
    href: pageHref(searchHref(locale, text), page),
    card: {
      kind: 'front',
      id: 'front',
      // What people look for is not what leads today: the card's version is the publication's alone.
      facts: frontCard({ lead: null, secondary: [] }, locale, masthead),
    },
    cardAlt: masthead.name,
    // Endless pages of our own words, in a stranger's order.
    index: false,
  })
}

export default async function SearchPage({ searchParams }: Props) {
  const asked = await searchParams
  const text = textOf(asked)
  const found = await find(text, asked.page)
  if (!found) return <MissingPage />
  const { db, locale, masthead } = await readerContext()
  if (text !== '' && found.paging.page === 1)
    audienceHere()?.noteSearch(
      locale,
      text,
      found.answers !== 'nothing' && found.paging.total === 0 && found.names.length === 0,
    )
  const t = await pageWords('Search')
  return (
    <div className="search-page">
      <PageHead name={t('title')}>
        <SearchForm id="page" text={text} />
        <SearchAnswer text={text} found={found} />
      </PageHead>
      <Static>
        {found.names.length > 0 && <SearchNames names={found.names} />}
        {found.stories.length > 0 && (
          <section className="search-results" aria-label={t('results')}>
            {found.stories.map((each) => (
              <SearchResult key={each.story.articleId} found={each} timeZone={masthead.timeZone} />
            ))}
          </section>
        )}
        <SearchPaging href={searchHref(locale, text)} paging={found.paging} />
        <SearchHelp open={found.stories.length === 0 && found.names.length === 0} />
        {text !== '' && found.stories.length === 0 && (
          <div className="offered">
            <OfferedInstead offered={await offeredInstead(db, locale)} timeZone={masthead.timeZone} />
          </div>
        )}
      </Static>
    </div>
  )
}

/** How many there are, or why there are none, and what was done about it. */
async function SearchAnswer({ text, found }: { text: string; found: StoryLookup }) {
  const t = await pageWords('Search')
  const listing = await pageWords('Listing')
  const { answers, meant, paging } = found
  if (answers === 'nothing') return <p className="note">{text === '' ? t('ask') : t('tooCommon')}</p>
  if (paging.total === 0) return <p className="note">{t('none')}</p>
  return (
    <>
      {answers === 'mended' && meant && (
        <p className="search-note">
          {t.rich('mended', {
            query: text,
            meant: meant.text,
            link: (words) => (
              <a href={meant.href}>
                <bdi>{words}</bdi>
              </a>
            ),
          })}
        </p>
      )}
      {answers === 'some' && <p className="search-note">{t('some')}</p>}
      <p className="note">{listing(paging.hasMore ? 'countMore' : 'count', { count: paging.total })}</p>
    </>
  )
}
