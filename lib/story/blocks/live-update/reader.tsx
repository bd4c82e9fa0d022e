import { Isolated } from '@/components/reader/isolated.tsx'
import { Moment } from '@/components/reader/moment.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { updateHref } from '@/lib/publication/addresses.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { LiveUpdate } from './model.ts'

export function LiveUpdateReader({ block, dir, context, inside }: BlockReaderProps<LiveUpdate>) {
  const t = useWords('Template')
  const { locale } = useReader()
  const { at: moment, headline, weight } = block.attrs
  const at = new Date(moment)
  const id = context.anchors?.get(block) ?? `u${at.getTime()}`
  return (
    <article className="live-update" dir={dir} id={id} data-weight={weight ?? undefined}>
      <p className="live-time">
        <a href={`#${id}`}>
          <Moment at={at} locale={locale} timeZone={context.timeZone} style="time" />
        </a>
      </p>
      <div>
        {headline && (
          <h2>
            {weight === 'key' && <span className="live-key">{t('isKey')}</span>}
            <Isolated text={headline} dir={dir} />
          </h2>
        )}
        {inside(block.content)}
        {context.storyHref && (
          <p className="live-share">
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
