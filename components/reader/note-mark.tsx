import { noteId, noteMarkId } from '@/lib/story/footnotes.ts'
import { useWords } from './use-words.ts'

/** The number of a footnote in the line, which leads to it. */
export function NoteMark({ number }: { number: number }) {
  const t = useWords('Blocks.footnote')
  return (
    <sup className="note-mark">
      <a id={noteMarkId(number)} href={`#${noteId(number)}`} aria-label={t('mark', { number })}>
        {t('number', { number })}
      </a>
    </sup>
  )
}
