import type { ReactNode } from 'react'
import { Isolated } from '@/components/reader/isolated.tsx'
import { OriginDetails } from '@/components/reader/origin.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { type Direction, localeTable } from '@/lib/locale/table.ts'
import { creditLine } from '@/lib/publication/credit-line.ts'
import type { Recording } from '@/lib/publication/recordings.ts'
import { textOf } from '../../plain-text.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Audio, RecordingAttrs } from './model.ts'

/** A sound of ours. The story read aloud stands under its byline, and not here. */
export function AudioReader({ block, dir, context, inside }: BlockReaderProps<Audio>) {
  const recording = context.recordings.get(block.attrs.mediaId)
  if (!recording || (block.attrs.reads && context.isSoundAbove)) return null
  return (
    <RecordingFigure
      recording={recording}
      attrs={block.attrs}
      dir={dir}
      transcript={textOf(block).trim() ? inside(block.content ?? []) : null}
    >
      <AudioPlayer recording={recording} label={block.attrs.title} />
    </RecordingFigure>
  )
}

/** The browser's own player: nothing is fetched before it is played, and it works without a script. */
export function AudioPlayer({
  recording: { href },
  label,
}: {
  recording: Recording
  label: string | null | undefined
}) {
  return (
    // biome-ignore lint/a11y/useMediaCaption: no browser shows them with a sound; what is said stands beside it in writing
    <audio controls preload="none" src={href} aria-label={label ?? undefined} />
  )
}

/** Whose it is, as its story or else the library has it, and that a model made it. */
export function RecordingCredit({
  recording: { credit, digitalSource, kind },
  own,
  dir,
}: {
  recording: Recording
  /** As the story has it. */
  own: string | null | undefined
  dir: Direction
}) {
  const t = useWords('Blocks.recording.source')
  const line = creditLine(
    { credit: own || credit, licence: null, digitalSource },
    { licensed: ({ credit: name }) => name, source: (source) => t(source, { kind }) },
  )
  return (
    line && (
      <>
        <small>
          <Isolated text={line} dir={dir} />
        </small>{' '}
      </>
    )
  )
}

/** A player with its title, its words, its file, and what is said in writing. */
export function RecordingFigure({
  recording,
  attrs: { title, caption, credit },
  dir,
  transcript,
  children,
}: {
  recording: Recording
  attrs: RecordingAttrs
  dir: Direction
  transcript: ReactNode
  children: ReactNode
}) {
  const t = useWords('Blocks.recording')
  const { locale } = useReader()
  return (
    <figure className={`recording recording-${recording.kind}`} dir={dir}>
      {title && (
        <p className="recording-title">
          <Isolated text={title} dir={dir} />
        </p>
      )}
      <story-recording data-lite="none">{children}</story-recording>
      <figcaption dir={dir}>
        {caption && (
          <>
            <Isolated text={caption} dir={dir} />{' '}
          </>
        )}
        <RecordingCredit recording={recording} own={credit} dir={dir} />
        <RecordingFile recording={recording} />
        {recording.origin && (
          <OriginDetails origin={recording.origin} of="recording" dir={localeTable[locale].dir} />
        )}
      </figcaption>
      {transcript && (
        <details className="transcript">
          <summary>{t('transcript')}</summary>
          {transcript}
        </details>
      )}
    </figure>
  )
}

/** How long it is, and its file: what is left of a player on paper and in the light edition. */
export function RecordingFile({ recording }: { recording: Recording }) {
  const t = useWords('Blocks.recording')
  const { seconds, href, fileName, bytes, kind } = recording
  const words = kind === 'video' ? t('video') : t('audio')
  return (
    <span className="recording-file">
      {seconds !== null && (
        <>
          {seconds < 60
            ? t('seconds', { seconds: Math.max(1, Math.round(seconds)) })
            : t('minutes', { minutes: Math.round(seconds / 60) })}
          {' · '}
        </>
      )}
      <a href={href} download={fileName}>
        {t('download', { what: words })}
      </a>{' '}
      <span className="recording-size">{sizeWords(t, bytes)}</span>
    </span>
  )
}

type SizeWords = (key: 'kilobytes' | 'megabytes', values: { size: number }) => string

/** A file's size, as precisely as anybody wants to know it. */
export const sizeWords = (t: SizeWords, bytes: number): string =>
  bytes < 1_000_000
    ? t('kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
    : t('megabytes', { size: Math.round(bytes / 100_000) / 10 })
