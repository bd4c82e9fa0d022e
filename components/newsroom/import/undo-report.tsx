import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { UndoReport } from '@/lib/archive/import/import-runs.ts'
import { type NewsroomLocale, type UndoOutcome as Outcome, undoOutcomes } from '@/lib/vocabulary.ts'
import { InLanguage } from '../ui/in-language.tsx'
import { Facts } from './run-facts.tsx'

/** What taking a run back did, and what it left, and why. */
export async function UndoOutcome({ undo, locale }: { undo: UndoReport; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const facts = undoOutcomes.flatMap((outcome) =>
    undo.outcomes[outcome] ? [{ name: t(`undo.${outcome}`), value: undo.outcomes[outcome] }] : [],
  )
  return (
    <>
      <Facts facts={facts} locale={locale} />
      {undo.kept.length > 0 && (
        <>
          <h3>{t('undo.keptTitle')}</h3>
          <ul className="run-stories">
            {undo.kept.map(({ headline, articleId, locale: language, why }) => (
              <li key={articleId}>
                <Link href={`/admin/stories/${articleId}`} prefetch={false}>
                  {headline ? <InLanguage locale={language}>{headline}</InLanguage> : t('run.untitled')}
                </Link>
                <span className="note">
                  {t(`undo.why.${why as Exclude<Outcome, 'removed' | 'restored'>}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
