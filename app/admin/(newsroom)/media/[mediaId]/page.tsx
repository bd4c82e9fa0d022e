import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { libraryHref, pictureHref } from '@/components/newsroom/media/library-address.ts'
import { PictureThumbnail } from '@/components/newsroom/media/picture-thumbnail.tsx'
import { PictureUses } from '@/components/newsroom/media/picture-uses.tsx'
import { PictureWordsForm } from '@/components/newsroom/media/picture-words-form.client.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { inLocale } from '@/lib/locale/table.ts'
import { readPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { picturesUses } from '@/lib/newsroom/pictures/picture-uses.ts'
import { RefusedByNewsroom } from '@/lib/newsroom/refused.ts'
import { newsroomLocale, visiting } from '../../../acting.ts'
import { saveWords } from './save-words.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Media' })
  return { title: t('title') }
}

export default async function PicturePage({ params }: { params: Promise<{ mediaId: string }> }) {
  const { mediaId } = await params
  const { db, actor, locale, timeZone } = await visiting(pictureHref(mediaId))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Media.picture' })
  const picture = await readPicture(db, actor, mediaId).catch((error) => {
    if (error instanceof RefusedByNewsroom && error.refusal === 'picture-refused') notFound()
    throw error
  })
  const uses = (await picturesUses(db, actor, [mediaId])).get(mediaId) ?? []
  const { createdBy, licence, width, height } = picture
  const moment = momentText(picture.createdAt, locale, timeZone)
  const alt = inLocale(picture.alts, locale)
  return (
    <>
      <header className="screen-head">
        <h1>{alt || t('untitled')}</h1>
        <ButtonLink icon="back" href={libraryHref()}>
          {t('back')}
        </ButtonLink>
      </header>
      <div className="picture-screen">
        <div className="picture-side">
          <figure>
            <PictureThumbnail picture={picture} size="preview" alt={alt} />
            <figcaption>
              <span>{t('size', { width, height })}</span>
              <span>{createdBy ? t('addedBy', { name: createdBy, moment }) : t('added', { moment })}</span>
              {licence && <span>{t('licence', { licence })}</span>}
            </figcaption>
          </figure>
          <section>
            <h2>{t('uses')}</h2>
            <PictureUses uses={uses} locale={locale} />
          </section>
        </div>
        <section>
          <h2>{t('words')}</h2>
          <p className="field-hint">{picture.mayEdit ? t('wordsHint') : t('readOnly')}</p>
          <PictureWordsForm picture={picture} action={saveWords.bind(null, mediaId)} />
        </section>
      </div>
    </>
  )
}
