import { inOrder } from '@/components/reader/in-order.ts'
import { StoryLine } from '@/components/reader/story-line.tsx'
import { useWords } from '@/components/reader/use-words.ts'
import { firstStrongDirection } from '@/lib/arabic/first-strong.ts'
import { Attribution, type BlockReaderProps } from '../reader-parts.tsx'
import { type Hemistich, isInColumns, measureOf, type Poem, stanzasOf, type Verse } from './model.ts'

export function PoemReader({ block, dir, context }: BlockReaderProps<Poem>) {
  const t = useWords('Blocks.poem')
  // An Arabic poem in an English story is signed in English.
  const ofPoet = firstStrongDirection(block.attrs?.attribution ?? '') ?? dir
  const half = ({ content }: Hemistich) => (
    <span>
      <StoryLine line={content} dir={dir} context={context} />
    </span>
  )
  const line = ({ content }: Verse) => (
    // A space between the halves, for who copies them or hears them read.
    <p className="verse">
      {inOrder(content.flatMap((each, index) => (index ? [' ', half(each)] : [half(each)])))}
    </p>
  )
  return (
    <section className="poem" dir={dir} aria-label={block.attrs?.attribution ?? t('label')}>
      <div className="verses" data-columns={isInColumns(block) ? measureOf(block) : undefined}>
        {inOrder(stanzasOf(block).map((verses) => <div className="stanza">{inOrder(verses.map(line))}</div>))}
      </div>
      <div dir={ofPoet}>
        <Attribution words={block.attrs?.attribution} dir={ofPoet} />
      </div>
    </section>
  )
}
