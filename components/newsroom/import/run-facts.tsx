import { getTranslations } from 'next-intl/server'
import type { Preview } from '@/lib/archive/import/dry-run-import.ts'
import type { CountedNote } from '@/lib/archive/import/notes.ts'
import type { CountedPictures } from '@/lib/archive/import/picture-census.ts'
import type { RunReport } from '@/lib/archive/import/run-report.ts'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { ImportOutcome, NewsroomLocale } from '@/lib/vocabulary.ts'
import { momentWords } from '../people/moment-words.ts'
import { InLanguage } from '../ui/in-language.tsx'

type Fact = { name: string; value: string | number; isPart?: boolean }

/** Names and figures, one a line. */
export function Facts({ facts, locale }: { facts: Fact[]; locale: NewsroomLocale }) {
  return (
    <dl className="run-facts">
      {facts.map(({ name, value, isPart }) => (
        <div key={name} data-part={isPart ? '' : undefined}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            {typeof value === 'number' ? (
              new Intl.NumberFormat(`${locale}-u-nu-latn`).format(value)
            ) : (
              <bdi dir="auto">{value}</bdi>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What is in a file, before anything of it is written. */
export async function RunPreview({
  preview,
  locale,
  timeZone,
}: {
  preview: Preview
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const counted = <K extends string>(counts: Partial<Record<K, number>>, words: (key: K) => string): Fact[] =>
    (Object.entries(counts) as [K, number][]).map(([key, value]) => ({
      name: words(key),
      value,
      isPart: true,
    }))
  const facts: Fact[] = [
    {
      name: t('facts.source'),
      value: `${t(`format.${preview.format}`)} · ${preview.source.replace(/^\w+:/, '')}`,
    },
    { name: t('facts.stories'), value: preview.stories },
    // A preview that was made before this was told has none.
    ...(preview.known?.here
      ? [{ name: t('facts.here', { looked: preview.known.looked }), value: preview.known.here, isPart: true }]
      : []),
    ...counted(preview.states, (state) => t(`found.${state}`)),
    ...(preview.pages ? [{ name: t('facts.pages'), value: preview.pages, isPart: true }] : []),
    { name: t('facts.people'), value: preview.people },
    { name: t('facts.pictures'), value: preview.pictures },
    ...(preview.shownPictures ? pictureFacts(preview.shownPictures, preview.looked, t) : []),
    { name: t('facts.sections'), value: preview.sections.length },
    ...preview.sections.slice(0, 12).map(({ name, stories }) => ({ name, value: stories, isPart: true })),
    { name: t('facts.topics'), value: preview.topics },
    { name: t('facts.languages'), value: Object.keys(preview.languages).length },
    ...counted(preview.languages, (each: Locale) => localeTable[each].name),
    { name: t('facts.oldAddresses'), value: preview.oldAddresses },
  ]
  return (
    <>
      <Facts facts={facts} locale={locale} />
      <h3>{t('run.first')}</h3>
      <ul className="run-stories">
        {preview.first.map(({ headline, locale: language, publishedAt }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never changed, in which two may be called the same
          <li key={index}>
            <InLanguage locale={language}>{headline || t('run.untitled')}</InLanguage>
            {publishedAt && (
              <span className="board-facts">{momentWords(publishedAt, 'date', locale, timeZone)}</span>
            )}
          </li>
        ))}
      </ul>
      <RunNotes notes={preview.notes} locale={locale} hint={t('run.notesOf', { count: preview.looked })} />
    </>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'Newsroom.Import'>>>

/** Hosts that are named. */
const hostsShown = 5

/** Where the pictures are that stories show. */
function pictureFacts(
  { shown, beside, nowhere, hosts, library }: CountedPictures,
  looked: number,
  t: Words,
): Fact[] {
  const others = hosts.slice(hostsShown)
  return [
    ...(library.looked
      ? [{ name: t('pictures.library', { count: library.looked }), value: library.beside, isPart: true }]
      : []),
    { name: t('pictures.shown', { count: looked }), value: shown },
    { name: t('pictures.beside'), value: beside, isPart: true },
    ...hosts.slice(0, hostsShown).map(({ host, pictures }) => ({
      name: t('pictures.from', { host: `\u2068${host}\u2069` }),
      value: pictures,
      isPart: true,
    })),
    ...(others.length
      ? [
          {
            name: t('pictures.fromOthers', { count: others.length }),
            value: others.reduce((sum, { pictures }) => sum + pictures, 0),
            isPart: true,
          },
        ]
      : []),
    ...(nowhere ? [{ name: t('pictures.nowhere'), value: nowhere, isPart: true }] : []),
  ]
}

/** What became of a run. */
export async function RunOutcome({ report, locale }: { report: RunReport; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const facts = (Object.entries(report.outcomes) as [ImportOutcome, number][]).map(([outcome, value]) => ({
    name: t(`outcome.${outcome}`),
    value,
  }))
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} locale={locale} />}
      <RunNotes notes={report.notes} locale={locale} />
    </>
  )
}

async function RunNotes({
  notes,
  locale,
  hint,
}: {
  notes: readonly CountedNote[]
  locale: NewsroomLocale
  hint?: string
}) {
  if (notes.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  return (
    <>
      <h3>{t('run.notes')}</h3>
      {hint && <p className="field-hint">{hint}</p>}
      <ul className="run-notes">
        {notes.map(({ kind, count, subjects }) => (
          <li key={kind}>
            <p>
              {t(`note.${kind}`)}{' '}
              <span className="run-note-count">
                ({new Intl.NumberFormat(`${locale}-u-nu-latn`).format(count)})
              </span>
            </p>
            {subjects.length > 0 && (
              <ul>
                {subjects.map((subject) => (
                  <li key={subject}>
                    <bdi dir="auto">{subject}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
