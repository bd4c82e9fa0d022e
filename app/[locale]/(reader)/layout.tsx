import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Colophon } from '@/components/reader/colophon.tsx'
import { MastheadBar } from '@/components/reader/masthead-bar.tsx'
import { readerContext } from '../reader-context.ts'

export default async function ReaderLayout({ children }: { children: ReactNode }) {
  const { masthead, reading } = await readerContext()
  const now = new Date()
  const t = await getTranslations('Frame')
  return (
    <>
      <a className="skip" href="#text">
        {t('skip')}
      </a>
      <MastheadBar masthead={masthead} now={now} />
      <main id="text" data-numerals={reading.numerals}>
        {children}
      </main>
      <Colophon masthead={masthead} now={now} />
    </>
  )
}
