import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { DeletePicture } from '@/components/newsroom/media/delete-picture.client.tsx'
import { FocusEditor } from '@/components/newsroom/media/focus-editor.client.tsx'
import { libraryHref, pictureHref } from '@/components/newsroom/media/library-address.ts'
import { LicenceForm } from '@/components/newsroom/media/licence-form.client.tsx'
import { MediaOrigin } from '@/components/newsroom/media/media-origin.tsx'
import { PictureThumbnail } from '@/components/newsroom/media/picture-thumbnail.tsx'
import { PictureUses } from '@/components/newsroom/media/picture-uses.tsx'
import { PictureWordsForm } from '@/components/newsroom/media/picture-words-form.client.tsx'
import { PutInPlace } from '@/components/newsroom/media/put-in-place.client.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { heldLocale, inLocale } from '@/lib/locale/table.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { hidesExpiredPictures } from '@/lib/newsroom/pictures/hide-expired-pictures.ts'
import { picturesLike, readPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { countPicturesUses, picturesUses } from '@/lib/newsroom/pictures/picture-uses.ts'
import { wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { deedOf } from '@/lib/picture/licences.ts'
import { present } from '@/lib/present.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { putInPlace, removePicture } from './picture-actions.ts'
import { saveFocus } from './save-focus.ts'
import { saveLicence } from './save-licence.ts'
import { saveWords } from './save-words.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Media' })
  return { title: t('title') }
}

export default async function PicturePage({ params }: { params: Promise<{ mediaId: string }> }) {
  const { mediaId } = await params
  const { db, actor, locale, timeZone } = await requirePageUser(pictureHref(mediaId))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Media' })
  const picture = await readPicture(db, actor, { mediaId }).catch((error) => {
    if (error instanceof NewsroomError && error.refusal === 'picture-refused') notFound()
    throw error
  })
  const uses = (await picturesUses(db, actor, { mediaIds: [mediaId] })).get(mediaId) ?? []
  const places = present(
    (await countPicturesUses(db, actor, { mediaIds: [mediaId] })).get(mediaId),
    'count of uses',
  )
  const alike = await picturesLike(db, actor, { mediaId })
  const { createdBy, width, height, expiry, expiresAt, takenAt, mayEdit, mayDelete } = picture
  const moment = momentText(picture.createdAt, locale, timeZone)
  const alt = inLocale(picture.alts, locale)
  const deed = deedOf(picture.licence)
  return (
    <>
      <header className="screen-head">
        <h1>
          {alt ? (
            <InLanguage locale={heldLocale(picture.alts, locale)}>{alt}</InLanguage>
          ) : (
            t('picture.untitled')
          )}
        </h1>
        <ButtonLink icon="back" href={libraryHref()}>
          {t('picture.back')}
        </ButtonLink>
      </header>
      {expiry && expiresAt && (
        <Notice
          kind={expiry === 'expired' ? 'failure' : 'warning'}
          title={t(`licence.${expiry}`, { moment: momentText(expiresAt, locale, timeZone) })}
        >
          <p>
            {expiry === 'soon'
              ? t('licence.soonText')
              : (await hidesExpiredPictures(db))
                ? t('licence.expiredHidden')
                : t('licence.expiredShown')}
          </p>
        </Notice>
      )}
      <div className="picture-screen">
        <div className="picture-side">
          <section className="picture-focus">
            <h2>{t('focus.title')}</h2>
            <FocusEditor picture={picture} alt={alt} action={saveFocus.bind(null, mediaId)} />
            <p className="picture-facts">
              <span>{t('picture.size', { width, height })}</span>
              {takenAt && (
                // Of the camera's own clock, whose zone is seldom known.
                <span>
                  {t('picture.taken', { moment: momentText(takenAt.slice(0, 10), locale, 'UTC', 'date') })}
                </span>
              )}
              <span>
                {createdBy
                  ? t('picture.addedBy', { name: createdBy, moment })
                  : t('picture.added', { moment })}
              </span>
            </p>
          </section>
          {picture.credentials && (
            <MediaOrigin
              of="picture"
              credentials={picture.credentials}
              digitalSource={picture.digitalSource}
              locale={locale}
              timeZone={timeZone}
            />
          )}
          <section>
            <h2>{t('picture.uses')}</h2>
            <PictureUses uses={uses} places={places} locale={locale} />
          </section>
          <section>
            <h2>{t('alike.title')}</h2>
            {alike.length === 0 ? (
              <p>{t('alike.none')}</p>
            ) : (
              <>
                <p className="field-hint">{t('alike.hint')}</p>
                <ul className="picture-alike">
                  {alike.map((other) => (
                    <li key={other.mediaId}>
                      <PendingLink href={pictureHref(other.mediaId)}>
                        <PictureThumbnail picture={other} alt="" />
                        <span>
                          {inLocale(other.alts, locale) ? (
                            <InLanguage locale={heldLocale(other.alts, locale)}>
                              {inLocale(other.alts, locale)}
                            </InLanguage>
                          ) : (
                            t('picture.untitled')
                          )}
                        </span>
                        <span className="field-hint">
                          {t('picture.size', { width: other.width, height: other.height })}
                        </span>
                      </PendingLink>
                      {mayEdit && uses.length > 0 && (
                        <PutInPlace
                          other={other}
                          places={places.count}
                          action={putInPlace.bind(null, mediaId)}
                        />
                      )}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
        </div>
        <div className="picture-side">
          <section>
            <h2>{t('picture.words')}</h2>
            <p className="field-hint">{mayEdit ? t('picture.wordsHint') : t('picture.readOnly')}</p>
            <PictureWordsForm picture={picture} action={saveWords.bind(null, mediaId)} />
          </section>
          <section>
            <h2>{t('licence.title')}</h2>
            {deed && (
              <p>
                <a href={deed} target="_blank" rel="noreferrer">
                  {t('licence.deed')}
                </a>
              </p>
            )}
            <LicenceForm
              typed={{
                kind: picture.licenceKind ?? '',
                printed: picture.licence ?? '',
                note: picture.licenceNote ?? '',
                expires: expiresAt ? wallTime(new Date(expiresAt), timeZone).slice(0, 16) : '',
                source: picture.digitalSource ?? '',
              }}
              readOnly={!mayEdit}
              action={saveLicence.bind(null, mediaId)}
            />
          </section>
          {mayEdit && uses.length > 0 && (
            <section>
              <h2>{t('replace.title')}</h2>
              <p className="field-hint">{t('replace.hint')}</p>
              <PutInPlace other={null} places={places.count} action={putInPlace.bind(null, mediaId)} />
            </section>
          )}
          {mayDelete && (
            <section>
              <h2>{t('delete.title')}</h2>
              {uses.length > 0 ? (
                <>
                  <p>{t('delete.inUse')}</p>
                  <PictureUses uses={uses} places={places} locale={locale} />
                </>
              ) : (
                <>
                  <p className="field-hint">{t('delete.hint')}</p>
                  <DeletePicture action={removePicture.bind(null, mediaId)} />
                </>
              )}
            </section>
          )}
        </div>
      </div>
    </>
  )
}
