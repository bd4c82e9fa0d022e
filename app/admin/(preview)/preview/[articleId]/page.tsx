import type { Metadata } from 'next'
import { StoryArticle } from '@/components/reader/story-article.tsx'
import { loadPreview } from './load-preview.ts'

type Props = { params: Promise<{ articleId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story } = await loadPreview((await params).articleId)
  return { title: story.headline, robots: { index: false, follow: false } }
}

/** The working text as readers would see it, through the components that readers are shown it by. */
export default async function PreviewPage({ params }: Props) {
  const { story, timeZone } = await loadPreview((await params).articleId)
  return <StoryArticle story={story} timeZone={timeZone} />
}
