import { useWords } from './use-words.ts'

/** Where `public/reader.js` offers a live story anew. */
export function LiveStory({ updatedAt }: { updatedAt: Date }) {
  const t = useWords('Tools')
  return (
    <live-story data-updated={updatedAt.toISOString()} data-news={t('news')} data-lite="none">
      <p role="status" />
    </live-story>
  )
}
