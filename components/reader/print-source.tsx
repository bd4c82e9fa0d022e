import type { Masthead } from '@/lib/publication/masthead.ts'
import { qrPath } from '@/lib/qr-path.ts'
import { useWords } from './use-words.ts'

/** Squares that are left white on each side (ISO/IEC 18004, 6.3.8). */
const quietZone = 4

type Props = {
  masthead: Masthead
  /** Absolute short address. */
  address: string
}

/** On paper alone: whose page this was, and its address, for eyes and for a camera. */
export function PrintSource({ masthead, address }: Props) {
  const t = useWords('Print')
  const { path, size } = qrPath(address)
  const side = size + 2 * quietZone
  return (
    <div className="print-source" data-lite="none" hidden>
      <svg
        viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
        shapeRendering="crispEdges"
        aria-hidden="true"
      >
        <path d={path} />
      </svg>
      <div>
        <p>
          <strong>{t('source', { name: masthead.name })}</strong>
        </p>
        <p>{t('address')}</p>
        <p>
          <bdi dir="ltr">{address.replace(/^https?:\/\//, '')}</bdi>
        </p>
      </div>
    </div>
  )
}
