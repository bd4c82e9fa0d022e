import { localeTable } from '@/lib/locale/table.ts'
import type { Story } from '@/lib/publication/story.ts'
import { AudioPlayer, RecordingCredit, RecordingFile } from '@/lib/story/blocks/audio/reader.tsx'
import { OriginDetails } from './origin.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** The story read aloud, as its text says which sound that is. */
export function StorySound({ story: { document, recordings } }: { story: Story }) {
  const t = useWords('Blocks.recording')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  return document.content.map((block) => {
    const recording =
      block.type === 'audio' && block.attrs.reads ? recordings.get(block.attrs.mediaId) : undefined
    if (block.type !== 'audio' || !recording) return null
    const { title, credit } = block.attrs
    return (
      <div key={recording.mediaId} className="story-sound">
        <p className="recording-title">{t('listen')}</p>
        <story-recording data-lite="none">
          <AudioPlayer recording={recording} label={title ?? t('listen')} />
        </story-recording>
        <p>
          <RecordingCredit recording={recording} own={credit} dir={dir} />
          <RecordingFile recording={recording} />
        </p>
        {recording.origin && <OriginDetails origin={recording.origin} of="recording" dir={dir} />}
      </div>
    )
  })
}
