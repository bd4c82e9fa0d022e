import type { Metadata } from 'next'
import Form from 'next/form'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { logFilePath, logHref, logPath, readLogQuestion } from '@/components/newsroom/log/log-address.ts'
import { LogRow } from '@/components/newsroom/log/log-row.tsx'
import { MomentField } from '@/components/newsroom/moment/moment-field.client.tsx'
import { Button, ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Select } from '@/components/newsroom/ui/field.tsx'
import { isoDay, timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { loggedPeople, logSubjectNames, readLog } from '@/lib/newsroom/log/read-log.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { firstOf } from '@/lib/present.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Log' })
  return { title: t('title') }
}

export default async function LogPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const question = readLogQuestion(await searchParams)
  const { before, ...filter } = question
  const { db, actor, locale, timeZone } = await requirePageUser(logHref(question))
  if (!may(actor, 'audit.read')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Log' })
  const [{ entries, next }, people] = await Promise.all([
    readLog(db, actor, { locale, timeZone, ...filter, before }),
    loggedPeople(db, actor),
  ])
  const days = Map.groupBy(entries, (entry) => isoDay(new Date(entry.at), timeZone))
  const isNarrowed = Object.values(filter).some(Boolean)
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
      </header>
      <search aria-label={t('filters')}>
        <Form action={logPath} prefetch={false} className="filters log-filters" key={logHref(filter)}>
          {filter.articleId && <input type="hidden" name="article" value={filter.articleId} />}
          <Select
            label={t('by')}
            name="by"
            defaultValue={filter.by ?? ''}
            options={[
              { value: '', label: t('anybody') },
              { value: 'machine', label: t('machine') },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Select
            label={t('about')}
            name="about"
            defaultValue={filter.about ?? ''}
            options={[
              { value: '', label: t('anything') },
              ...logSubjectNames.map((each) => ({ value: each, label: t(`abouts.${each}`) })),
            ]}
          />
          <MomentField asks="day" label={t('from')} name="from" defaultValue={filter.from ?? ''} />
          <MomentField asks="day" label={t('to')} name="to" defaultValue={filter.to ?? ''} />
          <Button type="submit">{t('apply')}</Button>
          {isNarrowed && (
            <ButtonLink kind="quiet" href={logPath}>
              {t('clear')}
            </ButtonLink>
          )}
        </Form>
      </search>
      {filter.articleId && <p className="board-found">{t('oneStory')}</p>}
      {entries.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={isNarrowed && <ButtonLink href={logPath}>{t('clear')}</ButtonLink>}
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        Array.from(days, ([day, those]) => (
          <section key={day} className="log-day" aria-labelledby={`log-${day}`}>
            <h2 id={`log-${day}`}>{momentText(firstOf(those).at, locale, timeZone, 'date')}</h2>
            <ol className="log-rows">
              {those.map((entry) => (
                <LogRow key={entry.id} entry={entry} locale={locale} timeZone={timeZone} />
              ))}
            </ol>
          </section>
        ))
      )}
      {(before || next) && (
        <nav className="board-paging" aria-label={t('paging.label')}>
          {before ? <ButtonLink href={logHref(filter)}>{t('paging.newest')}</ButtonLink> : <span />}
          {next && <ButtonLink href={logHref({ ...filter, before: next })}>{t('paging.older')}</ButtonLink>}
        </nav>
      )}
      <p className="board-times">
        {t('times', { zone: timeZoneName(locale, timeZone, localeTable[locale].reading) })}{' '}
        {entries.length > 0 && (
          <a href={logHref(filter, logFilePath)} download>
            {t('file')}
          </a>
        )}
      </p>
    </>
  )
}
