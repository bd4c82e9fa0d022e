import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Colophon } from '@/components/reader/colophon.tsx'
import { MastheadBar } from '@/components/reader/masthead-bar.tsx'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { readerContext } from '@/lib/publication/reader.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import '@/components/reader/style/fonts.css'
import '@/components/reader/style/tokens.css'
import '@/components/reader/style/frame.css'
import '@/components/reader/style/navigation.css'
import '@/components/reader/style/front.css'
import '@/components/reader/style/front-layout.css'
import '@/components/reader/style/story.css'
import '@/lib/story/blocks/readers.css'
import '@/components/reader/style/story-kinds.css'
import '@/components/reader/style/search.css'
import '@/components/reader/style/reading.css'
import '@/components/reader/style/tools.css'
import '@/components/reader/style/contrast.css'
import '@/components/reader/style/targets.css'
import '@/components/newsroom/style/preview.css'

/**
 * A reader's page around what readers do not see yet: its masthead, its styles, its language. The request must speak that
 * language before this is rendered (`readIn`).
 */
export async function PreviewFrame({
  locale,
  newsroomLocale,
  of,
  children,
}: {
  /** The language of what is shown. */
  locale: Locale
  newsroomLocale: NewsroomLocale
  of: 'story' | 'front'
  children: ReactNode
}) {
  const { dir, script } = localeTable[locale]
  const { masthead, reading } = await readerContext()
  const t = await getTranslations({ locale: newsroomLocale, namespace: 'Newsroom' })
  return (
    <html lang={locale} dir={dir} data-script={script}>
      <head>
        {/* Nothing in a preview leads away from the screen that shows it. */}
        <base target="_blank" />
      </head>
      <body>
        <p className="preview-ribbon" lang={newsroomLocale} dir={localeTable[newsroomLocale].dir}>
          {t(of === 'story' ? 'Stories.preview.ribbon' : 'Front.preview.ribbon')}
        </p>
        <MastheadBar masthead={masthead} />
        <main id="text" data-numerals={reading.numerals}>
          {children}
        </main>
        <Colophon masthead={masthead} />
      </body>
    </html>
  )
}
