import { getTranslations } from 'next-intl/server'
import { heldLocale, inLocale } from '@/lib/locale/table.ts'
import type { Counted } from '@/lib/newsroom/counted.ts'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { warningOf } from '@/lib/picture/credentials/credentials.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { momentText } from '../board/moment.tsx'
import { Badge } from '../ui/badge.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { pictureHref } from './library-address.ts'
import { PictureThumbnail } from './picture-thumbnail.tsx'

/** A picture among others: what it shows, whose it is, whether anything needs it, and whether it may still be shown. */
export async function PictureCard({
  picture,
  uses,
  locale,
  timeZone,
  chosenAs,
}: {
  picture: LibraryPicture
  /** In how many places it stands. */
  uses: Counted
  locale: NewsroomLocale
  timeZone: string
  /** The name of the field that chooses it; undefined where nothing is chosen. */
  chosenAs?: string | undefined
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Media' })
  const alt = inLocale(picture.alts, locale)
  const credit = inLocale(picture.credits, locale)
  const { mediaId, expiry } = picture
  const warning = warningOf(picture.credentials?.state)
  return (
    <div className="library-item">
      <PendingLink href={pictureHref(mediaId)} className="library-card">
        <PictureThumbnail picture={picture} alt="" />
        <span className="library-words">
          {alt ? (
            <InLanguage locale={heldLocale(picture.alts, locale)}>{alt}</InLanguage>
          ) : (
            <span className="library-undescribed">{t('card.undescribed')}</span>
          )}
        </span>
        <span className="library-facts">
          {credit && <bdi>{credit}</bdi>}
          <span>{t(uses.hasMore ? 'card.usesMore' : 'card.uses', { count: uses.count })}</span>
          {warning && <Badge tone={warning.tone}>{t(`card.${warning.of}`)}</Badge>}
          {expiry && <Badge tone={expiry === 'expired' ? 'red' : 'ochre'}>{t(`card.${expiry}`)}</Badge>}
        </span>
      </PendingLink>
      {chosenAs && picture.mayEdit && (
        <label className="library-choice">
          <input
            type="checkbox"
            name={chosenAs}
            value={mediaId}
            aria-label={
              alt
                ? t('choose.label', { name: alt })
                : t('choose.labelUntitled', { moment: momentText(picture.createdAt, locale, timeZone) })
            }
          />
        </label>
      )}
    </div>
  )
}
