import type { Block, UnknownBlock } from './document.ts'
import { validateDocument } from './validate.ts'

/** What can be read of a block that this version does not know: the text it holds, as blocks. */
export const readableBlocks = (block: UnknownBlock): Block[] =>
  validateDocument({ type: 'doc', content: [block] }).document.content
