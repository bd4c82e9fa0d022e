import { Isolated } from '@/components/reader/isolated.tsx'
import { useWords } from '@/components/reader/use-words.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import { type FactBox, mostStars, starsOf } from './model.ts'

export function FactBoxReader({ block, dir, inside }: BlockReaderProps<FactBox>) {
  const t = useWords('Blocks.factBox')
  const { rating } = block.attrs
  return (
    <aside className="fact-box" dir={dir} aria-label={block.attrs.title || t('label')}>
      {block.attrs.title && (
        // Beside the text and named by its label: a heading would break into the story's own outline.
        <p className="fact-box-title">
          <Isolated text={block.attrs.title} dir={dir} />
        </p>
      )}
      {rating && (
        <p className="rating">
          <span className="stars" aria-hidden="true">
            {starsOf(rating)}
          </span>{' '}
          {t('rating', { rating, most: mostStars })}
        </p>
      )}
      {inside(block.content)}
    </aside>
  )
}
