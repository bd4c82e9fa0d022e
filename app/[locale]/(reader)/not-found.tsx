import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/reader/notice.tsx'

export default async function NotFound() {
  const t = await getTranslations('Missing')
  return <Notice title={t('title')} body={t('body')} home={t('home')} />
}
