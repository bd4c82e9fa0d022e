import { useWords } from '@/components/reader/use-words.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import { type CodeBlock, codeOf } from './model.ts'

export function CodeBlockReader({ block }: BlockReaderProps<CodeBlock>) {
  const t = useWords('Blocks.codeBlock')
  return (
    <section className="code" dir="ltr" tabIndex={0} aria-label={t('label')}>
      <pre>
        <code>{codeOf(block)}</code>
      </pre>
    </section>
  )
}
