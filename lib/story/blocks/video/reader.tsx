import { lastOf } from '@/lib/present.ts'
import { textOf } from '../../plain-text.ts'
import { RecordingFigure, Tracks } from '../audio/reader.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Video } from './model.ts'

/** Pixels: a column of text, on a screen of twice the density. */
const columnWidth = 1280

/** A film of ours, in the browser's own player. Its poster is all that is fetched before it is played. */
export function VideoReader({ block, dir, context, inside }: BlockReaderProps<Video>) {
  const { attrs } = block
  const recording = context.recordings.get(attrs.mediaId)
  if (!recording) return null
  const poster = attrs.posterId ? context.pictures.get(attrs.posterId) : undefined
  const files = poster && (poster.webp.length > 0 ? poster.webp : poster.jpeg)
  const still = files && (files.find(({ width }) => width >= columnWidth) ?? lastOf(files))
  const { width, height } = recording
  return (
    <RecordingFigure
      recording={recording}
      attrs={attrs}
      dir={dir}
      transcript={textOf(block).trim() ? inside(block.content ?? []) : null}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: those that somebody has brought */}
      <video
        controls
        playsInline
        preload="none"
        src={recording.href}
        poster={still?.href}
        {...(width > 0 && height > 0 && { width, height })}
        aria-label={attrs.title ?? undefined}
      >
        <Tracks tracks={recording.tracks} />
      </video>
    </RecordingFigure>
  )
}
