import { blockDirection } from '@/lib/story/block-direction.ts'
import type { LiveUpdate } from '@/lib/story/blocks/live-update/model.ts'
import type { Block } from '@/lib/story/document.ts'
import type { ContentsEntry } from '@/lib/story/outline.ts'
import { Isolated } from './isolated.tsx'
import { Moment } from './moment.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** The headings of an explainer, each a way to its part. */
export function Contents({ entries }: { entries: readonly ContentsEntry[] }) {
  const t = useWords('Template')
  const { locale } = useReader()
  return (
    <nav className="story-contents" aria-labelledby="contents">
      <h2 id="contents">{t('contents')}</h2>
      <ol>
        {entries.map(({ id, text, heading }) => {
          const dir = blockDirection(heading, locale)
          return (
            <li key={id} dir={dir}>
              <a href={`#${id}`}>
                <Isolated text={text} dir={dir} />
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** The updates that tell a live story by themselves, newest first: a way to each. */
export function KeyUpdates({
  updates,
  anchors,
  timeZone,
}: {
  updates: readonly LiveUpdate[]
  anchors: ReadonlyMap<Block, string>
  timeZone: string
}) {
  const t = useWords('Template')
  const { locale } = useReader()
  return (
    <nav className="story-contents" aria-labelledby="key-updates">
      <h2 id="key-updates">{t('keyPoints')}</h2>
      <ul>
        {updates.map((update) => {
          const dir = blockDirection(update, locale)
          return (
            <li key={anchors.get(update)} dir={dir}>
              <a href={`#${anchors.get(update)}`}>
                <Moment at={new Date(update.attrs.at)} locale={locale} timeZone={timeZone} style="time" />{' '}
                <Isolated text={update.attrs.headline} dir={dir} />
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
