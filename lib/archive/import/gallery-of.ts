import type { Gallery } from '../../story/blocks/gallery/model.ts'
import type { Block } from '../../story/document.ts'
import { figuresIn } from '../../story/references.ts'

/** Two neighbours of pictures as one gallery; null where one of them is none of these. */
export function galleryOf(...blocks: [Block, Block]): Gallery | null {
  const content = figuresIn(blocks)
  if (!blocks.every(({ type }) => type === 'figure' || type === 'gallery')) return null
  const [captioned] = blocks.flatMap((each) =>
    each.type === 'gallery' && each.attrs.caption ? [each.attrs] : [],
  )
  return { type: 'gallery', attrs: { caption: captioned?.caption ?? null }, content }
}
