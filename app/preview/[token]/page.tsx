import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/reader/notice.tsx'
import { StoryArticle } from '@/components/reader/story-article.tsx'
import { answerWith } from '@/lib/publication/answer-status.ts'
import { readerContext } from '@/lib/publication/reader.ts'
import { loadSharedDraft } from './load-shared-draft.ts'

type Props = { params: Promise<{ token: string }> }

/** A title, and nothing for whoever would show the link to others. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shared = await loadSharedDraft((await params).token)
  const { locale } = await readerContext()
  const t = await getTranslations({ locale, namespace: 'Preview' })
  return {
    title: shared ? shared.story.headline || t('untitled') : t('gone'),
    robots: { index: false, follow: false, noarchive: true },
  }
}

/** One draft, for who was sent a link to it. Every link that shows nothing says the same. */
export default async function SharedDraftPage({ params }: Props) {
  const shared = await loadSharedDraft((await params).token)
  const { locale, masthead } = await readerContext()
  if (shared) return <StoryArticle story={shared.story} timeZone={masthead.timeZone} />
  if (!answerWith(404)) notFound()
  const t = await getTranslations({ locale, namespace: 'Preview' })
  return <Notice title={t('gone')} body={t('goneBody')} home={t('home')} />
}
