import { useTranslations } from 'next-intl'
import type { BlockKind } from '@/lib/story/blocks/block-editor.ts'
import { blockEditors } from '@/lib/story/blocks/editors.ts'

/** What stands in a block and is none itself is called by its block. */
const inBlocks: Record<string, string> = {
  listItem: 'bulletList',
  tableRow: 'table',
  tableCell: 'table',
  tableHeader: 'table',
  verse: 'poem',
  hemistich: 'poem',
}

/** What a type of node is called where blocks are chosen; '' for one that this version does not know. */
export function useBlockName(): (type: string) => string {
  const t = useTranslations('Newsroom.Blocks')
  return (type) => {
    const name = inBlocks[type] ?? type
    if (!Object.hasOwn(blockEditors, name)) return ''
    const kinds: readonly BlockKind[] = blockEditors[name as keyof typeof blockEditors].kinds
    return kinds[0] ? t(kinds[0].name) : ''
  }
}
