import { Notice } from '@/components/reader/notice.tsx'
import { pageWords } from '@/components/reader/use-words.ts'

export default async function NotFound() {
  const t = await pageWords('Missing')
  return <Notice title={t('title')} body={t('body')} home={t('home')} />
}
