import { getTranslations } from 'next-intl/server'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { type EntryKind, entryKinds } from '@/lib/vocabulary.ts'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { listPath } from './directory-address.ts'

/** The four lists of the directory, of which one is open. */
export async function KindTabs({ kind, locale }: { kind: EntryKind; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Directory' })
  return (
    <nav className="kind-tabs" aria-label={t('kinds')}>
      <ul>
        {entryKinds.map((each) => (
          <li key={each}>
            <PendingLink href={listPath(each)} aria-current={each === kind ? 'page' : undefined}>
              {t(`${each}.plural`)}
            </PendingLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
