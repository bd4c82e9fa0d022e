import { localeTable } from '@/lib/locale/table.ts'
import type { Correction } from '@/lib/publication/corrections.ts'
import { Around, slot } from './around.tsx'
import { Isolated } from './isolated.tsx'
import { Moment } from './moment.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** Everything that readers are told of a story, at its foot: the newest first, each with the day it was said. */
export function Corrections({ notes, timeZone }: { notes: readonly Correction[]; timeZone: string }) {
  const t = useWords('Correction')
  const [first] = notes
  if (!first) return null
  return (
    <section className="corrections" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{notes.length === 1 ? t(`kind.${first.kind}`) : t('title')}</h2>
      {notes.map((each) => (
        <div key={each.id} id={`note-${each.id}`} className="correction">
          {notes.length > 1 && <h3 className="correction-kind">{t(`kind.${each.kind}`)}</h3>}
          <CorrectionNote note={each} among={notes} timeZone={timeZone} />
        </div>
      ))}
    </section>
  )
}

/**
 * A note: its words, or why they were withdrawn, when they were said, which note it sets right, and which words of the story it changed.
 * @param among the other notes on the same story, where they are at hand
 */
export function CorrectionNote({
  note,
  among,
  timeZone,
}: {
  note: Correction
  among: readonly Correction[]
  timeZone: string
}) {
  const t = useWords('Correction')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  const amends = note.amendsId ? among.find((each) => each.id === note.amendsId) : undefined
  const amendedBy = among.find((each) => each.amendsId === note.id)
  const at = (moment: Date) => <Moment at={moment} locale={locale} timeZone={timeZone} />
  return (
    <>
      {note.withdrawnAt && (
        <p className="note">
          <Around sentence={t('withdrawn', { moment: slot })}>{at(note.withdrawnAt)}</Around>
        </p>
      )}
      {note.note.split('\n').map(
        (line, index) =>
          line.trim() && (
            // biome-ignore lint/suspicious/noArrayIndexKey: a note is never changed
            <p key={index}>
              <Isolated text={line} dir={dir} />
            </p>
          ),
      )}
      {amends && (
        <p className="note">
          <Around sentence={t('amends', { moment: slot })}>{at(amends.correctedAt)}</Around>
        </p>
      )}
      {amendedBy && (
        <p className="note">
          <Around sentence={t('amended', { moment: slot })}>{at(amendedBy.correctedAt)}</Around>
        </p>
      )}
      <p className="note">
        <Around sentence={t(`at.${note.kind}`, { moment: slot })}>{at(note.correctedAt)}</Around>
      </p>
      {note.changes && <ChangedWords changes={note.changes} />}
    </>
  )
}

function ChangedWords({ changes }: { changes: NonNullable<Correction['changes']> }) {
  const t = useWords('Correction')
  return (
    <details className="correction-changes">
      <summary>{t('changed')}</summary>
      {changes.map((passage, index) => (
        // biome-ignore-start lint/suspicious/noArrayIndexKey: what was changed then is never changed again
        <p key={index}>
          {passage.map(({ kind, text }, place) => {
            // Isolated from each other: two numbers that meet in an Arabic line would run together (UAX #9).
            if (kind === 'same') return <span key={place}>{text}</span>
            const Changed = kind === 'gone' ? 'del' : 'ins'
            return (
              <Changed key={place}>
                <span className="visually-hidden">{` ${t(kind)} `}</span>
                <bdi>{text}</bdi>{' '}
              </Changed>
            )
          })}
        </p>
        // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
      ))}
    </details>
  )
}
