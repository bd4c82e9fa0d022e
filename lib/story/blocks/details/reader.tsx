import { Isolated } from '@/components/reader/isolated.tsx'
import { useWords } from '@/components/reader/use-words.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Details } from './model.ts'

export function DetailsReader({ block, dir, inside }: BlockReaderProps<Details>) {
  const t = useWords('Blocks.details')
  return (
    <details className="details" dir={dir}>
      <summary>
        <Isolated text={block.attrs.title || t('label')} dir={dir} />
      </summary>
      {inside(block.content)}
    </details>
  )
}
