/** Every kind of block an editor can ask for, as the slash menu and the toolbar offer it. */

import { fold } from '@/lib/arabic/fold.ts'
import { firstOf, present } from '@/lib/present.ts'
import type { BlockKind } from '@/lib/story/blocks/block-editor.ts'
import { blockEditors } from '@/lib/story/blocks/editors.ts'

export type BlockKindId = (typeof blockEditors)[keyof typeof blockEditors]['kinds'][number]['id']

export const blockKinds: readonly BlockKind[] = Object.values(blockEditors).flatMap(
  ({ kinds }): readonly BlockKind[] => kinds,
)

export const blockKind = (id: BlockKindId): BlockKind =>
  present(
    blockKinds.find((kind) => kind.id === id),
    `kind of block called ${id}`,
  )

/** Kinds that answer to what was typed, the best first: by the start of a word, in either language, however spelled. */
export function findBlockKinds(query: string, nameOf: (kind: BlockKind) => string): BlockKind[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...blockKinds]
  const scored = blockKinds.flatMap((kind) => {
    const name = fold(nameOf(kind))
    const words = `${name} ${fold(kind.aliases)}`.split(/\s+/)
    // «الجدول» and «جدول» are one word to whoever looks for it.
    const bare = words.map((word) => word.replace(/^ال/, ''))
    const fits = wanted.every((part) =>
      [...words, ...bare].some(
        (word) => word.startsWith(part) || word.startsWith(part.replace(/^ال(?=.)/, '')),
      ),
    )
    return fits ? [{ kind, rank: name.startsWith(firstOf(wanted)) ? 0 : 1 }] : []
  })
  return scored.sort((a, b) => a.rank - b.rank).map(({ kind }) => kind)
}
