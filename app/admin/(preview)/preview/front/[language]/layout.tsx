import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { PreviewFrame } from '../../../preview-frame.tsx'
import { loadFrontPreview } from './load-front-preview.ts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false } }

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
}

type Props = { children: ReactNode; params: Promise<{ language: string }> }

export default async function FrontPreviewLayout({ children, params }: Props) {
  const { language, locale } = await loadFrontPreview((await params).language)
  return (
    <PreviewFrame locale={language} newsroomLocale={locale} of="front">
      {children}
    </PreviewFrame>
  )
}
