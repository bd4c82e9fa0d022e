import { getTranslations } from 'next-intl/server'
import { checklistPath, partsHref } from '@/lib/newsroom/parts/part-address.ts'
import type { NewsroomLocale, PartKind } from '@/lib/vocabulary.ts'
import { PendingLink } from '../ui/pending-link.client.tsx'

/** What is used most stands first. */
const partTabs = ['template', 'box', 'snippet'] as const satisfies PartKind[]

/** Templates, boxes, snippets and the newsroom's checklist, of which one is open. */
export async function PartTabs({ open, locale }: { open: PartKind | 'checklist'; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Parts' })
  return (
    <nav className="kind-tabs" aria-label={t('tabs')}>
      <ul>
        {partTabs.map((each) => (
          <li key={each}>
            <PendingLink href={partsHref(each)} aria-current={each === open ? 'page' : undefined}>
              {t(`${each}.plural`)}
            </PendingLink>
          </li>
        ))}
        <li>
          <PendingLink href={checklistPath} aria-current={open === 'checklist' ? 'page' : undefined}>
            {t('checklist')}
          </PendingLink>
        </li>
      </ul>
    </nav>
  )
}
