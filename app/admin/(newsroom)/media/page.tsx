import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { filesAddress } from '@/components/newsroom/files/ask-files.ts'
import {
  isNarrowed,
  libraryHref,
  readLibraryQuestion,
  togetherAddress,
} from '@/components/newsroom/media/library-address.ts'
import { LibraryFilters } from '@/components/newsroom/media/library-filters.tsx'
import { PictureCard } from '@/components/newsroom/media/picture-card.tsx'
import { UploadQueue } from '@/components/newsroom/media/upload-queue.client.tsx'
import { Button, ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Checkbox } from '@/components/newsroom/ui/field.tsx'
import { may } from '@/lib/newsroom/permissions.ts'
import { hidesExpiredPictures } from '@/lib/newsroom/pictures/hide-expired-pictures.ts'
import { listPictures, picturesBringers } from '@/lib/newsroom/pictures/list-pictures.ts'
import { requiresMachineLabel } from '@/lib/newsroom/pictures/machine-label.ts'
import { countPicturesUses } from '@/lib/newsroom/pictures/picture-uses.ts'
import { present } from '@/lib/present.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { saveHiding } from './save-hiding.ts'
import { saveLabelRule } from './save-label-rule.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Media' })
  return { title: t('title') }
}

export default async function MediaPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const question = readLibraryQuestion(await searchParams)
  const { db, actor, locale, timeZone } = await requirePageUser(libraryHref(question))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Media' })
  const files = await getTranslations({ locale, namespace: 'Newsroom.Files' })
  const { pictures, total, hasMore, newer, older } = await listPictures(db, actor, question)
  const uses = await countPicturesUses(db, actor, { mediaIds: pictures.map((each) => each.mediaId) })
  const { after, before, ...narrowed } = question
  const mayDescribe = pictures.some((each) => each.mayEdit)
  return (
    <>
      <header className="screen-head">
        <h1>{t('title')}</h1>
        <ButtonLink icon="upload" href={filesAddress}>
          {files('link')}
        </ButtonLink>
      </header>
      {actor.staffId && may(actor, 'media.upload') && <UploadQueue staffId={actor.staffId} />}
      <LibraryFilters
        question={narrowed}
        bringers={await picturesBringers(db, actor)}
        staffId={actor.staffId}
        locale={locale}
      />
      <p className="board-found" role="status">
        {t(hasMore ? 'foundMore' : 'found', { count: total })}
      </p>
      {pictures.length === 0 ? (
        <EmptyState title={isNarrowed(question) ? t('empty.noneTitle') : t('empty.title')}>
          {isNarrowed(question) ? t('empty.none') : t('empty.text')}
        </EmptyState>
      ) : (
        <form action={togetherAddress} className="library-form">
          <ul className="library">
            {pictures.map((picture) => (
              <li key={picture.mediaId}>
                <PictureCard
                  picture={picture}
                  uses={present(uses.get(picture.mediaId), 'count of uses')}
                  locale={locale}
                  timeZone={timeZone}
                  chosenAs="picture"
                />
              </li>
            ))}
          </ul>
          {mayDescribe && (
            <div className="library-chosen">
              <Button type="submit">{t('choose.describe')}</Button>
              <p className="field-hint">{t('choose.hint')}</p>
            </div>
          )}
        </form>
      )}
      {(newer || older) && (
        <nav className="board-paging" aria-label={t('paging.label')}>
          {newer ? (
            <ButtonLink href={libraryHref({ ...narrowed, before: newer })}>{t('paging.newer')}</ButtonLink>
          ) : (
            <span />
          )}
          {older ? (
            <ButtonLink href={libraryHref({ ...narrowed, after: older })}>{t('paging.older')}</ButtonLink>
          ) : (
            <span />
          )}
        </nav>
      )}
      {may(actor, 'settings.edit') && (
        <section className="library-readers">
          <h2>{t('readers.title')}</h2>
          <form action={saveHiding} className="form">
            <Checkbox
              label={t('readers.hides')}
              hint={t('readers.hint')}
              name="hides"
              value="1"
              defaultChecked={await hidesExpiredPictures(db)}
            />
            <div className="button-row">
              <Button type="submit">{t('picture.save')}</Button>
            </div>
          </form>
          <h2>{t('machineLabel.title')}</h2>
          <form action={saveLabelRule} className="form">
            <Checkbox
              label={t('machineLabel.rule')}
              hint={t('machineLabel.hint')}
              name="required"
              value="1"
              defaultChecked={await requiresMachineLabel(db.orm)}
            />
            <div className="button-row">
              <Button type="submit">{t('picture.save')}</Button>
            </div>
          </form>
        </section>
      )}
    </>
  )
}
