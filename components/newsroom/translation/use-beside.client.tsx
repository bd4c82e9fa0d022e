'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, type RefObject, useMemo, useState, useSyncExternalStore } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import { layBeside } from '@/lib/newsroom/translation/lay-beside.ts'
import type { TranslationSource } from '@/lib/newsroom/translation/source-of.ts'
import { changesIn, sourceBlocks, sourceRows } from '@/lib/newsroom/translation/source-rows.ts'
import {
  isBlockLeftOver,
  isLeftOver,
  sourceLines,
  untranslated,
} from '@/lib/newsroom/translation/untranslated.ts'
import { itemAt } from '@/lib/present.ts'
import type { Block } from '@/lib/story/document.ts'
import { type HeadLine, headLines } from '@/lib/story/tidied-lines.ts'
import type { BesideText, StoryEditorHandle } from '../editor/services.ts'
import type { DraftFields } from '../story/story-facts.ts'
import { SourceBlockView } from './source-block.tsx'
import { SourceLine } from './source-line.tsx'

/** The source beside the lines over the text. */
export type BesideHead = {
  line: (name: HeadLine) => ReactNode
  isLeftOver: (text: string) => boolean
}

export type Beside = {
  head: BesideHead
  /** Null on the server: {@link useBeside}. */
  text: BesideText | null
  /** Places in which the source differs from what was translated; null on the server. */
  changes: number | null
  /** Places in which the translation still stands in the words of its source. */
  left: number
}

const neverChanges = () => () => {}

/**
 * A translation's source, laid out beside it; null for what has none. Its text is compared and aligned in the browser alone:
 * for two long versions that takes seconds, and on the server readers would wait for it.
 */
export function useBeside({
  source,
  locale,
  fields,
  content,
  isReadOnly,
  editor,
}: {
  source: TranslationSource | null
  /** The translation's language. */
  locale: Locale
  fields: DraftFields
  /** The blocks that the editor opens with. */
  content: readonly Block[]
  isReadOnly: boolean
  editor: RefObject<StoryEditorHandle | null>
}): Beside | null {
  const t = useTranslations('Newsroom.Translation.source')
  const [target, setTarget] = useState<readonly Block[]>(content)
  const isInBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )

  const facts = useMemo(() => {
    if (!source) return null
    const [base, present] = [source.base.content, source.present.content]
    const blocks = isInBrowser
      ? sourceBlocks(base.document, source.hasChanged ? present.document : base.document)
      : null
    const lines = sourceLines([base, present], source.locale, locale)
    // The same blocks are asked about twice: where they stand, and where their source stands.
    let last: { of: readonly Block[]; layout: ReturnType<typeof layBeside> } | null = null
    const layoutOf =
      blocks &&
      ((of: readonly Block[]) => {
        if (last?.of !== of) last = { of, layout: layBeside(sourceRows(blocks, of)) }
        return last.layout
      })
    const lay: BesideText['lay'] | null =
      layoutOf &&
      ((of) =>
        layoutOf(of).target.map((place, index) => ({
          ...place,
          isLeftOver: isBlockLeftOver(itemAt(of, index), lines),
        })))
    const fieldChanges = source.hasChanged
      ? headLines.filter((field) => (base[field] ?? '') !== (present[field] ?? '')).length
      : 0
    return { base, present, lines, layoutOf, lay, changes: blocks && changesIn(blocks) + fieldChanges }
  }, [source, locale, isInBrowser])

  const text = useMemo<BesideText | null>(() => {
    if (!source || !facts?.layoutOf || !facts.lay) return null
    const { source: placed, lines } = facts.layoutOf(target)
    const insert = isReadOnly
      ? null
      : (block: Block, before: number) => editor.current?.insertBlocks(before, [block])
    const pane = (
      <ol className="beside-source" aria-label={t('label')}>
        {placed.map((each, index) => (
          <SourceBlockView
            // biome-ignore lint/suspicious/noArrayIndexKey: a source's blocks are never moved, only made anew
            key={index}
            placed={each}
            locale={source.locale}
            onInsert={insert}
          />
        ))}
      </ol>
    )
    return { pane, lines, lay: facts.lay, onLaid: setTarget }
  }, [facts, source, target, isReadOnly, editor, t])

  if (!source || !facts) return null
  const now = source.hasChanged ? facts.present : facts.base
  return {
    text,
    head: {
      line: (name) => <SourceLine before={facts.base[name]} after={now[name]} locale={source.locale} />,
      isLeftOver: (words) => isLeftOver(words, facts.lines),
    },
    changes: facts.changes,
    left: untranslated({ ...fields, document: { type: 'doc', content: [...target] } }, facts.lines).length,
  }
}
