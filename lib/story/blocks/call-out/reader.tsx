import { Isolated } from '@/components/reader/isolated.tsx'
import { useWords } from '@/components/reader/use-words.ts'
import { textOf } from '../../plain-text.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import { type CallOut, linkOf } from './model.ts'

export function CallOutReader({ block, dir, inside }: BlockReaderProps<CallOut>) {
  const t = useWords('Blocks.callOut')
  const link = linkOf(block)
  const hasText = textOf(block).trim() !== ''
  if (!hasText && !link) return null
  return (
    <aside className="call-out" dir={dir} aria-label={t('label')}>
      {hasText && inside(block.content)}
      {link && (
        <p className="call-out-link">
          <a href={link.href} rel="noopener">
            <Isolated text={link.label} dir={dir} />
          </a>
        </p>
      )}
    </aside>
  )
}
