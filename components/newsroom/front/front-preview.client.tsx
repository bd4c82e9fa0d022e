'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { PlacedStories } from '@/lib/newsroom/front/open-front.ts'
import type { FrontKey } from '@/lib/vocabulary.ts'
import { Dialog } from '../ui/dialog.client.tsx'
import { frontPreviewHref } from './front-address.ts'

const widths = ['wide', 'phone'] as const

/** The page as readers would see it, in a frame as wide as a phone or as the window allows. */
export function FrontPreview({
  front,
  locale,
  places,
  onClose,
}: {
  front: FrontKey
  locale: Locale
  places: PlacedStories
  onClose: () => void
}) {
  const t = useTranslations('Newsroom.Front.preview')
  const [width, setWidth] = useState<(typeof widths)[number]>('wide')
  const href = frontPreviewHref(front, locale, places)
  return (
    <Dialog
      title={t('title')}
      description={t('note')}
      size="wide"
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      footer={
        <a href={href} target="_blank" rel="noreferrer">
          {t('open')}
        </a>
      }
    >
      <fieldset className="segmented">
        <legend className="visually-hidden">{t('width')}</legend>
        {widths.map((each) => (
          <label key={each} className="segment">
            <input
              type="radio"
              name="front-width"
              value={each}
              checked={width === each}
              onChange={() => setWidth(each)}
            />
            <span>{t(each)}</span>
          </label>
        ))}
      </fieldset>
      <div className="front-preview" data-width={width}>
        <iframe src={href} title={t('title')} />
      </div>
    </Dialog>
  )
}
