import { Isolated } from '@/components/reader/isolated.tsx'
import { Moment } from '@/components/reader/moment.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { updateHref } from '@/lib/publication/addresses.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { LiveUpdate } from './model.ts'

export function LiveUpdateReader({ block, dir, context, inside }: BlockReaderProps<LiveUpdate>) {
  const t = useWords('Template')
  const urgent = useWords('Breaking')
  const { locale } = useReader()
  const { at: moment, headline, weight, posted } = block.attrs
  const at = new Date(moment)
  const id = context.anchors?.get(block) ?? `u${at.getTime()}`
  const labels = [
    ...(posted?.isPinned ? [t('pinned')] : []),
    ...(posted?.isBreaking ? [urgent('label')] : []),
    ...(weight === 'key' ? [t('isKey')] : []),
  ]
  return (
    <article
      className="live-update"
      dir={dir}
      id={id}
      data-at={at.getTime()}
      data-weight={weight ?? undefined}
      data-change={posted?.change}
      data-pinned={posted?.isPinned ? '' : undefined}
    >
      <p className="live-time">
        <a href={`#${id}`}>
          <Moment at={at} locale={locale} timeZone={context.timeZone} style="time" />
        </a>
      </p>
      <div>
        {headline ? (
          <h2>
            {labels.length > 0 && <span className="live-key">{labels.join(' · ')}</span>}
            <Isolated text={headline} dir={dir} />
          </h2>
        ) : (
          labels.length > 0 && <p className="live-key">{labels.join(' · ')}</p>
        )}
        {inside(block.content)}
        {context.storyHref && (
          <p className="live-share">
            {posted?.author && (
              <>
                <Isolated text={posted.author.name} dir={dir} /> ·{' '}
              </>
            )}
            <a
              href={updateHref(context.storyHref, id)}
              aria-label={headline ? `${t('shareUpdate')}: ${headline}` : undefined}
            >
              {t('shareUpdate')}
            </a>
          </p>
        )}
      </div>
    </article>
  )
}
