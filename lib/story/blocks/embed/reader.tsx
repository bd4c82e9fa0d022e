import { Isolated } from '@/components/reader/isolated.tsx'
import { PictureImage } from '@/components/reader/picture-image.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { formatMoment } from '@/lib/locale/moments.ts'
import type { Direction } from '@/lib/locale/table.ts'
import type { Picture } from '@/lib/publication/picture.ts'
import { type EmbedFrame, embedFrame } from '../../embed-frame.ts'
import { embedSourceOf, linkCard, safeHref } from '../../safe-address.ts'
import { siteShown } from '../../site-shown.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import { type Embed, isDay } from './model.ts'

/**
 * Another site's post, film or page: what it says, whose it is, and a link; of what can be shown here, the offer to.
 * `public/reader.js` makes the frame, once its reader has agreed to that site; until then nothing is asked of it, and the
 * picture is our own copy.
 */
export function EmbedReader({ block, dir, context }: BlockReaderProps<Embed>) {
  const t = useWords('Blocks.embed')
  const { attrs } = block
  const href = safeHref(attrs.url)
  const source = embedSourceOf(attrs.url, attrs.provider)
  if (!href || !source) return null
  const provider = siteShown(attrs)
  const frame = embedFrame(href, source)
  const picture = attrs.mediaId ? context.pictures.get(attrs.mediaId) : undefined
  // What is looked at is shown where it will be played; of what is read, the picture stands beside the words.
  const isPoster = frame !== null && frame.shape !== 'post' && frame.shape !== 'sound'
  const words = <Isolated text={attrs.title ?? href} dir={attrs.title ? dir : 'ltr'} />
  return (
    <aside className={source === linkCard ? 'embed embed-page' : 'embed'} dir={dir}>
      {picture && !isPoster && <PictureImage picture={picture} sizes="11rem" decorative />}
      <Told {...attrs} site={attrs.site === provider ? null : attrs.site} provider={provider} dir={dir} />
      {source === linkCard ? (
        <p className="embed-title">
          <a href={href} rel="noopener">
            {words}
          </a>
        </p>
      ) : (
        attrs.title && <p className="embed-title">{words}</p>
      )}
      {attrs.description && (
        <p className="embed-description">
          <Isolated text={attrs.description} dir={dir} />
        </p>
      )}
      {frame && (
        <Offer
          frame={frame}
          title={attrs.title}
          provider={provider}
          poster={isPoster ? picture : undefined}
        />
      )}
      {source !== linkCard && (
        <p>
          <a href={href} rel="noopener">
            {t('openElsewhere', { provider })}
          </a>
        </p>
      )}
    </aside>
  )
}

type ToldProps = Pick<Embed['attrs'], 'site' | 'author' | 'date'> & { provider: string; dir: Direction }

/** Whose it is, who made it, and when. */
function Told({ site, provider, author, date, dir }: ToldProps) {
  const { locale, reading } = useReader()
  return (
    <p className="embed-site">
      {site && (
        <>
          <Isolated text={site} dir={dir} />
          {'\u00a0· '}
        </>
      )}
      <bdi>{provider}</bdi>
      {author && (
        <>
          {'\u00a0· '}
          <bdi>{author}</bdi>
        </>
      )}
      {isDay(date) && (
        <>
          {'\u00a0· '}
          <time dateTime={date}>
            {formatMoment(new Date(`${date}T12:00:00Z`), 'date', locale, 'UTC', reading)}
          </time>
        </>
      )}
    </p>
  )
}

type OfferProps = {
  frame: EmbedFrame
  title: string | null | undefined
  provider: string
  poster: Picture | undefined
}

function Offer({ frame, title, provider, poster }: OfferProps) {
  const t = useWords('Blocks.embed')
  return (
    <story-embed
      data-provider={frame.provider}
      data-shape={frame.shape}
      data-src={frame.src}
      data-title={title ?? provider}
      data-loading="lazy"
      // The site is told which paper it stands in, never which story. Told nothing, YouTube does not play.
      data-referrerpolicy="strict-origin"
      data-sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation"
      data-allow="encrypted-media; fullscreen; picture-in-picture"
      data-lite="none"
    >
      <div>
        {poster && <PictureImage picture={poster} sizes="(min-width: 720px) 680px, 100vw" decorative />}
        <button type="button">{t('show')}</button>
        <p className="note">{t('consent', { provider })}</p>
      </div>
      <button type="button">{t('hide', { provider })}</button>
    </story-embed>
  )
}
