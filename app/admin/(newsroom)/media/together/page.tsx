import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { libraryHref, togetherAddress, togetherHref } from '@/components/newsroom/media/library-address.ts'
import { TogetherForm } from '@/components/newsroom/media/together-form.client.tsx'
import { Button, ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Select } from '@/components/newsroom/ui/field.tsx'
import { isLocale, locales, localeTable } from '@/lib/locale/table.ts'
import { mostAtOnce } from '@/lib/newsroom/pictures/edit-pictures.ts'
import { picturesOf } from '@/lib/newsroom/pictures/list-pictures.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { saveTogether } from './save-together.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Media' })
  return { title: t('choose.describe') }
}

/** Many pictures on one screen: what each shows, and whose all of them are. */
export default async function TogetherPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { picture, language } = await searchParams
  const asked = [...new Set([picture ?? []].flat())].slice(0, mostAtOnce)
  const { db, actor, locale } = await requirePageUser(togetherHref(asked))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Media' })
  const spoken = typeof language === 'string' && isLocale(language) ? language : locale
  const found = await picturesOf(db, actor, { mediaIds: asked })
  const pictures = found.filter((each) => each.mayEdit)
  return (
    <>
      <header className="screen-head">
        <h1>{t('together.title', { count: pictures.length })}</h1>
        <ButtonLink icon="back" href={libraryHref()}>
          {t('picture.back')}
        </ButtonLink>
      </header>
      {pictures.length === 0 ? (
        <EmptyState title={t('together.none')}>{t('together.noneText')}</EmptyState>
      ) : (
        <>
          <form action={togetherAddress} className="filters together-language">
            {pictures.map(({ mediaId }) => (
              <input key={mediaId} type="hidden" name="picture" value={mediaId} />
            ))}
            <Select
              label={t('together.language')}
              name="language"
              defaultValue={spoken}
              options={locales.map((each) => ({ value: each, label: localeTable[each].name }))}
            />
            <Button type="submit">{t('together.change')}</Button>
          </form>
          {found.length > pictures.length && (
            <p className="field-hint">{t('together.missed', { count: found.length - pictures.length })}</p>
          )}
          <TogetherForm
            key={spoken}
            pictures={pictures}
            language={spoken}
            action={saveTogether.bind(
              null,
              pictures.map((each) => each.mediaId),
              spoken,
            )}
          />
        </>
      )}
    </>
  )
}
