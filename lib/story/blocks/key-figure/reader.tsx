import { Isolated } from '@/components/reader/isolated.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import { isBlank, type KeyFigure } from './model.ts'

export function KeyFigureReader({ block, dir }: BlockReaderProps<KeyFigure>) {
  const { figure, label, note } = block.attrs
  if (isBlank(block)) return null
  return (
    <li className="key-figure" dir={dir}>
      <strong>
        <Isolated text={figure} dir={dir} />
      </strong>{' '}
      <span>
        <Isolated text={label} dir={dir} />
      </span>
      {note && (
        <>
          {' '}
          <small>
            <Isolated text={note} dir={dir} />
          </small>
        </>
      )}
    </li>
  )
}
