import type { Metadata } from 'next'
import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import { BoardPaging } from '@/components/newsroom/board/board-paging.tsx'
import { libraryHref } from '@/components/newsroom/media/library-address.ts'
import { PictureCard } from '@/components/newsroom/media/picture-card.tsx'
import { UploadQueue } from '@/components/newsroom/media/upload-queue.client.tsx'
import { Button, ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { TextField } from '@/components/newsroom/ui/field.tsx'
import { Icon } from '@/components/newsroom/ui/icon.tsx'
import { may } from '@/lib/newsroom/permissions.ts'
import { listPictures } from '@/lib/newsroom/pictures/list-pictures.ts'
import { picturesUses } from '@/lib/newsroom/pictures/picture-uses.ts'
import { newsroomLocale, visiting } from '../../acting.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Media' })
  return { title: t('title') }
}

export default async function MediaPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { q, page: asked } = await searchParams
  const query = typeof q === 'string' ? q : ''
  const wanted = Number(asked ?? 1)
  const { db, actor, locale } = await visiting(libraryHref({ query, page: wanted }))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Media' })
  const { pictures, page, pages, total } = await listPictures(db, actor, { query, page: wanted })
  const uses = await picturesUses(
    db,
    actor,
    pictures.map((each) => each.mediaId),
  )
  return (
    <>
      <header className="screen-head">
        <h1>{t('title')}</h1>
      </header>
      {may(actor, 'media.upload') && <UploadQueue />}
      <search aria-label={t('search.label')}>
        <Form action="/admin/media" prefetch={false} className="filters" key={query}>
          <div className="filters-query">
            <Icon name="search" />
            <TextField
              label={t('search.label')}
              labelHidden
              type="search"
              name="q"
              defaultValue={query}
              placeholder={t('search.placeholder')}
              maxLength={100}
              autoComplete="off"
              enterKeyHint="search"
              data-search-field=""
            />
          </div>
          <Button type="submit">{t('search.apply')}</Button>
          {query && <ButtonLink href={libraryHref()}>{t('search.clear')}</ButtonLink>}
        </Form>
      </search>
      <p className="board-found" role="status">
        {t('found', { count: total })}
      </p>
      {pictures.length === 0 ? (
        <EmptyState title={query ? t('empty.noneTitle') : t('empty.title')}>
          {query ? t('empty.none') : t('empty.text')}
        </EmptyState>
      ) : (
        <ul className="library">
          {pictures.map((picture) => (
            <li key={picture.mediaId}>
              <PictureCard picture={picture} uses={uses.get(picture.mediaId)?.length ?? 0} locale={locale} />
            </li>
          ))}
        </ul>
      )}
      <BoardPaging
        locale={locale}
        page={page}
        pages={pages}
        href={(to) => libraryHref({ query, page: to })}
      />
    </>
  )
}
