import type { Metadata } from 'next'
import { cache } from 'react'
import { CorrectionNote } from '@/components/reader/corrections.tsx'
import { Isolated } from '@/components/reader/isolated.tsx'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { PagingLinks } from '@/components/reader/paging-links.tsx'
import { Static } from '@/components/reader/static.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { correctionsHref, pageHref } from '@/lib/publication/addresses.ts'
import { correctionsCard } from '@/lib/publication/cards.ts'
import { type CorrectionsPage, correctionsPage } from '@/lib/publication/corrections.ts'
import { readPage } from '@/lib/publication/paging.ts'
import { breadcrumbJsonLd, correctionsJsonLd } from '@/lib/syndication/json-ld.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { missingMetadata } from '../../missing-metadata.ts'
import { readerContext } from '../../reader-context.ts'

type Props = { searchParams: Promise<{ page?: string | string[] }> }

const find = cache(async (asked: string | string[] | undefined): Promise<CorrectionsPage | null> => {
  const page = readPage(asked)
  const { db, locale } = await readerContext()
  return page === null ? null : correctionsPage(db, locale, page)
})

const ofItself = cache(async () => {
  const { locale, masthead } = await readerContext()
  const t = await pageWords('Correction.page')
  return {
    name: t('title'),
    description: t('description', { name: masthead.name }),
    href: correctionsHref(locale),
    locale,
  }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const found = await find((await searchParams).page)
  if (!found) return missingMetadata()
  const { locale, masthead } = await readerContext()
  const { name, description, href } = await ofItself()
  const t = await pageWords('Listing')
  const { page } = found.paging
  return pageMetadata({
    locale,
    publicationName: masthead.name,
    title: page > 1 ? t('titlePaged', { title: name, page }) : name,
    description,
    href: pageHref(href, page),
    // The page stands also before there is anything on it: what it says of mistakes is true from the first day.
    languages: page > 1 ? {} : Object.fromEntries(found.locales.map((each) => [each, correctionsHref(each)])),
    card: {
      kind: 'corrections',
      id: 'corrections',
      facts: await correctionsCard(page > 1 ? [] : found.notes, locale, masthead),
    },
    cardAlt: name,
    list: { kind: 'corrections', name },
    index: page === 1,
  })
}

/** Every note to readers on stories of a language, the newest first. */
export default async function Corrections({ searchParams }: Props) {
  const found = await find((await searchParams).page)
  if (!found) return <MissingPage />
  const { locale, masthead } = await readerContext()
  const { name, description, href } = await ofItself()
  const t = await pageWords('Correction')
  const { dir } = localeTable[locale]
  return (
    <>
      <Static>
        <PageHead name={name} description={description}>
          {masthead.contactEmail && (
            <p className="note">
              {t('page.report')}{' '}
              <a href={`mailto:${masthead.contactEmail}`}>
                <bdi dir="ltr">{masthead.contactEmail}</bdi>
              </a>
            </p>
          )}
        </PageHead>
        {found.notes.length === 0 ? (
          <p className="empty">{t('page.empty')}</p>
        ) : (
          <ol className="correction-list">
            {found.notes.map((each) => (
              <li key={each.id} id={`note-${each.id}`}>
                <p className="kicker">
                  <span className="label">{t(`kind.${each.kind}`)}</span>
                  <a href={each.story.section.href}>{each.story.section.name}</a>
                </p>
                <h2>
                  <a href={`${each.story.href}#note-${each.id}`}>
                    <Isolated text={each.story.headline} dir={dir} />
                  </a>
                </h2>
                <div className="correction">
                  <CorrectionNote note={each} among={found.notes} timeZone={masthead.timeZone} />
                </div>
              </li>
            ))}
          </ol>
        )}
        <PagingLinks href={href} paging={found.paging} />
      </Static>
      <JsonLd
        describes={[
          correctionsJsonLd(
            { name, description, href: pageHref(href, found.paging.page), locale },
            found.notes,
          ),
          breadcrumbJsonLd(masthead, locale, [{ name, href }]),
        ]}
      />
    </>
  )
}
