import { getTranslations } from 'next-intl/server'
import { inLocale, localeTable } from '@/lib/locale/table.ts'
import type { Counted } from '@/lib/newsroom/counted.ts'
import { partHref } from '@/lib/newsroom/parts/part-address.ts'
import type { PictureUse } from '@/lib/newsroom/pictures/picture-uses.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'

/** Where a picture stands, and as what. */
export async function PictureUses({
  uses,
  places,
  locale,
}: {
  uses: PictureUse[]
  places: Counted
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom' })
  if (uses.length === 0) return <p>{t('Media.picture.unused')}</p>
  const standsAs = ({ isLead, figures }: Extract<PictureUse, { kind: 'article' }>): string[] => {
    const numbers = figures.map((number) => t('Media.use.number', { number }))
    const list = new Intl.ListFormat(locale).format(numbers)
    return [
      ...(isLead ? [t('Media.use.lead')] : []),
      ...(figures.length > 0 ? [t('Media.use.figure', { numbers: list })] : []),
    ]
  }
  return (
    <>
      {places.count > uses.length && (
        <p>
          {t(places.hasMore ? 'Media.card.usesMore' : 'Media.card.uses', { count: places.count })}.{' '}
          {t('Media.picture.latestUses')}
        </p>
      )}
      <ul className="picture-uses">
        {uses.map((use) =>
          use.kind === 'logo' ? (
            <li key="logo">
              <span>{t('Media.picture.logo')}</span>
            </li>
          ) : use.kind === 'part' ? (
            <li key={use.partId}>
              <PendingLink href={partHref(use.partId)}>
                <bdi>{use.name}</bdi>
              </PendingLink>
              <span>{t(`Parts.${use.part}.plural`)}</span>
            </li>
          ) : use.kind === 'author' ? (
            <li key={use.authorId}>
              <bdi>{inLocale(use.names, locale)}</bdi>
              <span>{t('Media.picture.portrait')}</span>
            </li>
          ) : (
            <li key={use.articleId}>
              <PendingLink href={`/admin/stories/${use.articleId}`}>
                <InLanguage locale={use.locale}>{use.headline || t('Shell.board.untitled')}</InLanguage>
              </PendingLink>
              <span>
                {standsAs(use).map((each) => (
                  <span key={each}>{each} · </span>
                ))}
                <InLanguage locale={use.locale}>{localeTable[use.locale].name}</InLanguage>
                {' · '}
                {t(`Shell.state.${use.state}`)}
                {use.state === 'published' && !use.isPublic && <> · {t('Media.use.draftOnly')}</>}
              </span>
            </li>
          ),
        )}
      </ul>
    </>
  )
}
