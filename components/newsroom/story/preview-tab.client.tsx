'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { cutForSearch } from '@/lib/newsroom/writing/search-result.ts'
import { storyAddress } from './ask-newsroom.ts'
import type { DraftFields } from './story-facts.ts'

type View = 'phone' | 'card' | 'search'
const views: View[] = ['phone', 'card', 'search']

/** Milliseconds without a save after which the previews are made anew: a page and a picture cost something. */
const calm = 1_500

/** The story as others will meet it: on a phone, as a shared link, in a search engine's answer. */
export function PreviewTab({
  articleId,
  locale,
  fields,
  savedVersion,
  publicHref,
  site,
}: {
  articleId: string
  locale: Locale
  fields: DraftFields
  savedVersion: number
  publicHref: string
  site: { origin: string; name: string }
}) {
  const t = useTranslations('Newsroom.Stories')
  const [view, setView] = useState<View>('phone')
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
        {views.map((each) => (
          <label key={each} className="segment">
            <input
              type="radio"
              name="preview"
              value={each}
              checked={view === each}
              onChange={() => setView(each)}
            />
            <span>{t(`preview.${each}`)}</span>
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
      {view === 'card' && <CardPreview articleId={articleId} headline={headline} version={shown} />}
      {view === 'search' && (
        <SearchPreview
          locale={locale}
          title={`${headline} — ${site.name}`}
          description={fields.standfirst ?? ''}
          address={`${site.origin}${decodeURI(publicHref)}`}
        />
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

function SearchPreview({
  locale,
  title,
  description,
  address,
}: {
  locale: Locale
  title: string
  description: string
  address: string
}) {
  const t = useTranslations('Newsroom.Stories.preview')
  const measure = useMeasure()
  const shownTitle = cutForSearch(title, (text) => measure(text, '20px Arial, sans-serif') <= 600)
  const shownDescription = cutForSearch(description, (text) => measure(text, '14px Arial, sans-serif') <= 960)
  return (
    <div className="preview-search-frame">
      <div className="preview-search" lang={locale} dir={localeTable[locale].dir}>
        <p className="preview-search-address" dir="ltr">
          {address}
        </p>
        <p className="preview-search-title">{shownTitle}</p>
        {shownDescription && <p className="preview-search-text">{shownDescription}</p>}
      </div>
      <ul className="field-hint">
        <li>{t('searchNote')}</li>
        {shownTitle !== title && <li>{t('titleCut')}</li>}
        {description ? (
          shownDescription !== description && <li>{t('descriptionCut')}</li>
        ) : (
          <li>{t('noDescription')}</li>
        )}
      </ul>
    </div>
  )
}

/** How wide words are in a font, in CSS pixels. Before there is a browser to measure, everything fits. */
function useMeasure(): (text: string, font: string) => number {
  const [canvas, setCanvas] = useState<CanvasRenderingContext2D | null>(null)
  useEffect(() => setCanvas(document.createElement('canvas').getContext('2d')), [])
  return (text, font) => {
    if (!canvas) return 0
    canvas.font = font
    return canvas.measureText(text).width
  }
}
