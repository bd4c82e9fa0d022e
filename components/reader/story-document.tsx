import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Direction, localeTable } from '@/lib/locale/table.ts'
import type { Picture } from '@/lib/publication/picture.ts'
import { blockDirection } from '@/lib/story/block-direction.ts'
import type { BlockQuote } from '@/lib/story/blocks/blockquote/model.ts'
import type { FactBox } from '@/lib/story/blocks/fact-box/model.ts'
import type { Figure } from '@/lib/story/blocks/figure/model.ts'
import type { ListItem } from '@/lib/story/blocks/list-item/model.ts'
import type { LiveUpdate } from '@/lib/story/blocks/live-update/model.ts'
import type { StoryCard } from '@/lib/story/blocks/story-card/model.ts'
import type { Table } from '@/lib/story/blocks/table/model.ts'
import type { Block, MentionedStory, StoryDocument as StoryDocumentJson } from '@/lib/story/document.ts'
import type { Inline, Mark } from '@/lib/story/inline.ts'
import { isolateLine } from '@/lib/story/isolate-line.ts'
import { safeHref } from '@/lib/story/safe-address.ts'
import { readableBlocks } from '@/lib/story/unknown-block.ts'
import { inOrder } from './in-order.ts'
import { Isolated, IsolatedRuns } from './isolated.tsx'
import { Moment } from './moment.tsx'
import { PictureImage } from './picture-image.tsx'
import { StoryEmbed } from './story-embed.tsx'
import { useReader } from './use-reader.ts'

type Context = {
  stories: ReadonlyMap<string, MentionedStory>
  pictures: ReadonlyMap<string, Picture>
  timeZone: string
}

/** A story's text, each block in its own direction, everything foreign isolated. */
export function StoryDocument({ document, ...context }: Context & { document: StoryDocumentJson }) {
  return inOrder(document.content.map((block) => <BlockView block={block} context={context} />))
}

type Part<B> = { block: B; dir: Direction; context: Context }

function BlockView({ block, context }: { block: Block; context: Context }) {
  const { locale } = useReader()
  const dir = blockDirection(block, locale)
  const inline = (nodes: Inline[] | undefined) => <LineView line={nodes ?? []} dir={dir} context={context} />
  const inside = (blocks: Block[]) =>
    inOrder(blocks.map((each) => <BlockView block={each} context={context} />))
  const items = (list: ListItem[]) => inOrder(list.map((item) => <li>{inside(item.content)}</li>))

  switch (block.type) {
    case 'unknownBlock':
      return inside(readableBlocks(block))
    case 'paragraph':
      return block.content ? <p dir={dir}>{inline(block.content)}</p> : null
    case 'heading': {
      const Heading = `h${block.attrs.level}` as const
      return <Heading dir={dir}>{inline(block.content)}</Heading>
    }
    case 'bulletList':
      return <ul dir={dir}>{items(block.content)}</ul>
    case 'orderedList':
      return (
        <ol dir={dir} start={block.attrs?.start ?? 1}>
          {items(block.content)}
        </ol>
      )
    case 'blockquote':
      return <BlockQuoteView block={block} dir={dir} context={context} />
    case 'pullQuote':
      // It repeats a sentence of the story: said twice, it is noise to a screen reader.
      return (
        <aside className="pull-quote" dir={dir} aria-hidden="true">
          <p>{inline(block.content)}</p>
          <Attribution words={block.attrs?.attribution} dir={dir} />
        </aside>
      )
    case 'figure':
      return <FigureView block={block} dir={dir} context={context} />
    case 'storyCard':
      return <StoryCardView block={block} dir={dir} context={context} />
    case 'embed':
      return <StoryEmbed block={block} dir={dir} />
    case 'factBox':
      return <FactBoxView block={block} dir={dir} context={context} />
    case 'table':
      return <TableView block={block} dir={dir} context={context} />
    case 'codeBlock':
      return <CodeView text={(block.content ?? []).map((node) => node.text).join('')} />
    case 'horizontalRule':
      return <hr />
    case 'liveUpdate':
      return <LiveUpdateView block={block} dir={dir} context={context} />
  }
}

function LineView({ line, dir, context }: { line: Inline[]; dir: Direction; context: Context }) {
  const runs = isolateLine(line, dir)
  return inOrder(
    line.map((node, index) => {
      if (node.type === 'hardBreak') return <br />
      const own = runs[index]
      return (node.marks ?? []).reduce<ReactNode>(
        (inner, mark) => marked(mark, inner, context),
        own ? <IsolatedRuns runs={own} /> : node.text,
      )
    }),
  )
}

function marked(mark: Mark, inner: ReactNode, { stories }: Context): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'underline':
      return <u>{inner}</u>
    case 'strike':
      return <s>{inner}</s>
    case 'superscript':
      return <sup>{inner}</sup>
    case 'subscript':
      return <sub>{inner}</sub>
    case 'code':
      return <code dir="ltr">{inner}</code>
    case 'isolate':
      return (
        <span dir={mark.attrs.dir ?? 'auto'} lang={mark.attrs.lang ?? undefined}>
          {inner}
        </span>
      )
    case 'link': {
      const href = safeHref(mark.attrs.href)
      return href ? (
        <a href={href} rel="noopener">
          {inner}
        </a>
      ) : (
        inner
      )
    }
    case 'storyLink': {
      const story = stories.get(mark.attrs.storyId)
      return story ? (
        <a href={story.href} className="story-link">
          {inner}
        </a>
      ) : (
        inner
      )
    }
  }
}

