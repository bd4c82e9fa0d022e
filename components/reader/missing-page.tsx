import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { answerWith } from '@/lib/publication/answer-status.ts'
import { Notice } from './notice.tsx'

/** “Nothing at this address”: a real 404, whole in its first byte. */
export function MissingPage() {
  const t = useTranslations('Missing')
  if (!answerWith(404)) notFound()
  return <Notice title={t('title')} body={t('body')} home={t('home')} />
}
