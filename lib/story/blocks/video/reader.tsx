import { localeTable } from '@/lib/locale/table.ts'
import { lastOf } from '@/lib/present.ts'
import { textOf } from '../../plain-text.ts'
import { RecordingFigure } from '../audio/reader.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Video } from './model.ts'

/** Pixels: a phone of twice the density. A poster has one file for all, and comes before anybody asks for it. */
const sharpEnough = 800

/** A film of ours, in the browser's own player. Its poster is all that is fetched before it is played. */
export function VideoReader({ block, dir, context, inside }: BlockReaderProps<Video>) {
  const { attrs } = block
  const recording = context.recordings.get(attrs.mediaId)
  if (!recording) return null
  const poster = attrs.posterId ? context.pictures.get(attrs.posterId) : undefined
  const files = poster && (poster.webp.length > 0 ? poster.webp : poster.jpeg)
  const still = files && (files.find(({ width }) => width >= sharpEnough) ?? lastOf(files))
  const { width, height } = recording
  return (
    <RecordingFigure
      recording={recording}
      attrs={attrs}
      dir={dir}
      transcript={textOf(block).trim() ? inside(block.content ?? []) : null}
    >
      <video
        controls
        playsInline
        preload="none"
        src={recording.href}
        poster={still?.href}
        {...(width > 0 && height > 0 && { width, height })}
        aria-label={attrs.title ?? undefined}
      >
        {recording.tracks.map((track) => (
          // Not the default: a browser would fetch that one before anything is played. The script shows the page's own.
          <track
            key={track.locale}
            kind="captions"
            src={track.href}
            srcLang={track.locale}
            label={localeTable[track.locale].name}
          />
        ))}
      </video>
    </RecordingFigure>
  )
}
