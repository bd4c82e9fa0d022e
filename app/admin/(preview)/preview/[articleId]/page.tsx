import type { Metadata } from 'next'
import { storyMetadata } from '@/app/[locale]/story-metadata.ts'
import { StoryArticle } from '@/components/reader/story-article.tsx'
import { cardShapes } from '@/lib/card/card.ts'
import { absolute } from '@/lib/publication/addresses.ts'
import { loadPreview } from './load-preview.ts'

type Props = { params: Promise<{ articleId: string }> }

/** What platforms will read, but for the card, which the public cannot fetch yet, and for robots. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { articleId } = await params
  const { story } = await loadPreview(articleId)
  const { openGraph, twitter, ...head } = await storyMetadata(story)
  const card = { ...cardShapes.wide, url: absolute(`/admin/stories/${articleId}/card`), alt: story.headline }
  return {
    ...head,
    openGraph: { ...openGraph, images: [card] },
    twitter: { ...twitter, images: [card] },
    robots: { index: false, follow: false },
  }
}

/** The working text as readers would see it, through the components that readers are shown it by. */
export default async function PreviewPage({ params }: Props) {
  const { story, timeZone } = await loadPreview((await params).articleId)
  return <StoryArticle story={story} timeZone={timeZone} />
}
