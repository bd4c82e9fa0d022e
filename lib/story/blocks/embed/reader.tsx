import { Isolated } from '@/components/reader/isolated.tsx'
import { useWords } from '@/components/reader/use-words.ts'
import { embedFrame, providerNames } from '../../embed-frame.ts'
import { embedProviderOf, safeHref } from '../../safe-address.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Embed } from './model.ts'

/**
 * Another site's post or film: a title and a link, and the offer to show it here. `public/reader.js` makes the frame,
 * once its reader has agreed to that site; until then nothing is asked of it.
 */
export function EmbedReader({ block, dir }: BlockReaderProps<Embed>) {
  const t = useWords('Blocks.embed')
  const { url, title } = block.attrs
  const href = safeHref(url)
  const site = embedProviderOf(url)
  if (!href || !site) return null
  const provider = providerNames[site]
  const frame = embedFrame(url)
  return (
    <aside className="embed" dir={dir}>
      <p className="embed-site">
        <bdi>{provider}</bdi>
      </p>
      {title && (
        <p className="embed-title">
          <Isolated text={title} dir={dir} />
        </p>
      )}
      {frame && (
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
            <button type="button">{t('show')}</button>
            <p className="note">{t('consent', { provider })}</p>
          </div>
          <button type="button">{t('hide', { provider })}</button>
        </story-embed>
      )}
      <p>
        <a href={href} rel="noopener">
          {t('openElsewhere', { provider })}
        </a>
      </p>
    </aside>
  )
}
