import { joinLines } from './blocks/block-model.ts'
import { modelOf, type NamedBlock } from './blocks/models.ts'
import type { Block } from './document.ts'
import { textOf } from './plain-text.ts'

/**
 * A block as somebody who compares two versions reads it, in lines: what it is, where its words do not tell, and what
 * it says. What its words are for a machine is `wordsOfBlock`.
 */
export function describeBlock(block: Block, nameOf: (type: NamedBlock) => string): string {
  const model = modelOf(block.type)
  if (!model?.isNamed) return textOf(block)
  const lines = model.lines?.(block, textOf) ?? [textOf(block)]
  return joinLines([`[${nameOf(block.type as NamedBlock)}]`, ...lines])
}
