import { createHash } from 'node:crypto'
import { streamHref } from '@/lib/publication/addresses.ts'
import type { Story } from '@/lib/publication/story.ts'
import { useWords } from './use-words.ts'

/** Whether anything comes to a story while its page is open: entries of live coverage, or figures. */
export const isAlive = ({ kind, document, datasets }: Story): boolean =>
  kind === 'live' ||
  (datasets.size > 0 &&
    document.content.some((block) => block.type === 'dataTable' && datasets.has(block.attrs.datasetId)))

/**
 * Where `public/live.js` says what comes to such a story, and what it must know for it. The server reads the same from the
 * finished page (`lib/server/live/live-page.ts`), so that all listeners are sent what stands in it.
 */
export function LiveStory({ story }: { story: Story }) {
  const t = useWords('Tools')
  const { live, href } = story
  return (
    <live-story
      data-article={story.articleId}
      data-stream={streamHref(href)}
      data-change={live.change}
      data-gone={live.withdrawn.map(({ anchor, change }) => `${anchor}:${change}`).join(' ')}
      data-text={textMark(story)}
      data-news={t('news')}
      data-ended={t('liveEnded')}
      data-withdrawn={t('liveGone')}
      data-lite="none"
    >
      <p role="status" />
    </live-story>
  )
}

/** The script of {@link LiveStory}, outside of what is written once. */
export function LiveScript() {
  return <script data-keep="" type="module" src="/live.js" />
}

/** Another one when something of the story is that was not posted to it: only a whole page has that. */
function textMark({ kicker, headline, standfirst, document, picture, corrections }: Story): string {
  const own = document.content.filter((block) => block.type !== 'liveUpdate' || !block.attrs.posted)
  const said = [kicker, headline, standfirst, own, picture?.mediaId, corrections.length]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 12)
}
