/** The shared boxes that stand in a document, and what readers are given in their place. */
import type { FactBox } from './blocks/fact-box/model.ts'
import type { StoryDocument } from './document.ts'

/** Ids of the shared boxes of a document, each once, in order. They stand between blocks, never in one. */
export const boxIdsIn = ({ content }: StoryDocument): string[] => [
  ...new Set(content.flatMap((block) => (block.type === 'sharedBox' ? [block.attrs.boxId] : []))),
]

/** A document as it is read: a box that is known in the place of each that names it, the others left out. */
export function withBoxes(document: StoryDocument, boxes: ReadonlyMap<string, FactBox>): StoryDocument {
  if (!document.content.some(({ type }) => type === 'sharedBox')) return document
  return {
    ...document,
    content: document.content.flatMap((block) => {
      if (block.type !== 'sharedBox') return [block]
      const box = boxes.get(block.attrs.boxId)
      return box ? [box] : []
    }),
  }
}

/** What a shared box says: the document of one is a fact box and nothing else. */
export const boxOf = ({ content }: StoryDocument): FactBox | null =>
  content.find((block) => block.type === 'factBox') ?? null
