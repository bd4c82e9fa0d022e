import { Isolated } from '@/components/reader/isolated.tsx'
import { Moment } from '@/components/reader/moment.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { LiveUpdate } from './model.ts'

export function LiveUpdateReader({ block, dir, context, inside }: BlockReaderProps<LiveUpdate>) {
  const { locale } = useReader()
  const at = new Date(block.attrs.at)
  return (
    <article className="live-update" dir={dir} id={`u${at.getTime()}`}>
      <p className="live-time">
        <a href={`#u${at.getTime()}`}>
          <Moment at={at} locale={locale} timeZone={context.timeZone} style="time" />
        </a>
      </p>
      <div>
        {block.attrs.headline && (
          <h2>
            <Isolated text={block.attrs.headline} dir={dir} />
          </h2>
        )}
        {inside(block.content)}
      </div>
    </article>
  )
}
