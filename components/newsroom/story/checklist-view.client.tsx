'use client'

import { useTranslations } from 'next-intl'
import type { ChecklistItem, ChecklistKey, Severity } from '@/lib/newsroom/stories/checklist.ts'
import { Icon } from '../ui/icon.tsx'

/** Items whose sentence says how many. */
const isCounted = (key: ChecklistKey) =>
  key === 'untidy' || key === 'untranslated' || key === 'suggestions-open'

const order: Severity[] = ['must', 'should', 'may']

/** What a story still lacks, what stops it first. */
export function ChecklistView({ items }: { items: readonly ChecklistItem[] | null }) {
  const t = useTranslations('Newsroom.Stories.checklist')
  if (items === null) return <p className="field-hint">{t('checking')}</p>
  if (items.length === 0)
    return (
      <p className="checklist-ready">
        <Icon name="check" /> {t('ready')}
      </p>
    )
  const labels: Record<Severity, string> = { must: t('blocking'), should: t('warning'), may: t('optional') }
  const sorted = gathered(items)
  return (
    <ul className="checklist">
      {sorted.map(({ key, severity, count }) => (
        <li key={key} data-severity={severity}>
          <Icon name={severity === 'may' ? 'info' : 'warning'} />
          <span>
            <span className="visually-hidden">{labels[severity]}: </span>
            {isCounted(key) ? t(`items.${key}`, { count }) : t(`items.${key}`)}
            {!isCounted(key) && count > 1 && ` (${count})`}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The same thing in several places is said once, with its number; what stops publishing comes first. */
function gathered(items: readonly ChecklistItem[]): Pick<ChecklistItem, 'key' | 'severity' | 'count'>[] {
  const byKey = new Map<ChecklistKey, Pick<ChecklistItem, 'key' | 'severity' | 'count'>>()
  for (const { key, severity, count } of items)
    byKey.set(key, { key, severity, count: (byKey.get(key)?.count ?? 0) + count })
  return [...byKey.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}
