import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { boardHref, isFiltered } from '@/components/newsroom/board/board-address.ts'
import { BoardFilters } from '@/components/newsroom/board/board-filters.client.tsx'
import { BoardPaging } from '@/components/newsroom/board/board-paging.tsx'
import { BoardRow } from '@/components/newsroom/board/board-row.tsx'
import { ComingStrip, ScheduleFailures } from '@/components/newsroom/board/coming-strip.tsx'
import { readBoardQuestion } from '@/components/newsroom/board/read-board-question.ts'
import { StateTabs } from '@/components/newsroom/board/state-tabs.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { PlanStrip } from '@/components/newsroom/plan/plan-strip.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { board } from '@/lib/newsroom/stories/board.ts'
import { boardCounts } from '@/lib/newsroom/stories/board-counts.ts'
import { comingUp } from '@/lib/newsroom/stories/coming-up.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import { newsroomLocale, requirePageUser } from '../require-actor.ts'

/** As many as fit in a strip across a screen. */
const mostComing = 6

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Shell.board' })
  return { title: t('title') }
}

export default async function BoardPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const question = readBoardQuestion(await searchParams)
  const { db, actor, locale, timeZone } = await requirePageUser(boardHref(question))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board' })
  const [{ rows, total, hasMore, page, pages }, counts, coming, directory] = await Promise.all([
    board(db, actor, question),
    boardCounts(db, actor, question),
    comingUp(db, actor, { most: mostComing }),
    sectionsAndDesks(db, locale),
  ])
  const filtered = isFiltered(question)
  const canBegin = may(actor, 'story.create')
  return (
    <>
      <header className="screen-head">
        <h1>{t('title')}</h1>
        {canBegin && (
          <ButtonLink kind="primary" icon="plus" href="/admin/new" className="new-story">
            {t('begin')}
          </ButtonLink>
        )}
      </header>
      <LiveList />
      <ScheduleFailures failed={coming.failed} locale={locale} timeZone={timeZone} />
      {!question.state && !filtered && page === 1 && (
        <ComingStrip next={coming.next} locale={locale} timeZone={timeZone} />
      )}
      {!question.state && page === 1 && (
        <PlanStrip
          db={db}
          actor={actor}
          deskId={question.deskId}
          mine={question.mine}
          locale={locale}
          timeZone={timeZone}
        />
      )}
      <StateTabs locale={locale} question={question} counts={counts} />
      <BoardFilters question={question} desks={directory.desks} />
      <p className="board-found" role="status">
        {t(hasMore ? 'foundMore' : 'found', { count: total })}
      </p>
      {rows.length === 0 ? (
        <NoRows
          title={
            filtered
              ? t('empty.filteredTitle')
              : question.state
                ? t(`empty.${question.state}`)
                : t('empty.firstTitle')
          }
          text={
            filtered
              ? t('empty.filtered')
              : question.state
                ? undefined
                : canBegin
                  ? t('empty.first')
                  : undefined
          }
          action={
            filtered ? (
              <ButtonLink href={boardHref({ state: question.state })}>{t('clear')}</ButtonLink>
            ) : !question.state && canBegin ? (
              <ButtonLink kind="primary" icon="plus" href="/admin/new">
                {t('begin')}
              </ButtonLink>
            ) : undefined
          }
        />
      ) : (
        <ol className="board-rows">
          {rows.map((row) => (
            <li key={row.articleId}>
              <BoardRow row={row} locale={locale} timeZone={timeZone} />
            </li>
          ))}
        </ol>
      )}
      <BoardPaging
        locale={locale}
        page={page}
        pages={pages}
        href={(to) => boardHref({ ...question, page: to })}
      />
      <p className="board-times">
        {t('times', { zone: timeZoneName(locale, timeZone, localeTable[locale].reading) })}
      </p>
    </>
  )
}

function NoRows({ title, text, action }: { title: string; text?: string; action?: React.ReactNode }) {
  return (
    <EmptyState title={title} action={action}>
      {text}
    </EmptyState>
  )
}
