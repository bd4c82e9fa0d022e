import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { formatList } from '@/lib/locale/lists.ts'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { inLocale, localeTable } from '@/lib/locale/table.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import type { BoardRow as Row } from '@/lib/newsroom/stories/board.ts'
import type { BoardColumn, NewsroomLocale } from '@/lib/vocabulary.ts'
import { ActionButton } from '../people/action-button.client.tsx'
import { Badge, StateBadge } from '../ui/badge.tsx'
import { HandOverWords } from '../ui/hand-over.tsx'
import { Icon } from '../ui/icon.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { failureReason } from './failure-reason.ts'
import { Ago, Moment, momentText } from './moment.tsx'

/** What stands in a column of its own, in the order of the head of the list. */
export const cellColumns = [
  'byline',
  'owner',
  'section',
  'desk',
  'kind',
  'dated',
  'due',
  'words',
  'worked',
] as const

/** One story on the board: what it is called, in which languages it is and where each stands, and what its person asks to see. */
export async function BoardRow({
  row,
  columns,
  take,
  locale,
  timeZone,
}: {
  row: Row
  columns: readonly BoardColumn[]
  /** Puts a story into the hands of whoever presses it. */
  take: (articleId: string) => Promise<Result<void>>
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const translation = await getTranslations({ locale, namespace: 'Newsroom.Translation.board' })
  const note = await getTranslations({ locale, namespace: 'Newsroom.Notes' })
  const plan = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const moment = (at: string) => momentText(at, locale, timeZone)
  const name = row.headline || t('board.untitled')
  const versions = [{ articleId: row.articleId, locale: row.locale, state: row.state }, ...row.siblings]
  // Who does not read the language that leads still knows which story it is.
  const inOwn = row.locale === locale ? undefined : row.siblings.find((each) => each.locale === locale)
  const dated = row.scheduledFor ?? row.publishedAt
  const cells: Record<(typeof cellColumns)[number], ReactNode> = {
    byline: formatList(
      row.authors.map((names) => inLocale(names, locale)),
      locale,
    ) || <span className="board-none">{t('board.noByline')}</span>,
    owner: row.owner ? (
      <bdi>{row.owner}</bdi>
    ) : row.mayTake ? (
      <ActionButton
        size="small"
        action={take.bind(null, row.articleId)}
        done={plan('take.done')}
        label={plan('take.of', { name })}
      >
        {plan('take.label')}
      </ActionButton>
    ) : (
      <span className="board-none">{t('board.noOwner')}</span>
    ),
    section: inLocale(row.section, locale),
    desk: row.desk ? inLocale(row.desk, locale) : <span className="board-none">{t('board.noDesk')}</span>,
    kind: t(`kind.${row.kind}`),
    dated: dated ? (
      <Moment at={dated} locale={locale} timeZone={timeZone} />
    ) : (
      <span className="board-none">{t('board.noDate')}</span>
    ),
    due: row.dueAt ? (
      <span className={row.isLate ? 'board-late' : undefined}>
        {row.isLate && <Icon name="warning" />}
        <Moment at={row.dueAt} locale={locale} timeZone={timeZone} />
        {row.isLate && <span className="board-who">{t('board.late')}</span>}
      </span>
    ) : (
      <span className="board-none">{t('board.notDue')}</span>
    ),
    words: formatNumber(row.wordCount, locale, localeTable[locale].reading),
    worked: (
      <>
        <Ago at={row.updatedAt} locale={locale} timeZone={timeZone} />
        {row.updatedBy && (
          <span className="board-who">
            <bdi>{row.updatedBy}</bdi>
          </span>
        )}
      </>
    ),
  }
  return (
    <article className="board-row" data-state={row.state}>
      <label className="board-choose">
        <input type="checkbox" name="chosen" value={row.articleId} aria-label={t('board.choose', { name })} />
      </label>
      {columns.includes('picture') && (
        <div className="board-picture">
          {row.picture ? (
            // A file of our own, as small as it is.
            // biome-ignore lint/performance/noImgElement: as above
            <img src={row.picture} alt="" loading="lazy" decoding="async" />
          ) : (
            <Icon name="picture" />
          )}
        </div>
      )}
      <div className="board-what">
        <h2>
          <PendingLink href={`/admin/stories/${row.articleId}`}>
            {row.headline ? (
              <InLanguage locale={row.locale}>{row.headline}</InLanguage>
            ) : (
              <span className="board-untitled">{t('board.untitled')}</span>
            )}
          </PendingLink>
        </h2>
        {inOwn?.headline && (
          <p className="board-in-own">
            <InLanguage locale={inOwn.locale}>{inOwn.headline}</InLanguage>
          </p>
        )}
        <ul className="board-languages" aria-label={t('board.languages')}>
          {versions.map((version) => (
            <li key={version.articleId}>
              <PendingLink href={`/admin/stories/${version.articleId}`}>
                <InLanguage locale={version.locale}>{localeTable[version.locale].name}</InLanguage>
                <StateBadge state={version.state} label={t(`state.${version.state}`)} />
              </PendingLink>
            </li>
          ))}
        </ul>
        {columns.includes('note') && row.handOver && (
          <HandOverWords
            handOver={row.handOver}
            done={note(`handOver.${row.handOver.move}`)}
            of={
              row.handedOver !== row.locale && (
                <InLanguage locale={row.handedOver}>{localeTable[row.handedOver].name}</InLanguage>
              )
            }
            moment={<Moment at={row.handOver.at} locale={locale} timeZone={timeZone} />}
            more={note('more')}
            less={note('less')}
          />
        )}
        {row.excerpt && (
          <p className="board-excerpt">
            <InLanguage locale={row.locale}>
              {row.excerpt.map(({ text, isHit }, n) =>
                // Its pieces never move.
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                isHit ? <mark key={n}>{text}</mark> : text,
              )}
            </InLanguage>
          </p>
        )}
        <div className="board-marks">
          {row.hasUnpublishedChanges && <Badge tone="ochre">{t('board.unpublishedChanges')}</Badge>}
          {row.sourceHasChanged && <Badge tone="ochre">{translation('sourceChanged')}</Badge>}
          {row.openNotes > 0 && (
            <p className="board-notes">
              <Icon name="note" />
              {note('open', { count: row.openNotes })}
            </p>
          )}
          {row.scheduledFor && !row.scheduleFailure && (
            <p className="board-when">
              <Icon name="clock" />
              {t('board.scheduledFor', { moment: moment(row.scheduledFor) })}
            </p>
          )}
          {row.embargoUntil && (
            <p className="board-when">
              <Icon name="lock" />
              {t('board.embargoUntil', { moment: moment(row.embargoUntil) })}
            </p>
          )}
          {row.scheduleFailure && (
            <p className="board-failure">
              <Icon name="warning" />
              {t('board.failure', {
                reason: await failureReason(row.scheduleFailure, row.embargoUntil, locale, timeZone),
              })}
            </p>
          )}
          {row.openBy.map((person) => (
            <p key={person} className="board-open">
              <Icon name="pen" />
              {t('board.openBy', { name: person })}
            </p>
          ))}
        </div>
      </div>
      {cellColumns
        .filter((each) => columns.includes(each))
        .map((each) => (
          <div key={each} className="board-cell" data-column={each}>
            <span className="board-cell-name">{t(`board.columns.${each}`)}</span>
            <span>{cells[each]}</span>
          </div>
        ))}
    </article>
  )
}
