import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import { PreviewFrame } from '../../preview-frame.tsx'
import { loadPreview } from './load-preview.ts'

export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
}

type Props = { children: ReactNode; params: Promise<{ articleId: string }> }

export default async function PreviewLayout({ children, params }: Props) {
  const { story, newsroomLocale } = await loadPreview((await params).articleId)
  return (
    <PreviewFrame locale={story.locale} newsroomLocale={newsroomLocale} of="story">
      {children}
    </PreviewFrame>
  )
}
