import { ownHref } from '@/lib/publication/addresses.ts'
import { thumbnailOf } from '@/lib/publication/kept-stories.ts'
import type { Story } from '@/lib/publication/story.ts'
import { ListenIcon, SaveIcon } from './icons.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/**
 * What a reader may do with a story in this browser alone: save it, have it read aloud by the device, go on where she
 * stopped, share a quotation. `public/own.js` does it; without it there is nothing to see.
 */
export function OwnStory({ story }: { story: Story }) {
  const t = useWords('Own')
  const { locale } = useReader()
  const { document, recordings, kind, picture } = story
  // Where a person has read it, no machine does; what still changes is not read out.
  const hasReading = document.content.some(
    (block) => block.type === 'audio' && block.attrs.reads && recordings.has(block.attrs.mediaId),
  )
  return (
    <own-story
      className="own-bar"
      data-article={story.articleId}
      data-address={story.href}
      data-headline={story.headline}
      data-picture={thumbnailOf(picture) ?? undefined}
      data-done={t('saved.done')}
      data-undone={t('saved.undone')}
      data-full={t('saved.full')}
      data-denied={t('saved.denied')}
      data-offer={t('continue.offer', { share: '#' })}
      data-go={t('continue.go')}
      data-no={t('continue.no')}
      data-quote={JSON.stringify({
        label: t('quote.label'),
        share: t('quote.share'),
        copy: t('quote.copy'),
        copied: t('quote.copied'),
        denied: t('quote.denied'),
        quoted: t('quote.quoted', { text: '#' }),
      })}
      data-lite="none"
    >
      <button type="button" value="save" aria-pressed="false">
        <SaveIcon />
        <span>{t('save')}</span>
      </button>
      {!hasReading && kind !== 'live' && (
        <button
          type="button"
          value="listen"
          data-module="/listen.js"
          data-words={JSON.stringify({
            label: t('player.label'),
            earlier: t('player.earlier'),
            later: t('player.later'),
            play: t('player.play'),
            pause: t('player.pause'),
            speed: t('player.speed'),
            voice: t('player.voice'),
            close: t('player.close'),
            none: t('player.none'),
            remote: t('player.remote'),
            failed: t('player.failed'),
            absent: t('player.absent'),
            place: t('player.place', { place: '#', total: '##' }),
          })}
        >
          <ListenIcon />
          <span>{t('listen')}</span>
        </button>
      )}
      <p>
        <span role="status" />{' '}
        <a href={`${ownHref(locale)}#saved`} hidden>
          {t('saved.title')}
        </a>
      </p>
    </own-story>
  )
}
