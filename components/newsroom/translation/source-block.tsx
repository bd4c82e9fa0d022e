import { useTranslations } from 'next-intl'
import type { CSSProperties, ReactNode } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { PlacedSource } from '@/lib/newsroom/translation/lay-beside.ts'
import type { SourceBlock } from '@/lib/newsroom/translation/source-rows.ts'
import { blockDirection } from '@/lib/story/block-direction.ts'
import type { ListItem } from '@/lib/story/blocks/list-item/model.ts'
import { describeBlock } from '@/lib/story/describe-block.ts'
import type { Block } from '@/lib/story/document.ts'
import type { Inline } from '@/lib/story/inline.ts'
import { WordDiff } from '../story/word-diff.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'

type Kind = SourceBlock['kind']

const toneOfKind: Record<Exclude<Kind, 'same'>, Tone> = { changed: 'ochre', gone: 'red', new: 'green' }

/** A block of the source beside its translation, and what changed in it since it was translated. */
export function SourceBlockView({
  placed: { block, place, isAlone, before },
  locale,
  onInsert,
}: {
  placed: PlacedSource
  /** The source's language. */
  locale: Locale
  /** Puts a block without a counterpart into the translation; null where nothing may be written. */
  onInsert: ((block: Block, before: number) => void) | null
}) {
  const t = useTranslations('Newsroom.Translation.source')
  const blocks = useTranslations('Newsroom.Blocks')
  const words = (each: Block) => describeBlock(each, (type) => blocks(`${type}.name`))
  const shown = block.kind === 'changed' ? block.after : block.block
  // What is missing is only worth a word where it is a surprise: an empty line has nothing to translate.
  const isMissing = isAlone && block.kind !== 'gone' && words(shown) !== ''
  return (
    <li
      className="source-block"
      data-kind={block.kind}
      data-alone={isMissing ? '' : undefined}
      style={{ '--line': place.line, '--span': place.span } as CSSProperties}
    >
      {block.kind !== 'same' && (
        <p className="source-mark">
          <Badge tone={toneOfKind[block.kind]}>{t(`block.${block.kind}`)}</Badge>
        </p>
      )}
      {block.kind === 'same' ? (
        <SourceText block={block.block} locale={locale} words={words} />
      ) : (
        <WordDiff
          before={block.kind === 'changed' ? words(block.before) : block.kind === 'gone' ? words(shown) : ''}
          after={block.kind === 'gone' ? '' : words(shown)}
          locale={locale}
          dir={blockDirection(shown, locale)}
          show="both"
        />
      )}
      {block.kind === 'changed' && words(block.before) === words(block.after) && (
        <p className="field-hint">{t('formOnly')}</p>
      )}
      {isMissing && (
        <p className="source-alone">
          <span>{t('alone')}</span>
          {onInsert && (
            <Button size="small" onClick={() => onInsert(shown, before)}>
              {t('insert')}
            </Button>
          )}
        </p>
      )}
    </li>
  )
}

/** A block as it reads: its words, and as much of its form as a translator has to keep. */
function SourceText({
  block,
  locale,
  words,
}: {
  block: Block
  locale: Locale
  words: (block: Block) => string
}) {
  const shared = { dir: blockDirection(block, locale), lang: locale }
  switch (block.type) {
    case 'paragraph':
      return <p {...shared}>{inline(block.content)}</p>
    case 'heading':
      // No heading of this page: its outline is the translation's.
      return (
        <p {...shared} className="source-heading">
          {inline(block.content)}
        </p>
      )
    case 'bulletList':
      return <ul {...shared}>{items(block.content)}</ul>
    case 'orderedList':
      return <ol {...shared}>{items(block.content)}</ol>
    default:
      return (
        <div {...shared} className="source-piece">
          {linesOf(words(block))}
        </div>
      )
  }
}

// biome-ignore-start lint/suspicious/noArrayIndexKey: a source's blocks never change
const linesOf = (words: string): ReactNode =>
  words.split('\n').map((line, index) => <p key={index}>{line}</p>)

const items = (list: readonly ListItem[]): ReactNode =>
  list.map((item, index) => (
    <li key={index}>
      {item.content.map((child, place) =>
        child.type === 'paragraph' ? (
          <p key={place}>{inline(child.content)}</p>
        ) : child.type === 'bulletList' ? (
          <ul key={place}>{items(child.content)}</ul>
        ) : child.type === 'orderedList' ? (
          <ol key={place}>{items(child.content)}</ol>
        ) : null,
      )}
    </li>
  ))

function inline(nodes: readonly Inline[] | undefined): ReactNode {
  return nodes?.map((node, index) => {
    if (node.type === 'hardBreak') return <br key={index} />
    if (node.type === 'footnote')
      return (
        <small key={index} className="source-note">
          {' ['}
          {inline(node.content)}
          {'] '}
        </small>
      )
    return (node.marks ?? []).reduce<ReactNode>(
      (inner, mark) => {
        switch (mark.type) {
          case 'bold':
            return <strong key={index}>{inner}</strong>
          case 'italic':
            return <em key={index}>{inner}</em>
          case 'underline':
            return <u key={index}>{inner}</u>
          case 'strike':
            return <s key={index}>{inner}</s>
          case 'superscript':
            return <sup key={index}>{inner}</sup>
          case 'subscript':
            return <sub key={index}>{inner}</sub>
          case 'code':
            return (
              <code key={index} dir="ltr">
                {inner}
              </code>
            )
          case 'isolate':
            return (
              <bdi key={index} dir={mark.attrs.dir ?? undefined}>
                {inner}
              </bdi>
            )
          // Read here, not followed.
          case 'link':
          case 'storyLink':
            return (
              <span key={index} className="source-link">
                {inner}
              </span>
            )
          default:
            return inner
        }
      },
      <span key={index}>{node.text}</span>,
    )
  })
}
// biome-ignore-end lint/suspicious/noArrayIndexKey: as above
