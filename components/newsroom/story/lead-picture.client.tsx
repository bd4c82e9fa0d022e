'use client'

import { useTranslations } from 'next-intl'
import type { EditorPicture } from '../editor/services.ts'
import { Button } from '../ui/button.tsx'

/** The picture that stands over the story, with what readers are told of it. */
export function LeadPicture({
  picture,
  isReadOnly,
  onPick,
  onRemove,
}: {
  picture: EditorPicture | null
  isReadOnly: boolean
  onPick: () => void
  onRemove: () => void
}) {
  const t = useTranslations('Newsroom.Stories.details')
  return (
    <div className="lead-picture">
      {picture ? (
        <>
          {/* biome-ignore lint/performance/noImgElement: encoded in its sizes already */}
          <img src={picture.url} width={picture.width} height={picture.height} alt={picture.alt} />
          <p className={picture.alt ? 'field-hint' : 'field-error'}>
            {picture.alt ? t('leadAlt', { alt: picture.alt }) : t('leadNoAlt')}
          </p>
          <p className={picture.credit ? 'field-hint' : 'field-error'}>
            {picture.credit ? t('leadCredit', { credit: picture.credit }) : t('leadNoCredit')}
          </p>
          <p>
            <a href={`/admin/media/${picture.mediaId}`} target="_blank" rel="noreferrer">
              {t('editPicture')}
            </a>
          </p>
        </>
      ) : (
        <p className="field-hint">{t('noLead')}</p>
      )}
      {!isReadOnly && (
        <div className="button-row">
          <Button icon="picture" onClick={onPick}>
            {picture ? t('changeLead') : t('chooseLead')}
          </Button>
          {picture && (
            <Button kind="quiet" onClick={onRemove}>
              {t('removeLead')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
