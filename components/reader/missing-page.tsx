import { notFound } from 'next/navigation'
import { answerWith } from '@/lib/publication/answer-status.ts'
import { Notice } from './notice.tsx'
import { useWords } from './use-words.ts'

/** “Nothing at this address”: a real 404, whole in its first byte. */
export function MissingPage() {
  const t = useWords('Missing')
  if (!answerWith(404)) notFound()
  return <Notice title={t('title')} body={t('body')} home={t('home')} />
}
