'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { ToldElsewhere } from '@/lib/vocabulary.ts'
import { storyAddress } from './ask-newsroom.ts'
import { PlatformPreviews } from './platform-previews.client.tsx'
import { PreviewLinks } from './preview-links.client.tsx'
import type { DraftFields } from './story-facts.ts'
import { ToldElsewhereFields } from './told-elsewhere.client.tsx'

export type PreviewView = 'phone' | 'card' | 'platforms' | 'links'
const views: PreviewView[] = ['phone', 'card', 'platforms', 'links']

/** Milliseconds without a save after which the previews are made anew: a page and a picture cost something. */
const calm = 1_500

/** The story as others will meet it: on a phone, as a card, and wherever its link is shared or found. */
export function PreviewTab({
  articleId,
  locale,
  fields,
  savedVersion,
  publicHref,
  isPublic,
  site,
  mayShare,
  view,
  onView,
  source,
  isReadOnly,
  onFields,
}: {
  articleId: string
  locale: Locale
  fields: DraftFields
  savedVersion: number
  publicHref: string
  /** Readers see just what the draft says. */
  isPublic: boolean
  site: { origin: string; name: string }
  /** Links to it may be given to others. */
  mayShare: boolean
  view: PreviewView
  onView: (view: PreviewView) => void
  /** What it was translated from says of itself elsewhere. */
  source: { locale: Locale; told: ToldElsewhere } | null
  isReadOnly: boolean
  onFields: (changed: Partial<DraftFields>) => void
}) {
  const t = useTranslations('Newsroom.Stories')
  const [shown, setShown] = useState(savedVersion)
  useEffect(() => {
    const timer = setTimeout(() => setShown(savedVersion), calm)
    return () => clearTimeout(timer)
  }, [savedVersion])
  const headline = fields.headline || t('untitled')
  return (
    <div className="panel-stack">
      <fieldset className="segmented">
        <legend className="visually-hidden">{t('preview.of')}</legend>
        {views
          .filter((each) => each !== 'links' || mayShare)
          .map((each) => (
            <label key={each} className="segment">
              <input
                type="radio"
                name="preview"
                value={each}
                checked={view === each}
                onChange={() => onView(each)}
              />
              <span>{t(each === 'platforms' ? 'preview.platforms.title' : `preview.${each}`)}</span>
            </label>
          ))}
      </fieldset>
      {view === 'phone' && (
        <div className="preview-phone">
          <iframe key={shown} src={`/admin/preview/${articleId}`} title={t('preview.phoneTitle')} />
          <p>
            <a href={`/admin/preview/${articleId}`} target="_blank" rel="noreferrer">
              {t('preview.open')}
            </a>
          </p>
        </div>
      )}
      {view === 'links' && <PreviewLinks articleId={articleId} />}
      {view === 'card' && <CardPreview articleId={articleId} headline={headline} version={shown} />}
      {view === 'platforms' && (
        <>
          <ToldElsewhereFields
            fields={fields}
            locale={locale}
            source={source}
            isReadOnly={isReadOnly}
            onFields={onFields}
          />
          <PlatformPreviews
            articleId={articleId}
            locale={locale}
            publicHref={publicHref}
            isPublic={isPublic}
            version={shown}
            site={site}
            fields={fields}
          />
        </>
      )}
      <p className="field-hint">{t('preview.asSaved')}</p>
    </div>
  )
}

function CardPreview({
  articleId,
  headline,
  version,
}: {
  articleId: string
  headline: string
  version: number
}) {
  const t = useTranslations('Newsroom.Stories.preview')
  const [failed, setFailed] = useState<number | null>(null)
  return (
    <figure className="preview-card">
      {failed === version ? (
        <p className="field-error">{t('cardFailed')}</p>
      ) : (
        // biome-ignore lint/performance/noImgElement: made for this moment, and shown as large as it is
        <img
          src={`${storyAddress(articleId, '/card')}?v=${version}`}
          width={1200}
          height={630}
          alt={t('cardAlt', { headline })}
          onError={() => setFailed(version)}
        />
      )}
      <figcaption className="field-hint">{t('cardNote')}</figcaption>
    </figure>
  )
}
