import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BoardPaging } from '@/components/newsroom/board/board-paging.tsx'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { RestoreForm } from '@/components/newsroom/board/restore-form.client.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { localeTable } from '@/lib/locale/table.ts'
import { daysInBin } from '@/lib/newsroom/stories/bin.ts'
import { board } from '@/lib/newsroom/stories/board.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { restoreStory } from './restore-story.ts'

const day = 24 * 60 * 60 * 1000

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Shell.bin' })
  return { title: t('title') }
}

export default async function BinPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { restored, page: asked } = await searchParams
  const wanted = Number(asked ?? 1)
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/bin')
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const { rows, page, pages } = await board(db, actor, {
    bin: true,
    page: Number.isSafeInteger(wanted) && wanted > 0 ? wanted : 1,
  })
  const now = Date.now()
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('bin.title')}</h1>
          <p>{t('bin.intro', { days: daysInBin })}</p>
        </div>
      </header>
      <LiveList />
      {typeof restored === 'string' && /^[\w-]{1,64}$/.test(restored) && (
        <Notice
          kind="done"
          live
          action={
            <ButtonLink size="small" href={`/admin/stories/${restored}`}>
              {t('bin.openRestored')}
            </ButtonLink>
          }
        >
          <p>{t('bin.restored')}</p>
        </Notice>
      )}
      {rows.length === 0 ? (
        <EmptyState
          title={t('bin.emptyTitle')}
          action={<ButtonLink href="/admin">{t('bin.toBoard')}</ButtonLink>}
        >
          {t('bin.empty')}
        </EmptyState>
      ) : (
        <ol className="board-rows">
          {rows.map((row) => {
            const deletedAt = row.deletedAt ?? row.updatedAt
            const left = Math.max(0, Math.ceil((Date.parse(deletedAt) + daysInBin * day - now) / day))
            return (
              <li key={row.articleId}>
                <article className="board-row bin-row">
                  <div className="board-what">
                    <h2>
                      {row.headline ? (
                        <InLanguage locale={row.locale}>{row.headline}</InLanguage>
                      ) : (
                        <span className="board-untitled">{t('board.untitled')}</span>
                      )}
                    </h2>
                    <p className="board-facts">
                      <span>
                        <InLanguage locale={row.locale}>{localeTable[row.locale].name}</InLanguage>
                      </span>
                      <span>{t('bin.deleted', { moment: momentText(deletedAt, locale, timeZone) })}</span>
                      <span className="bin-left">{t('bin.left', { days: left })}</span>
                    </p>
                  </div>
                  <RestoreForm
                    action={restoreStory}
                    articleId={row.articleId}
                    headline={row.headline || t('board.untitled')}
                  />
                </article>
              </li>
            )
          })}
        </ol>
      )}
      <BoardPaging
        locale={locale}
        page={page}
        pages={pages}
        href={(to) => (to > 1 ? `/admin/bin?page=${to}` : '/admin/bin')}
      />
    </>
  )
}
