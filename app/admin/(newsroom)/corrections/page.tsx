import type { Metadata } from 'next'
import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { correctionTones } from '@/components/newsroom/corrections/correction-tones.ts'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { Button, ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Select } from '@/components/newsroom/ui/field.tsx'
import { LanguageFilter } from '@/components/newsroom/ui/filter-selects.client.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { isLocale } from '@/lib/locale/table.ts'
import { allCorrections, type CorrectionInList } from '@/lib/newsroom/corrections/all-corrections.ts'
import { correctionKinds } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import '@/components/newsroom/corrections/corrections.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Corrections.all' })
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What readers were told of all stories: who told them, when, and which words it changed. */
export default async function CorrectionsPage({ searchParams }: Props) {
  const asked = await searchParams
  const language = typeof asked.language === 'string' && isLocale(asked.language) ? asked.language : undefined
  const kind = correctionKinds.find((each) => each === asked.kind)
  const href = (after?: string) => {
    const parameters = new URLSearchParams({
      ...(language && { language }),
      ...(kind && { kind }),
      ...(after && { after }),
    })
    return parameters.size > 0 ? `/admin/corrections?${parameters}` : '/admin/corrections'
  }
  const { db, actor, locale, timeZone } = await requirePageUser(href())
  const t = await getTranslations({ locale, namespace: 'Newsroom.Corrections' })
  const { notes, next } = await allCorrections(db, actor, {
    ...(language && { locale: language }),
    ...(kind && { kind }),
    ...(typeof asked.after === 'string' && { after: asked.after }),
  })
  const at = (moment: string) => momentText(moment, locale, timeZone)
  const changeOf = ({ articleId, previous, revision }: CorrectionInList) =>
    previous !== null && revision !== null
      ? `/admin/stories/${articleId}/history?from=${previous}&to=${revision}`
      : null
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('all.title')}</h1>
          <p>{t('all.intro')}</p>
        </div>
      </header>
      <LiveList />
      <search aria-label={t('all.filters')}>
        <Form action="/admin/corrections" prefetch={false} className="filters" key={href()}>
          <LanguageFilter chosen={language} />
          <Select
            label={t('kind')}
            labelHidden
            name="kind"
            defaultValue={kind ?? ''}
            options={[
              { value: '', label: t('all.anyKind') },
              ...correctionKinds.map((each) => ({ value: each, label: t(`kinds.${each}`) })),
            ]}
          />
          <Button type="submit">{t('all.apply')}</Button>
        </Form>
      </search>
      {notes.length === 0 ? (
        <EmptyState title={t('all.empty')} />
      ) : (
        <ol className="note-rows">
          {notes.map((note) => {
            const change = changeOf(note)
            return (
              <li key={note.id}>
                <p className="note-head">
                  <Badge tone={correctionTones[note.kind]}>{t(`kinds.${note.kind}`)}</Badge>{' '}
                  <PendingLink href={`/admin/stories/${note.articleId}`}>
                    <InLanguage locale={note.locale}>{note.headline}</InLanguage>
                  </PendingLink>
                </p>
                <p className="note-words" data-withdrawn={note.withdrawn ? '' : undefined}>
                  <InLanguage locale={note.locale}>{note.note}</InLanguage>
                </p>
                {note.withdrawn && (
                  <p className="field-hint">
                    {t.rich('withdrawnBy', {
                      name: note.withdrawn.by,
                      who: (name) => <bdi>{name}</bdi>,
                      moment: at(note.withdrawn.at),
                      reason: note.withdrawn.reason,
                      words: (reason) => <InLanguage locale={note.locale}>{reason}</InLanguage>,
                    })}
                  </p>
                )}
                <p className="field-hint">
                  {note.writtenBy
                    ? t.rich('by', {
                        name: note.writtenBy,
                        moment: at(note.correctedAt),
                        who: (name) => <bdi>{name}</bdi>,
                      })
                    : t('imported', { moment: at(note.correctedAt) })}
                  {change && (
                    <>
                      {' · '}
                      <PendingLink
                        href={change}
                        aria-label={t('changeNamed', { moment: at(note.correctedAt) })}
                      >
                        {t('change')}
                      </PendingLink>
                    </>
                  )}
                </p>
              </li>
            )
          })}
        </ol>
      )}
      {next && (
        <nav className="board-paging" aria-label={t('all.title')}>
          <ButtonLink href={href(next)}>{t('all.older')}</ButtonLink>
        </nav>
      )}
    </>
  )
}
