import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { isNoteKind } from '@/lib/archive/import/notes.ts'
import type { TriedStory } from '@/lib/archive/import/read-trial.ts'
import { inLocale, type Locale, localeTable } from '@/lib/locale/table.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { momentWords } from '../people/moment-words.ts'
import { InLanguage } from '../ui/in-language.tsx'
import { AsInFile } from './as-in-file.tsx'

/** Each story of a trial as it stood, beside what came of it. */
export async function TrialStories({
  stories,
  locale,
  timeZone,
}: {
  stories: readonly TriedStory[]
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const separator = locale === 'ar' ? '، ' : ', '
  return (
    <ol className="trial-stories">
      {stories.map(({ position, original, ours, notes, outcome }) => (
        <li key={position}>
          <article aria-labelledby={`trial-${position}`}>
            <h3 className="trial-side" id={`trial-${position}`}>
              {t('try.original')}
            </h3>
            {original && (
              <>
                <p className="trial-headline">
                  <AsInFile>{original.headline || t('run.untitled')}</AsInFile>
                </p>
                <dl className="trial-facts">
                  <Fact name={t('try.byline')}>
                    <AsInFile>{original.people.join(separator) || t('try.noByline')}</AsInFile>
                  </Fact>
                  {original.section && (
                    <Fact name={t('try.section')}>
                      <AsInFile>{original.section}</AsInFile>
                    </Fact>
                  )}
                  {original.publishedAt && (
                    <Fact name={t('try.date')}>
                      {momentWords(original.publishedAt, 'date', locale, timeZone)}
                    </Fact>
                  )}
                  {original.topics.length > 0 && (
                    <Fact name={t('try.topics')}>
                      <AsInFile>{original.topics.join(separator)}</AsInFile>
                    </Fact>
                  )}
                </dl>
                <Words text={original.text} label={`${t('try.original')}: ${original.headline}`} />
              </>
            )}
          </article>
          <article aria-label={t('try.ours')}>
            <h3 className="trial-side">{t('try.ours')}</h3>
            {ours ? (
              <>
                <p className="trial-headline">
                  <Link href={`/admin/stories/${ours.articleId}`} prefetch={false}>
                    {ours.headline ? (
                      <InLanguage locale={ours.locale}>{ours.headline}</InLanguage>
                    ) : (
                      t('run.untitled')
                    )}
                  </Link>
                </p>
                <dl className="trial-facts">
                  <Fact name={t('try.byline')}>
                    {ours.people.length > 0 ? (
                      <InLanguage locale={ours.locale}>
                        {ours.people.map((names) => inLocale(names, ours.locale)).join(separator)}
                      </InLanguage>
                    ) : (
                      t('try.noByline')
                    )}
                  </Fact>
                  <Fact name={t('try.section')}>
                    <InLanguage locale={locale}>{inLocale(ours.section, locale)}</InLanguage>
                  </Fact>
                  {ours.topics.length > 0 && (
                    <Fact name={t('try.topics')}>
                      <InLanguage locale={ours.locale}>
                        {ours.topics.map((names) => inLocale(names, ours.locale)).join(separator)}
                      </InLanguage>
                    </Fact>
                  )}
                </dl>
                <Words text={ours.text} label={`${t('try.ours')}: ${ours.headline}`} lang={ours.locale} />
              </>
            ) : (
              <p>
                {t(`outcome.${outcome}`)}. {t('try.nothing')}
              </p>
            )}
            {notes.length > 0 && (
              <>
                <h4>{t('try.notes')}</h4>
                <ul className="run-notes">
                  {notes.map(({ kind, subject }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never changed, in which the same may be said twice
                    <li key={index}>
                      {isNoteKind(kind) ? t(`note.${kind}`) : kind}
                      {subject && (
                        <>
                          {': '}
                          <AsInFile>{subject}</AsInFile>
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </article>
        </li>
      ))}
    </ol>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Words({ text, label, lang }: { text: string; label: string; lang?: Locale }) {
  return (
    <section className="trial-words" lang={lang} tabIndex={0} aria-label={label}>
      {text.split('\n').map((line, index) =>
        line ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that is never changed
          <p key={index} dir={lang ? localeTable[lang].dir : 'auto'}>
            {line}
          </p>
        ) : null,
      )}
    </section>
  )
}
