import type { Viewport } from 'next'
import { notFound } from 'next/navigation'
import type { CSSProperties, ReactNode } from 'react'
import { isLocale, localeTable } from '@/lib/locale/table.ts'
import { readerContext } from '@/lib/publication/reader.ts'
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
import '@/components/reader/style/pages.css'
import '@/components/reader/style/reading.css'
import '@/components/reader/style/tools.css'
import '@/components/reader/style/own.css'
import '@/components/reader/style/contrast.css'
import '@/components/reader/style/targets.css'
import '@/components/reader/style/print.css'

/** Everything is read from the database when it is asked for; a cache in front of us keeps what is finished. */
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f1' },
    { media: '(prefers-color-scheme: dark)', color: '#14110e' },
  ],
}

/** The paper's own colour in place of the house's, on both papers. */
async function ownColours(): Promise<CSSProperties | undefined> {
  const { accents } = (await readerContext()).masthead
  return accents
    ? ({ '--accent': `light-dark(${accents.light}, ${accents.dark})` } as CSSProperties)
    : undefined
}

export default async function LocaleLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const { dir, script } = localeTable[locale]
  return (
    // A script sets what the reader chose on this element before React sees it.
    <html lang={locale} dir={dir} data-script={script} style={await ownColours()} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
