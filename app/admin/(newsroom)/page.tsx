import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { boardHref, boardQuery, fromStart, isFiltered } from '@/components/newsroom/board/board-address.ts'
import { BoardColumns } from '@/components/newsroom/board/board-columns.tsx'
import { BoardFilters } from '@/components/newsroom/board/board-filters.client.tsx'
import { BoardRow, cellColumns } from '@/components/newsroom/board/board-row.tsx'
import { BoardViews, ColumnChoice } from '@/components/newsroom/board/board-views.tsx'
import { BulkForm } from '@/components/newsroom/board/bulk-form.client.tsx'
import { BulkReport } from '@/components/newsroom/board/bulk-report.tsx'
import { ComingStrip, ScheduleFailures } from '@/components/newsroom/board/coming-strip.tsx'
import { askedOfBoard, readBoardQuestion } from '@/components/newsroom/board/read-board-question.ts'
import { StateTabs } from '@/components/newsroom/board/state-tabs.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { PlanStrip } from '@/components/newsroom/plan/plan-strip.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { newId } from '@/lib/db/id.ts'
import type { Database } from '@/lib/db/open.ts'
import { formatList } from '@/lib/locale/lists.ts'
import { timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { Actor } from '@/lib/newsroom/actor.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { boardRows } from '@/lib/newsroom/stories/board.ts'
import { listViews, readBoardColumns } from '@/lib/newsroom/stories/board-views.ts'
import { readBulk } from '@/lib/newsroom/stories/bulk-change.ts'
import { comingUp } from '@/lib/newsroom/stories/coming-up.ts'
import { boardLengths, storyBoard, storyColumns } from '@/lib/newsroom/stories/story-board.ts'
import { boardChoices } from '@/lib/newsroom/writing/board-choices.ts'
import { newsroomLocale, requirePageUser } from '../require-actor.ts'
import {
  bulkAction,
  columnsAction,
  removeViewAction,
  saveViewAction,
  takeStoryAction,
  undoBulkAction,
} from './board-actions.ts'

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
  const asked = askedOfBoard(question, timeZone)
  const [shown, coming, choices, views, columns, report] = await Promise.all([
    question.columns
      ? storyColumns(db, actor, { ...asked, reader: locale })
      : storyBoard(db, actor, { ...asked, reader: locale, length: boardLengths[question.many ? 1 : 0] }),
    comingUp(db, actor, { most: mostComing }),
    boardChoices(db, locale, {
      authorId: question.authorId,
      topicId: question.topicId,
      ids: [question.sectionId, question.deskId, question.ownerId].filter((id) => id !== undefined),
    }),
    listViews(db, actor),
    readBoardColumns(db, actor),
    reportOf(db, actor, question.done),
  ])
  const { counts, gone } = shown
  const filtered = isFiltered(question)
  const canBegin = may(actor, 'story.create')
  const isStart = !question.after && !question.upTo
  const counted = question.state ? counts.states[question.state] : counts.all
  const query = boardQuery(fromStart(question))
  const { columns: isColumns, many: isMany, ...plain } = fromStart(question)
  const ownDesks = choices.desks.filter(({ id }) => actor.deskIds.length === 0 || actor.deskIds.includes(id))
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
      {report && (
        <BulkReport
          {...report}
          hideHref={boardHref(fromStart(question))}
          undo={undoBulkAction.bind(null, query, report.report.id)}
          locale={locale}
          timeZone={timeZone}
        />
      )}
      <ScheduleFailures failed={coming.failed} locale={locale} timeZone={timeZone} />
      {!question.state && !filtered && isStart && !isColumns && (
        <ComingStrip next={coming.next} locale={locale} timeZone={timeZone} />
      )}
      {!question.state && isStart && !isColumns && (
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
      <BoardFilters question={fromStart(question)} choices={choices} />
      {gone.length > 0 && (
        <Notice kind="warning">
          <p>
            {t('gone', {
              what: formatList(
                gone.map((each) => t(`goneWhat.${each}`)),
                locale,
              ),
            })}
          </p>
        </Notice>
      )}
      <div className="board-tools">
        <p className="board-found" role="status">
          {t(counted.hasMore ? 'foundMore' : 'found', { count: counted.count })}
        </p>
        <nav aria-label={t('layout')}>
          <ul className="board-layouts">
            <li>
              <PendingLink
                className="button button-quiet"
                href={boardHref(plain)}
                aria-current={isColumns ? undefined : 'page'}
              >
                {t('asList')}
              </PendingLink>
            </li>
            <li>
              <PendingLink
                className="button button-quiet"
                href={boardHref({ ...plain, columns: true })}
                aria-current={isColumns ? 'page' : undefined}
              >
                {t('asColumns')}
              </PendingLink>
            </li>
          </ul>
        </nav>
        <BoardViews
          views={views}
          desks={ownDesks}
          mayShareWithAll={may(actor, 'directory.edit')}
          save={saveViewAction.bind(null, query)}
          remove={removeViewAction}
          locale={locale}
        />
        {!isColumns && <ColumnChoice columns={columns} action={columnsAction} locale={locale} />}
      </div>
      {'columns' in shown ? (
        <BoardColumns
          question={question}
          columns={shown.columns}
          counts={counts}
          locale={locale}
          timeZone={timeZone}
        />
      ) : shown.rows.length === 0 ? (
        <EmptyState
          title={
            filtered
              ? t('empty.filteredTitle')
              : question.state
                ? t(`empty.${question.state}`)
                : t('empty.firstTitle')
          }
          action={
            filtered ? (
              <ButtonLink href={boardHref(question.state ? { state: question.state } : {})}>
                {t('clear')}
              </ButtonLink>
            ) : !question.state && canBegin ? (
              <ButtonLink kind="primary" icon="plus" href="/admin/new">
                {t('begin')}
              </ButtonLink>
            ) : undefined
          }
        >
          {filtered
            ? t('empty.filtered')
            : question.state
              ? undefined
              : canBegin
                ? t('empty.first')
                : undefined}
        </EmptyState>
      ) : (
        <BulkForm
          // Once it is done, nothing is chosen any more.
          key={`${report?.report.id} ${report?.report.undone !== null}`}
          action={bulkAction.bind(null, query)}
          id={newId()}
          choices={choices}
        >
          <div className="board-table">
            <div className="board-head" aria-hidden="true">
              <span className="board-choose" />
              {columns.includes('picture') && <span className="board-picture" />}
              <span className="board-what">{t('title')}</span>
              {cellColumns
                .filter((each) => columns.includes(each))
                .map((each) => (
                  <span key={each} className="board-cell">
                    {t(`columns.${each}`)}
                  </span>
                ))}
            </div>
            <ol className="board-rows">
              {shown.rows.map((row) => (
                <li key={row.storyId}>
                  <BoardRow
                    row={row}
                    columns={columns}
                    take={takeStoryAction}
                    locale={locale}
                    timeZone={timeZone}
                  />
                </li>
              ))}
            </ol>
          </div>
        </BulkForm>
      )}
      {'rows' in shown && (
        <nav className="board-paging" aria-label={t('paging')}>
          {shown.upTo ? (
            <ButtonLink href={boardHref({ ...fromStart(question), upTo: shown.upTo })}>
              {t('newer')}
            </ButtonLink>
          ) : (
            <span />
          )}
          <ButtonLink
            kind="quiet"
            href={
              isStart
                ? boardHref({ ...plain, ...(!isMany && { many: true }) })
                : boardHref({ ...plain, ...(isMany && { many: true }) })
            }
          >
            {isStart ? t(isMany ? 'fewRows' : 'manyRows') : t('toStart')}
          </ButtonLink>
          {shown.after ? (
            <ButtonLink href={boardHref({ ...fromStart(question), after: shown.after })}>
              {t('older')}
            </ButtonLink>
          ) : (
            <span />
          )}
        </nav>
      )}
      <p className="board-times">
        {t('times', { zone: timeZoneName(locale, timeZone, localeTable[locale].reading) })}
      </p>
    </>
  )
}

/** What came of a change of many stories; nothing where there is none such, or it is another's. */
async function reportOf(db: Database, actor: Actor, id: string | undefined) {
  if (!id || !/^[\w-]{8,64}$/.test(id)) return null
  try {
    const report = await readBulk(db, actor, { id })
    const refused = (report.undone ?? report.outcomes).filter((each) => 'refusal' in each)
    const rows = await boardRows(
      db,
      refused.map(({ articleId }) => articleId),
      { actor },
    )
    return { report, titles: new Map(rows.map((row) => [row.articleId, row])) }
  } catch (error) {
    if (error instanceof NewsroomError) return null
    throw error
  }
}
