import { inOrder } from '@/components/reader/in-order.ts'
import { useWords } from '@/components/reader/use-words.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import { type CodeBlock, codeOf, directedLines, runsOf } from './model.ts'

export function CodeBlockReader({ block }: BlockReaderProps<CodeBlock>) {
  const runs = runsOf(block)
  const t = useWords('Blocks.codeBlock')
  return (
    <section className="code" dir={runs === 'rtl' ? runs : 'ltr'} tabIndex={0} aria-label={t('label')}>
      <pre dir={runs === 'auto' ? runs : undefined}>
        <code>
          {runs === 'auto'
            ? inOrder(
                directedLines(codeOf(block)).map(({ text, dir }) => <span dir={dir}>{`${text}\n`}</span>),
              )
            : codeOf(block)}
        </code>
      </pre>
    </section>
  )
}
