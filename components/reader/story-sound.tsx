import { localeTable } from '@/lib/locale/table.ts'
import { creditLine } from '@/lib/publication/credit-line.ts'
import type { Story } from '@/lib/publication/story.ts'
import { AudioPlayer, RecordingFile } from '@/lib/story/blocks/audio/reader.tsx'
import { Isolated } from './isolated.tsx'
import { OriginDetails } from './origin.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** The story read aloud, as its text says which sound that is. */
export function StorySound({ story: { document, recordings } }: { story: Story }) {
  const t = useWords('Blocks.recording')
  const source = useWords('Blocks.recording.source')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  return document.content.map((block) => {
    const recording =
      block.type === 'audio' && block.attrs.reads ? recordings.get(block.attrs.mediaId) : undefined
    if (block.type !== 'audio' || !recording) return null
    const { title, credit } = block.attrs
    const { digitalSource, kind, origin } = recording
    const whose = creditLine(
      { credit: credit || recording.credit, licence: null, digitalSource },
      { licensed: ({ credit: name }) => name, source: (each) => source(each, { kind }) },
    )
    return (
      <div key={recording.mediaId} className="story-sound">
        <p className="recording-title">{t('listen')}</p>
        <story-recording data-lite="none">
          <AudioPlayer recording={recording} label={title ?? t('listen')} />
        </story-recording>
        <p>
          {whose && (
            <>
              <small>
                <Isolated text={whose} dir={dir} />
              </small>{' '}
            </>
          )}
          <RecordingFile recording={recording} />
        </p>
        {origin && <OriginDetails origin={origin} of="recording" dir={dir} />}
      </div>
    )
  })
}
