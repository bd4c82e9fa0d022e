import { getTranslations } from 'next-intl/server'
import type { NewsroomLocale } from '@/lib/db/account-tables.ts'
import { inLocale, localeTable } from '@/lib/locale/table.ts'
import type { PictureUse } from '@/lib/newsroom/pictures/picture-uses.ts'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'

/** Where a picture stands. */
export async function PictureUses({ uses, locale }: { uses: PictureUse[]; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom' })
  if (uses.length === 0) return <p>{t('Media.picture.unused')}</p>
  return (
    <ul className="picture-uses">
      {uses.map((use) =>
        use.kind === 'logo' ? (
          <li key="logo">
            <span>{t('Media.picture.logo')}</span>
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
              <InLanguage locale={use.locale}>{localeTable[use.locale].name}</InLanguage>
              {' · '}
              {t(`Shell.state.${use.state}`)}
            </span>
          </li>
        ),
      )}
    </ul>
  )
}
