/** Pictures that come after their story: into the document, where links stood in for them. */

import type { MediaKind } from '../../picture/file-formats.ts'
import type { Block } from '../../story/document.ts'
import type { ImportPictureUse } from '../../vocabulary.ts'
import { galleryOf } from './gallery-of.ts'
import { withoutLead } from './prepare-story.ts'
import { recordingBlock } from './recording-link.ts'

/** `kind`: of what the library keeps. */
type Coming = { mediaId: string; kind?: MediaKind; place: ImportPictureUse }
type Standing = { blocks: Block[]; leadMediaId: string | null }

/** Whether a block is the very paragraph that stands in for a picture: a link, and nothing besides. */
function isStandIn(block: Block, { href, text }: { href: string; text: string }): boolean {
  if (block.type !== 'paragraph' || block.content?.length !== 1) return false
  const [only] = block.content
  if (only?.type !== 'text' || only.text !== text || only.marks?.length !== 1) return false
  const [mark] = only.marks
  return mark?.type === 'link' && mark.attrs.href === href
}

/** The blocks at a place and after it, where those are pictures that belong together. */
function join(blocks: Block[], at: number): void {
  const [one, other] = [blocks[at], blocks[at + 1]]
  const gallery = one && other && galleryOf(one, other)
  if (gallery) blocks.splice(at, 2, gallery)
}

/**
 * A story with pictures in the places of their links, and over it.
 * @param coming in the order in which the story shows them
 * @returns also, of each, whether its place was there
 */
export function putPictures(
  { blocks, leadMediaId }: Standing,
  coming: readonly Coming[],
): Standing & { found: boolean[] } {
  const next = [...blocks]
  let lead = leadMediaId
  const found = coming.map(({ mediaId, kind, place }) => {
    if (place.role === 'lead') {
      lead ??= mediaId
      return lead === mediaId
    }
    const at = next.findIndex((block) => isStandIn(block, place.link))
    if (at < 0) return false
    if (place.role === 'recording') {
      if (!kind || kind === 'picture') return false
      next[at] = recordingBlock(mediaId, kind, place.link)
      return true
    }
    next[at] = { type: 'figure', attrs: { mediaId, alt: place.alt, caption: place.caption } }
    if (place.joins?.after) join(next, at)
    if (place.joins?.before) join(next, at - 1)
    return true
  })
  return { blocks: withoutLead(next, lead), leadMediaId: lead, found }
}
