import type { Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { formatMoment } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { readerContext } from '@/lib/publication/reader.ts'
import { loadSharedDraft } from './load-shared-draft.ts'
import '@/components/reader/style/fonts.css'
import '@/components/reader/style/tokens.css'
import '@/components/reader/style/frame.css'
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

export const dynamic = 'force-dynamic'

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

type Props = { children: ReactNode; params: Promise<{ token: string }> }

/** A reader's page around a draft that somebody outside was sent a link to. It leads nowhere else. */
export default async function SharedDraftLayout({ children, params }: Props) {
  const shared = await loadSharedDraft((await params).token)
  const { locale, masthead, reading } = await readerContext()
  const { dir, script } = localeTable[locale]
  const t = await getTranslations({ locale, namespace: 'Preview' })
  return (
    <html lang={locale} dir={dir} data-script={script}>
      <body>
        {shared && (
          <p className="preview-ribbon">
            {t('ribbon', {
              moment: formatMoment(shared.expiresAt, 'moment', locale, masthead.timeZone, reading),
            })}
          </p>
        )}
        <main id="text" data-numerals={reading.numerals}>
          {children}
        </main>
      </body>
    </html>
  )
}
