import { getTranslations } from 'next-intl/server'
import { type CredentialEntry, type Credentials, warningOf } from '@/lib/picture/credentials/credentials.ts'
import type { DigitalSource } from '@/lib/picture/digital-source.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Moment } from '../board/moment.tsx'
import { Notice } from '../ui/notice.tsx'

/** The words for it, which have a gender. */
const wordsOf = {
  picture: { words: 'Newsroom.Media.credentials', source: 'Newsroom.Media.licence.source' },
  recording: { words: 'Newsroom.Files.credentials', source: 'Newsroom.Files.credentials.source' },
} as const
type Kind = keyof typeof wordsOf

type Props = {
  of: Kind
  credentials: Credentials
  /** What is printed under it. */
  digitalSource: DigitalSource | null
  locale: NewsroomLocale
  timeZone: string
}

/** What the credentials of a picture, sound or film said of it: who signed it, what was done to it, and whether that is still so. */
export async function MediaOrigin({ of, credentials, digitalSource, locale, timeZone }: Props) {
  const t = await getTranslations({ locale, namespace: wordsOf[of].words })
  const source = await getTranslations({ locale, namespace: wordsOf[of].source })
  const { state, machine, entries } = credentials
  const warning = warningOf(state)
  return (
    <section className="media-origin">
      <h2>{t('title')}</h2>
      <p className="field-hint">{t('hint')}</p>
      <Notice
        kind={
          warning ? (warning.tone === 'red' ? 'failure' : 'warning') : state === 'trusted' ? 'done' : 'note'
        }
        title={t(`state.${state}.title`)}
      >
        <p>{t(`state.${state}.text`)}</p>
      </Notice>
      {machine && (
        <p>
          {t('machine', { source: source(machine) })}
          {!digitalSource && <strong> {t('unlabelled')}</strong>}
        </p>
      )}
      <ol className="media-origin-entries">
        {entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: it is what a file said once; the same may have been used twice
          <li key={at}>
            <Entry of={of} entry={entry} locale={locale} timeZone={timeZone} isAlone={entries.length === 1} />
          </li>
        ))}
      </ol>
    </section>
  )
}

async function Entry({
  of,
  entry: { depth, title, signer, tool, at, steps, matches },
  locale,
  timeZone,
  isAlone,
}: {
  of: Kind
  entry: CredentialEntry
  locale: NewsroomLocale
  timeZone: string
  isAlone: boolean
}) {
  const t = await getTranslations({ locale, namespace: wordsOf[of].words })
  return (
    <>
      {!isAlone && (
        <h3>
          {depth === 0
            ? t('itself')
            : title
              ? t.rich('madeFromNamed', { title: () => <bdi>{title}</bdi> })
              : t('madeFrom')}
        </h3>
      )}
      <dl>
        <dt>{t('signer')}</dt>
        <dd>{signer ? <bdi>{signer}</bdi> : t('unsigned')}</dd>
        {tool && (
          <>
            <dt>{t('tool')}</dt>
            <dd>
              <bdi>{tool}</bdi>
            </dd>
          </>
        )}
        {at && (
          <>
            <dt>{t('at')}</dt>
            <dd>
              <Moment at={at} locale={locale} timeZone={timeZone} />
            </dd>
          </>
        )}
        {steps.length > 0 && (
          <>
            <dt>{t('steps')}</dt>
            <dd>
              {new Intl.ListFormat(locale, { type: 'unit' }).format(steps.map((step) => t(`step.${step}`)))}
            </dd>
          </>
        )}
      </dl>
      {depth > 0 && matches === false && <p className="media-origin-broken">{t('broken')}</p>}
    </>
  )
}
