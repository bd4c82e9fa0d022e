import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { AddFile } from '@/components/newsroom/files/add-file.client.tsx'
import { fileHref, filesAddress, filesHref } from '@/components/newsroom/files/ask-files.ts'
import { FileOrigin } from '@/components/newsroom/files/file-facts.tsx'
import { libraryHref } from '@/components/newsroom/media/library-address.ts'
import { Button, ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { TextField } from '@/components/newsroom/ui/field.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { listFiles } from '@/lib/newsroom/files/list-files.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { fileKinds } from '@/lib/picture/file-formats.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Files' })
  return { title: t('title') }
}

export default async function FilesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const asked = await searchParams
  const kind = fileKinds.find((each) => each === asked.kind)
  const query = typeof asked.q === 'string' ? asked.q : ''
  const page = Math.min(Math.max(Math.trunc(Number(asked.page)) || 1, 1), 200)
  const { db, actor, locale, timeZone } = await requirePageUser(filesHref({ kind, query, page }))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Files' })
  const { files, hasMore } = await listFiles(db, actor, { query, kind, page })
  return (
    <>
      <header className="screen-head">
        <h1>{t('title')}</h1>
        <ButtonLink icon="picture" href={libraryHref()}>
          {t('pictures')}
        </ButtonLink>
      </header>
      {may(actor, 'media.upload') && <AddFile megabytes={readSettings().uploadBytes / 1024 / 1024} />}
      <nav className="file-kinds" aria-label={t('title')}>
        {[undefined, ...fileKinds].map((each) => (
          <PendingLink
            key={each ?? 'all'}
            href={filesHref({ kind: each, query })}
            aria-current={each === kind ? 'page' : undefined}
          >
            {t(`kinds.${each ?? 'all'}`)}
          </PendingLink>
        ))}
      </nav>
      <form action={filesAddress} className="file-search">
        {kind && <input type="hidden" name="kind" value={kind} />}
        <TextField label={t('search')} name="q" type="search" defaultValue={query} maxLength={100} />
        <Button type="submit">{t('show')}</Button>
      </form>
      {files.length === 0 ? (
        <EmptyState title={query || kind ? t('none') : t('empty')} />
      ) : (
        <ul className="file-list">
          {files.map((file) => (
            <li key={file.mediaId}>
              <PendingLink href={fileHref(file.mediaId)}>
                <bdi>{file.fileName}</bdi>
              </PendingLink>
              <FileOrigin file={file} words={t} moment={momentText(file.createdAt, locale, timeZone)} />
            </li>
          ))}
        </ul>
      )}
      {(page > 1 || hasMore) && (
        <nav className="board-paging" aria-label={t('paging')}>
          {page > 1 ? (
            <ButtonLink href={filesHref({ kind, query, page: page - 1 })}>{t('newer')}</ButtonLink>
          ) : (
            <span />
          )}
          {hasMore ? (
            <ButtonLink href={filesHref({ kind, query, page: page + 1 })}>{t('older')}</ButtonLink>
          ) : (
            <span />
          )}
        </nav>
      )}
    </>
  )
}
