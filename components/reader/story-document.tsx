import type { ReactNode } from 'react'
import { blockDirection } from '@/lib/story/block-direction.ts'
import { type BlockRun, blockRuns } from '@/lib/story/block-runs.ts'
import { ParagraphReader } from '@/lib/story/blocks/paragraph/reader.tsx'
import type { BlockReader } from '@/lib/story/blocks/reader-parts.tsx'
import { blockReaders } from '@/lib/story/blocks/readers.tsx'
import type { Block, KnownBlock, StoryDocument as StoryDocumentJson } from '@/lib/story/document.ts'
import { noteNumbers } from '@/lib/story/footnotes.ts'
import { contentsOf, hasContentsList, isQuestion } from '@/lib/story/outline.ts'
import { readableBlocks } from '@/lib/story/unknown-block.ts'
import { inOrder } from './in-order.ts'
import { Isolated } from './isolated.tsx'
import type { ReaderContext } from './story-line.tsx'
import { StoryNotes } from './story-notes.tsx'
import { useReader } from './use-reader.ts'

type Props = ReaderContext & {
  document: StoryDocumentJson
  /** Where it was written: it opens the first paragraph. */
  dateline?: string | null
  /** An interview, whose paragraphs in bold are its questions. */
  asksQuestions?: boolean
}

/** A story's text, each block in its own direction, everything foreign isolated, its footnotes at its end. */
export function StoryDocument(props: Props) {
  const { locale } = useReader()
  const contents = hasContentsList(props.document) ? contentsOf(props.document, locale) : []
  const anchors = new Map([
    ...contents.map(({ heading, id }) => [heading, id] as const),
    ...(props.anchors ?? []),
  ])
  const placed = { ...props, contents, anchors }
  // Who shows a document in parts numbers its notes, and puts them where it ends.
  if (props.notes) return <Blocks {...placed} />
  const notes = noteNumbers(props.document)
  return (
    <>
      <Blocks {...placed} notes={notes} />
      <StoryNotes notes={notes} context={props} />
    </>
  )
}

function Blocks({ document, dateline, asksQuestions = false, ...context }: Props) {
  const { locale } = useReader()
  const opening = dateline ? document.content.find((block) => block.type === 'paragraph') : undefined
  return inOrder(
    blockRuns(document.content).map((run) => {
      if (run.list) return <Listed run={run} context={context} />
      const { block } = run
      if (block.type !== 'paragraph') return <BlockView block={block} context={context} />
      const dir = blockDirection(block, locale)
      return (
        <ParagraphReader
          block={block}
          dir={dir}
          context={context}
          inside={() => null}
          className={asksQuestions && isQuestion(block) ? 'question' : undefined}
          before={
            block === opening &&
            dateline && (
              <span className="dateline">
                <Isolated text={dateline} dir={dir} />
                {' — '}
              </span>
            )
          }
        />
      )
    }),
  )
}

function BlockView({ block, context }: { block: Block; context: ReaderContext }): ReactNode {
  const { locale } = useReader()
  const inside = (blocks: readonly Block[]) =>
    inOrder(
      blockRuns(blocks).map((run) =>
        run.list ? <Listed run={run} context={context} /> : <BlockView block={run.block} context={context} />,
      ),
    )
  if (block.type === 'unknownBlock') return inside(readableBlocks(block))
  // Its entry fits the block it is looked up by, which TypeScript cannot see through a table.
  const Reader = blockReaders[block.type] as BlockReader<KnownBlock>
  return <Reader block={block} dir={blockDirection(block, locale)} context={context} inside={inside} />
}

/** Items with their list around them. A list without marks is none to VoiceOver unless it says so. */
function Listed({
  run: { list, items },
  context,
}: {
  run: Extract<BlockRun, { items: unknown }>
  context: ReaderContext
}) {
  const views = inOrder(items.map((each) => <BlockView block={each} context={context} />))
  return list === 'timelineEntry' ? (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <ol className="timeline" role="list">
      {views}
    </ol>
  ) : (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <ul className="key-figures" role="list">
      {views}
    </ul>
  )
}
