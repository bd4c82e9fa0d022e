import type { Metadata } from 'next'
import { cache } from 'react'
import { AuthorGroups } from '@/components/reader/author-groups.tsx'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { LettersNav } from '@/components/reader/letters-nav.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { PagingLinks } from '@/components/reader/paging-links.tsx'
import { Static } from '@/components/reader/static.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { authorsHref, pageHref } from '@/lib/publication/addresses.ts'
import { type AuthorIndex, authorIndex, noLetter } from '@/lib/publication/author-index.ts'
import { frontCard } from '@/lib/publication/cards.ts'
import { publicationLocales } from '@/lib/publication/listing.ts'
import { readPage } from '@/lib/publication/paging.ts'
import { breadcrumbJsonLd, collectionJsonLd } from '@/lib/syndication/json-ld.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { missingMetadata } from './missing-metadata.ts'
import { decoded, readerContext } from './reader-context.ts'

export type AuthorsProps = {
  params: Promise<{ letter?: string }>
  searchParams: Promise<{ page?: string | string[] }>
}

const find = cache(
  async (letter: string | null, asked: string | string[] | undefined): Promise<AuthorIndex | null> => {
    const { db, locale } = await readerContext()
    const page = readPage(asked)
    return letter === null || page === null ? null : authorIndex(db, locale, letter, page)
  },
)

async function load({ params, searchParams }: AuthorsProps) {
  const letter = decoded((await params).letter ?? '')
  const index = await find(letter, (await searchParams).page)
  return index && letter !== null ? { letter, index } : null
}

async function titleOf(letter: string): Promise<string> {
  const t = await pageWords('Authors')
  return letter === '' ? t('title') : t('titleLetter', { letter: letter === noLetter ? t('other') : letter })
}

/** The head of the index of authors, and of the pages of its letters. */
export async function authorsMetadata(props: AuthorsProps): Promise<Metadata> {
  const found = await load(props)
  if (!found) return missingMetadata()
  const { db, locale, masthead } = await readerContext()
  const t = await pageWords('Authors')
  const listing = await pageWords('Listing')
  const { letter, index } = found
  const { page } = index.paging
  const title = await titleOf(letter)
  const languages = letter === '' ? await publicationLocales(db) : []
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: page > 1 ? listing('titlePaged', { title, page }) : title,
    description: t('description', { name: masthead.name }),
    href: pageHref(authorsHref(locale, letter), page),
    languages: page > 1 ? {} : Object.fromEntries(languages.map((each) => [each, authorsHref(each)])),
    card: { kind: 'front', id: 'front', facts: frontCard({ lead: null, secondary: [] }, locale, masthead) },
    cardAlt: masthead.name,
    index: page === 1 && index.total > 0,
  })
}

/** Everybody who writes, by letter; of many, the letters, and each on pages of its own. */
export async function AuthorsPage(props: AuthorsProps) {
  const found = await load(props)
  if (!found) return <MissingPage />
  const { locale, masthead } = await readerContext()
  const t = await pageWords('Authors')
  const { letter, index } = found
  const isWhole = letter === '' && index.groups.length > 0
  const href = authorsHref(locale, letter)
  return (
    <>
      <Static>
        <PageHead name={await titleOf(letter)} description={t('description', { name: masthead.name })}>
          <p className="note">
            {letter === '' ? (
              t('count', { count: index.total })
            ) : (
              <a href={authorsHref(locale)}>{t('all')}</a>
            )}
          </p>
        </PageHead>
        {index.total === 0 ? (
          <p className="empty">{t('empty')}</p>
        ) : (
          <LettersNav letters={index.letters} current={letter} isWhole={isWhole} />
        )}
        <AuthorGroups groups={index.groups} />
        <PagingLinks href={href} paging={index.paging} />
      </Static>
      <JsonLd
        describes={[
          collectionJsonLd({ name: t('title'), description: '', href, locale }, { stories: [] }),
          breadcrumbJsonLd(masthead, locale, [{ name: t('title'), href: authorsHref(locale) }]),
        ]}
      />
    </>
  )
}
