import { getTranslations } from 'next-intl/server'
import type { LogEntry } from '@/lib/newsroom/log/read-log.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { articleStates } from '@/lib/vocabulary.ts'
import { Moment } from '../board/moment.tsx'
import { InLanguage } from '../ui/in-language.tsx'

/** One thing that was done: when, by whom, what, to what, and what they said of it. */
export async function LogRow({
  entry,
  locale,
  timeZone,
}: {
  entry: LogEntry
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Log' })
  const state = await getTranslations({ locale, namespace: 'Newsroom.Shell.state' })
  const [from, to] = [entry.details.from, entry.details.to].map((name) =>
    articleStates.find((each) => each === name),
  )
  return (
    <li className="log-row">
      <Moment at={entry.at} style="time" locale={locale} timeZone={timeZone} />
      <div>
        <p className="log-what">
          <strong>{t(`what.${entry.action}`)}</strong> <Subject entry={entry} untitled={t('untitled')} />
        </p>
        <p className="board-facts">
          <span>
            <bdi>{entry.isMachine ? t('machine') : entry.by}</bdi>
            {entry.byKey && ` (${t('byKey')})`}
          </span>
          {from && to && from !== to && <span>{t('moved', { from: state(from), to: state(to) })}</span>}
        </p>
        {entry.note && (
          <p className="log-note" dir="auto">
            {entry.note}
          </p>
        )}
      </div>
    </li>
  )
}

/** What it was done to, by the name that it has now. */
function Subject({ entry: { subject }, untitled }: { entry: LogEntry; untitled: string }) {
  if (!subject.name && !subject.href) return null
  const name = subject.locale ? (
    <InLanguage locale={subject.locale}>{subject.name ?? untitled}</InLanguage>
  ) : (
    <bdi>{subject.name ?? untitled}</bdi>
  )
  return subject.href ? <a href={subject.href}>{name}</a> : name
}
