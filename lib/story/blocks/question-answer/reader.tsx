import { Isolated } from '@/components/reader/isolated.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { QuestionAnswer } from './model.ts'

export function QuestionAnswerReader({ block, dir, inside }: BlockReaderProps<QuestionAnswer>) {
  return (
    <div className="question-answer" dir={dir}>
      {block.attrs.question && (
        <p className="question">
          <Isolated text={block.attrs.question} dir={dir} />
        </p>
      )}
      {inside(block.content)}
    </div>
  )
}
