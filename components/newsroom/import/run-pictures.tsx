import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { pictureReason } from '@/lib/archive/import/picture-reasons.ts'
import type { RunPictures as Pictures } from '@/lib/archive/import/run-pictures.ts'
import { importPictureStates, type NewsroomLocale } from '@/lib/vocabulary.ts'
import { InLanguage } from '../ui/in-language.tsx'
import { Facts } from './run-facts.tsx'

/** What became of the pictures of a run that did not come with its file. */
export async function RunPictures({
  pictures,
  most,
  locale,
}: {
  pictures: Pictures
  /** Bytes that are fetched before somebody has to ask again. */
  most: number
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const { counts, hosts, first, edited } = pictures
  const states = importPictureStates.filter((state) => (counts[state] ?? 0) > 0)
  return (
    <>
      <Facts
        facts={states.map((state) => ({ name: t(`pictures.state.${state}`), value: counts[state] ?? 0 }))}
        locale={locale}
      />
      {pictures.fetchedBytes >= most && (
        <p className="field-hint">{t('pictures.full', { megabytes: Math.round(most / 1024 / 1024) })}</p>
      )}
      <h3>{t('pictures.hosts')}</h3>
      <Facts
        facts={hosts.map(({ host, pictures: all, placed }) => ({
          name: host,
          value: t('pictures.ofHost', { placed, pictures: all }),
        }))}
        locale={locale}
      />
      {states.map((state) =>
        state === 'placed' ? null : (
          <details key={state} className="run-pictures">
            <summary>{t(`pictures.state.${state}`)}</summary>
            <ul className="run-notes">
              {first[state].map(({ address, reason }) => (
                <li key={address}>
                  <bdi dir="ltr">{readable(address)}</bdi>
                  {reason && <PictureReason reason={reason} locale={locale} />}
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
      {edited.length > 0 && (
        <>
          <h3>{t('pictures.editedTitle')}</h3>
          <p className="field-hint">{t('pictures.editedHint')}</p>
          <ul className="run-stories">
            {edited.map(({ articleId, headline, locale: language }) => (
              <li key={articleId}>
                <Link href={`/admin/stories/${articleId}`} prefetch={false}>
                  {headline ? <InLanguage locale={language}>{headline}</InLanguage> : t('run.untitled')}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** As people write it: Arabic is no row of percent signs. */
const readable = (address: string): string => {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

async function PictureReason({ reason, locale }: { reason: string; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom' })
  const read = pictureReason(reason)
  return (
    <p className="board-facts">
      {read.kind === 'picture'
        ? t(`Media.refused.${read.rule}`)
        : t(`Import.pictures.reason.${read.kind}`, { detail: `\u2068${read.detail}\u2069` })}
    </p>
  )
}
