import { formatMoment } from '@/lib/locale/moments.ts'
import type { Direction } from '@/lib/locale/table.ts'
import type { Origin } from '@/lib/publication/origin.ts'
import { inOrder } from './in-order.ts'
import { Isolated } from './isolated.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = {
  origin: Origin
  of: 'figure' | 'recording'
  dir: Direction
}

/** What the credentials of a picture, sound or film say of it, for who asks. */
export function OriginDetails({ origin: { state, signer, tool, at }, of, dir }: Props) {
  const t = useWords(`Blocks.${of}.origin`)
  const { locale, reading } = useReader()
  const lines = [
    t(`state.${state}`),
    t('signer', { signer }),
    tool && t('tool', { tool }),
    // A day, of whatever zone whoever signed it was in.
    at && t('at', { moment: formatMoment(new Date(at), 'date', locale, 'UTC', reading) }),
  ].filter((line) => line !== null)
  return (
    <details className="origin" dir={dir}>
      <summary>{t('title')}</summary>
      {inOrder(
        lines.map((line) => (
          <p key={line}>
            <Isolated text={line} dir={dir} />
          </p>
        )),
      )}
    </details>
  )
}
