import { getTranslations } from 'next-intl/server'
import { formatList } from '@/lib/locale/lists.ts'
import { inLocale, localeTable } from '@/lib/locale/table.ts'
import type { BoardRow as Row } from '@/lib/newsroom/stories/board.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Badge, StateBadge } from '../ui/badge.tsx'
import { HandOverWords } from '../ui/hand-over.tsx'
import { Icon } from '../ui/icon.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { failureReason } from './failure-reason.ts'
import { Moment, momentText } from './moment.tsx'

/** One story on the board: what it is called, where it stands, who has it, and when anything last happened to it. */
export async function BoardRow({
  row,
  locale,
  timeZone,
}: {
  row: Row
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const translation = await getTranslations({ locale, namespace: 'Newsroom.Translation.board' })
  const note = await getTranslations({ locale, namespace: 'Newsroom.Notes' })
  const { name: language } = localeTable[row.locale]
  const authors = formatList(
    row.authors.map((names) => inLocale(names, locale)),
    locale,
  )
  const place = [inLocale(row.section, locale), row.desk ? inLocale(row.desk, locale) : t('board.noDesk')]
  const moment = (at: string) => momentText(at, locale, timeZone)
  return (
    <article className="board-row" data-state={row.state}>
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
        <p className="board-facts">
          <span>
            <InLanguage locale={row.locale}>{language}</InLanguage>
          </span>
          <span>{t(`kind.${row.kind}`)}</span>
          <span>{authors || t('board.noByline')}</span>
          {place.map((each) => (
            <span key={each}>{each}</span>
          ))}
        </p>
        {row.handOver && (
          <HandOverWords
            handOver={row.handOver}
            done={note(`handOver.${row.handOver.move}`)}
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
        {row.siblings.length > 0 && (
          <p className="board-siblings">
            <span>{t('board.others')}</span>
            {row.siblings.map((sibling) => (
              <PendingLink key={sibling.articleId} href={`/admin/stories/${sibling.articleId}`}>
                <InLanguage locale={sibling.locale}>{localeTable[sibling.locale].name}</InLanguage>
                <StateBadge state={sibling.state} label={t(`state.${sibling.state}`)} />
              </PendingLink>
            ))}
          </p>
        )}
      </div>
      <div className="board-state">
        <StateBadge state={row.state} label={t(`state.${row.state}`)} />
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
      </div>
      <div className="board-updated">
        <p>
          <span className="visually-hidden">{t('board.updated')}: </span>
          <Moment at={row.updatedAt} locale={locale} timeZone={timeZone} />
          {row.updatedBy && <bdi className="board-who">{row.updatedBy}</bdi>}
        </p>
        {row.openBy.map((name) => (
          <p key={name} className="board-open">
            <Icon name="pen" />
            {t('board.openBy', { name })}
          </p>
        ))}
      </div>
    </article>
  )
}
