'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { locales, localeTable } from '@/lib/locale/table.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import type { LanguageVersion } from '@/lib/newsroom/translation/languages-of.ts'
import { firstOf } from '@/lib/present.ts'
import { askNewsroom, storyAddress } from '../story/ask-newsroom.ts'
import { useMoments } from '../story/moments.client.tsx'
import type { Flush } from '../story/use-draft.client.ts'
import { Badge, StateBadge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'

/** Where the story stands in each of its languages, and a way to the next one. */
export function LanguagesPart({
  draft,
  languages,
  flush,
}: {
  draft: WorkingDraft
  languages: readonly LanguageVersion[]
  flush: Flush
}) {
  const t = useTranslations('Newsroom.Translation.languages')
  const shell = useTranslations('Newsroom.Shell')
  const { print } = useMoments()
  const free = locales.filter((locale) => !languages.some((each) => each.locale === locale))
  return (
    <section className="panel-part" aria-labelledby="languages-title">
      <h2 id="languages-title" className="panel-title">
        {t('title')}
      </h2>
      <ul className="language-versions">
        {languages.map((each) => {
          const name = <InLanguage locale={each.locale}>{localeTable[each.locale].name}</InLanguage>
          return (
            <li key={each.articleId}>
              {each.articleId === draft.articleId || each.isInBin ? (
                <span>{name}</span>
              ) : (
                <PendingLink href={`/admin/stories/${each.articleId}`}>{name}</PendingLink>
              )}
              {each.isInBin ? (
                <Badge>{t('inBin')}</Badge>
              ) : (
                <StateBadge state={each.state} label={shell(`state.${each.state}`)} />
              )}
              {each.sourceHasChanged && !each.isInBin && <Badge tone="ochre">{t('sourceChanged')}</Badge>}
              <span className="field-hint">
                {[
                  each.articleId === draft.articleId && t('here'),
                  each.translatedFromId === null && languages.length > 1 && t('original'),
                  each.scheduledFor && t('scheduled', { moment: print(each.scheduledFor) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          )
        })}
      </ul>
      {languages.length > 1 && <p className="field-hint">{t('note')}</p>}
      {draft.may['story.translate'] && draft.state !== 'killed' && free.length > 0 && (
        <BeginTranslation articleId={draft.articleId} free={free} flush={flush} />
      )}
    </section>
  )
}

function BeginTranslation({
  articleId,
  free,
  flush,
}: {
  articleId: string
  free: readonly (typeof locales)[number][]
  flush: Flush
}) {
  const t = useTranslations('Newsroom.Translation.languages')
  const stories = useTranslations('Newsroom.Stories')
  const router = useRouter()
  const [locale, setLocale] = useState(firstOf(free))
  const [failure, setFailure] = useState('')
  const [isBusy, setBusy] = useState(false)
  const begin = async () => {
    setBusy(true)
    setFailure('')
    // What is translated are the words on the server.
    const isSaved = (await flush()) !== null
    const answer = isSaved
      ? await askNewsroom<{ articleId: string }>(storyAddress(articleId, '/translations'), {
          method: 'POST',
          body: { locale },
        })
      : null
    if (answer?.ok) return router.push(`/admin/stories/${answer.value.articleId}`)
    setBusy(false)
    setFailure(!answer ? t('unsaved') : answer.refusal === 'away' ? stories('away') : answer.message)
  }
  return (
    <form
      className="begin-translation"
      onSubmit={(event) => {
        event.preventDefault()
        void begin()
      }}
    >
      <Select
        label={t('into')}
        value={locale}
        options={free.map((each) => ({ value: each, label: localeTable[each].name }))}
        onChange={(event) => setLocale(free.find((each) => each === event.target.value) ?? locale)}
        {...(failure && { error: failure })}
      />
      <Button type="submit" busy={isBusy}>
        {t('begin')}
      </Button>
    </form>
  )
}