function Attribution({ words, dir }: { words: string | null | undefined; dir: Direction }) {
  if (!words) return null
  return (
    <footer>
      <cite>
        <Isolated text={words} dir={dir} />
      </cite>
    </footer>
  )
}

function BlockQuoteView({ block, dir, context }: Part<BlockQuote>) {
  return (
    <blockquote dir={dir}>
      {inOrder(block.content.map((each) => <BlockView block={each} context={context} />))}
      <Attribution words={block.attrs?.attribution} dir={dir} />
    </blockquote>
  )
}

function FigureView({ block, dir, context }: Part<Figure>) {
  const picture = context.pictures.get(block.attrs.mediaId)
  if (!picture) return null
  const own = { ...picture, alt: block.attrs.alt ?? picture.alt }
  return (
    <PictureFigure
      picture={own}
      caption={block.attrs.caption ?? picture.caption}
      credit={block.attrs.credit ?? picture.credit}
      licence={block.attrs.licence ?? picture.licence}
      dir={dir}
      sizes="(min-width: 720px) 680px, 100vw"
    />
  )
}

type FigureProps = {
  picture: Picture
  caption: string
  credit: string
  licence: string | null
  dir: Direction
  sizes: string
  first?: boolean
}

/** A picture with its caption, its maker and its licence. */
export function PictureFigure({ picture, caption, credit, licence, dir, sizes, first = false }: FigureProps) {
  const t = useTranslations('Story')
  return (
    <figure>
      <PictureImage picture={picture} sizes={sizes} first={first} />
      {(caption || credit) && (
        <figcaption dir={dir}>
          {caption && <Isolated text={caption} dir={dir} />}{' '}
          {credit && <small>{licence ? t('credit', { credit, licence }) : credit}</small>}
        </figcaption>
      )}
    </figure>
  )
}

function StoryCardView({ block, context }: Part<StoryCard>) {
  const t = useTranslations('Story')
  const story = context.stories.get(block.attrs.storyId)
  if (!story) return null
  const { dir } = localeTable[story.locale]
  return (
    <aside className="story-card" dir={dir} lang={story.locale}>
      <p className="kicker">{t('earlier')}</p>
      <a href={story.href}>
        <Isolated text={story.headline} dir={dir} />
      </a>
    </aside>
  )
}

function FactBoxView({ block, dir, context }: Part<FactBox>) {
  const t = useTranslations('Story')
  return (
    <aside className="fact-box" dir={dir} aria-label={block.attrs.title || t('factBox')}>
      {block.attrs.title && (
        // Beside the text and named by its label: a heading would break into the story's own outline.
        <p className="fact-box-title">
          <Isolated text={block.attrs.title} dir={dir} />
        </p>
      )}
      {inOrder(block.content.map((each) => <BlockView block={each} context={context} />))}
    </aside>
  )
}

function TableView({ block, dir, context }: Part<Table>) {
  const t = useTranslations('Story')
  const caption = block.attrs?.caption
  return (
    // Focusable, so that a table wider than the phone can be scrolled from the keyboard.
    <section className="table" dir={dir} tabIndex={0} aria-label={caption ?? t('table')}>
      <table>
        {caption && (
          <caption>
            <Isolated text={caption} dir={dir} />
          </caption>
        )}
        <tbody>
          {inOrder(
            block.content.map((row) => (
              <tr>
                {inOrder(
                  row.content.map((cell) => {
                    const Cell = cell.type === 'tableHeader' ? 'th' : 'td'
                    return (
                      <Cell
                        colSpan={cell.attrs?.colspan ?? 1}
                        rowSpan={cell.attrs?.rowspan ?? 1}
                        scope={cell.type === 'tableHeader' ? 'col' : undefined}
                      >
                        {inOrder(
                          cell.content.map((paragraph) => (
                            <LineView line={paragraph.content ?? []} dir={dir} context={context} />
                          )),
                        )}
                      </Cell>
                    )
                  }),
                )}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}

function CodeView({ text }: { text: string }) {
  const t = useTranslations('Story')
  return (
    <section className="code" dir="ltr" tabIndex={0} aria-label={t('code')}>
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  )
}

function LiveUpdateView({ block, dir, context }: Part<LiveUpdate>) {
  const { locale } = useReader()
  const at = new Date(block.attrs.at)
  return (
    <article className="live-update" dir={dir} id={`u${at.getTime()}`}>
      <p className="live-time">
        <a href={`#u${at.getTime()}`}>
          <Moment at={at} locale={locale} timeZone={context.timeZone} style="time" />
        </a>
      </p>
      <div>
        {block.attrs.headline && (
          <h2>
            <Isolated text={block.attrs.headline} dir={dir} />
          </h2>
        )}
        {inOrder(block.content.map((each) => <BlockView block={each} context={context} />))}
      </div>
    </article>
  )
}
