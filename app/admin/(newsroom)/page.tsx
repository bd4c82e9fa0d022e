import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { newsroomLocale, visiting } from '../acting.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Shell.board' })
  return { title: t('title') }
}

export default async function BoardPage() {
  const { locale } = await visiting('/admin')
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board' })
  return <h1>{t('title')}</h1>
}
