import type { Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Colophon } from '@/components/reader/colophon.tsx'
import { MastheadBar } from '@/components/reader/masthead-bar.tsx'
import { localeTable } from '@/lib/locale/table.ts'
import { readerContext } from '@/lib/publication/reader.ts'
import { loadPreview } from './load-preview.ts'
import '@/components/reader/style/fonts.css'
import '@/components/reader/style/tokens.css'
import '@/components/reader/style/frame.css'
import '@/components/reader/style/front.css'
import '@/components/reader/style/story.css'
import '@/components/reader/style/search.css'
import '@/components/reader/style/reading.css'
import '@/components/reader/style/tools.css'
import '@/components/newsroom/style/preview.css'

export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
}

type Props = { children: ReactNode; params: Promise<{ articleId: string }> }

/** A reader's page around a draft: its masthead, its styles, its language. */
export default async function PreviewLayout({ children, params }: Props) {
  const { story, newsroomLocale } = await loadPreview((await params).articleId)
  const { dir, script } = localeTable[story.locale]
  const { masthead, reading } = await readerContext()
  const t = await getTranslations({ locale: newsroomLocale, namespace: 'Newsroom.Stories.preview' })
  const now = new Date()
  return (
    <html lang={story.locale} dir={dir} data-script={script}>
      <head>
        {/* Nothing in a preview leads away from the screen that shows it. */}
        <base target="_blank" />
      </head>
      <body>
        <p className="preview-ribbon" lang={newsroomLocale} dir={localeTable[newsroomLocale].dir}>
          {t('ribbon')}
        </p>
        <MastheadBar masthead={masthead} now={now} />
        <main id="text" data-numerals={reading.numerals}>
          {children}
        </main>
        <Colophon masthead={masthead} now={now} />
      </body>
    </html>
  )
}
