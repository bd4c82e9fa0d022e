import { firstStrongDirection } from '@/lib/arabic/first-strong.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { type NoteNumbers, noteId, noteMarkId } from '@/lib/story/footnotes.ts'
import { textOf } from '@/lib/story/plain-text.ts'
import { type ReaderContext, StoryLine } from './story-line.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** The footnotes of a story at its end, each with a way back to where it belongs. */
export function StoryNotes({ notes, context }: { notes: NoteNumbers; context: ReaderContext }) {
  const t = useWords('Blocks.footnote')
  const { locale } = useReader()
  if (notes.size === 0) return null
  return (
    <section className="story-notes" aria-labelledby="footnotes">
      <h2 id="footnotes">{t('title')}</h2>
      <ol dir={localeTable[locale].dir}>
        {[...notes].map(([note, number]) => {
          const dir = firstStrongDirection(note.content.map(textOf).join('')) ?? localeTable[locale].dir
          return (
            <li key={number} id={noteId(number)}>
              <p dir={dir}>
                <StoryLine line={note.content} dir={dir} context={context} />{' '}
                <a href={`#${noteMarkId(number)}`} className="note-back" aria-label={t('back', { number })}>
                  ↑
                </a>
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
