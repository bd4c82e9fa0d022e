import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { fileHref, filesAddress } from '@/components/newsroom/files/ask-files.ts'
import { CaptionsForm } from '@/components/newsroom/files/captions-form.client.tsx'
import { DeleteFile } from '@/components/newsroom/files/delete-file.client.tsx'
import { FileOrigin } from '@/components/newsroom/files/file-facts.tsx'
import { MediaOrigin } from '@/components/newsroom/media/media-origin.tsx'
import { PictureUses } from '@/components/newsroom/media/picture-uses.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { locales, localeTable } from '@/lib/locale/table.ts'
import { readCaptionsOf, readFile } from '@/lib/newsroom/files/list-files.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { countPicturesUses, picturesUses } from '@/lib/newsroom/pictures/picture-uses.ts'
import { present } from '@/lib/present.ts'
import { newsroomLocale, requirePageUser } from '../../../../require-actor.ts'
import { removePicture } from '../../[mediaId]/picture-actions.ts'
import { saveCaptions } from './save-captions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Files' })
  return { title: t('title') }
}

export default async function FilePage({ params }: { params: Promise<{ mediaId: string }> }) {
  const { mediaId } = await params
  const { db, actor, locale, timeZone } = await requirePageUser(fileHref(mediaId))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Files' })
  const file = await readFile(db, actor, { mediaId }).catch((error) => {
    if (error instanceof NewsroomError && error.refusal === 'file-refused') notFound()
    throw error
  })
  const uses = (await picturesUses(db, actor, { mediaIds: [mediaId] })).get(mediaId) ?? []
  const places = present(
    (await countPicturesUses(db, actor, { mediaIds: [mediaId] })).get(mediaId),
    'count of uses',
  )
  const captions = file.kind === 'file' ? null : await readCaptionsOf(db, actor, { mediaId })
  const moment = momentText(file.createdAt, locale, timeZone)
  const said = file.tracks.map((track) => track.locale)
  return (
    <>
      <header className="screen-head">
        <h1>
          <bdi>{file.fileName}</bdi>
        </h1>
        <ButtonLink icon="back" href={filesAddress}>
          {t('title')}
        </ButtonLink>
      </header>
      <div className="file-screen">
        <section>
          {file.kind === 'audio' && (
            // biome-ignore lint/a11y/useMediaCaption: they are brought below
            <audio controls preload="none" src={file.href} aria-label={file.fileName} />
          )}
          {file.kind === 'video' && (
            // biome-ignore lint/a11y/useMediaCaption: they are brought below
            <video controls preload="none" playsInline src={file.href} aria-label={file.fileName} />
          )}
          <p className="picture-facts">
            <FileOrigin file={file} words={t} moment={moment} />
          </p>
        </section>
        {file.credentials && (
          <MediaOrigin
            of="recording"
            credentials={file.credentials}
            digitalSource={file.digitalSource}
            locale={locale}
            timeZone={timeZone}
          />
        )}
        {captions && (
          <section>
            <h2>{t('captions.title')}</h2>
            <p className="field-hint">{t('captions.hint')}</p>
            {file.mayEdit ? (
              [locale, ...locales.filter((each) => each !== locale)].map((each) => (
                <details key={each} className="words" open={each === locale}>
                  <summary>
                    <InLanguage locale={each}>{localeTable[each].name}</InLanguage>
                    {said.includes(each) && <span className="words-state">✓</span>}
                  </summary>
                  <div className="words-fields">
                    <CaptionsForm
                      locale={each}
                      captions={captions[each] ?? ''}
                      action={saveCaptions.bind(null, mediaId, each)}
                    />
                  </div>
                </details>
              ))
            ) : (
              <p>
                {said.length > 0
                  ? t('captions.has', { languages: said.map((each) => localeTable[each].name).join('، ') })
                  : t('captions.none')}
              </p>
            )}
          </section>
        )}
        <section>
          <h2>{t('uses')}</h2>
          {uses.length === 0 ? (
            <p>{t('unused')}</p>
          ) : (
            <PictureUses uses={uses} places={places} locale={locale} />
          )}
          {file.mayDelete && uses.length === 0 && <DeleteFile action={removePicture.bind(null, mediaId)} />}
        </section>
      </div>
    </>
  )
}
