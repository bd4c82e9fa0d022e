import { getTranslations } from 'next-intl/server'
import type { NewsroomLocale } from '@/lib/db/account-tables.ts'
import { inLocale } from '@/lib/locale/table.ts'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { pictureHref } from './library-address.ts'
import { PictureThumbnail } from './picture-thumbnail.tsx'

/** A picture among others: what it shows, whose it is, whether anything needs it. */
export async function PictureCard({
  picture,
  uses,
  locale,
}: {
  picture: LibraryPicture
  /** In how many places it stands. */
  uses: number
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Media.card' })
  const alt = inLocale(picture.alts, locale)
  const credit = inLocale(picture.credits, locale)
  return (
    <PendingLink href={pictureHref(picture.mediaId)} className="library-card">
      <PictureThumbnail picture={picture} alt="" />
      <span className="library-words">
        {alt ? <bdi>{alt}</bdi> : <span className="library-undescribed">{t('undescribed')}</span>}
      </span>
      <span className="library-facts">
        {credit && <bdi>{credit}</bdi>}
        <span>{t('uses', { count: uses })}</span>
      </span>
    </PendingLink>
  )
}
