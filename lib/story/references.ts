/** The stories, pictures, recordings and people that a document names. */

import type { Figure } from './blocks/figure/model.ts'
import { modelOf } from './blocks/models.ts'
import type { AnyNode, Block, StoryDocument } from './document.ts'

/** What a renderer must be told from the database before it can set a document. */
export type DocumentReferences = {
  storyIds: string[]
  /** Of pictures. */
  mediaIds: string[]
  /** Of sounds, films and documents. */
  recordingIds: string[]
  /** Of people of the directory. */
  authorIds: string[]
  /** Of tables of figures. */
  datasetIds: string[]
}

/** Ids of every story and picture a document mentions, each once, in order of appearance. */
export function referencesOf(document: StoryDocument): DocumentReferences {
  const storyIds = new Set<string>()
  const mediaIds = new Set<string>()
  const recordingIds = new Set<string>()
  const authorIds = new Set<string>()
  const datasetIds = new Set<string>()
  const visit = (node: AnyNode): void => {
    if (node.type === 'text') {
      for (const mark of node.marks ?? []) if (mark.type === 'storyLink') storyIds.add(mark.attrs.storyId)
      return
    }
    const { storyId, mediaId, recordingId, authorId, datasetId } =
      modelOf(node.type)?.references?.(node as Block) ?? {}
    if (storyId) storyIds.add(storyId)
    if (mediaId) mediaIds.add(mediaId)
    if (recordingId) recordingIds.add(recordingId)
    if (authorId) authorIds.add(authorId)
    if (datasetId) datasetIds.add(datasetId)
    if ('content' in node && node.content) for (const child of node.content) visit(child)
  }
  visit(document)
  return {
    storyIds: [...storyIds],
    mediaIds: [...mediaIds],
    recordingIds: [...recordingIds],
    authorIds: [...authorIds],
    datasetIds: [...datasetIds],
  }
}

/** The picture of each figure of a document, in order; one that stands twice is there twice. */
export function picturesInOrder(document: StoryDocument): string[] {
  const found: string[] = []
  const visit = (node: AnyNode): void => {
    const mediaId = modelOf(node.type)?.references?.(node as Block).mediaId
    if (mediaId) found.push(mediaId)
    if ('content' in node && node.content) for (const child of node.content) visit(child)
  }
  visit(document)
  return found
}

/** The figures that stand in blocks, or are some, in order: also those of galleries and pairs. */
export function figuresIn(content: readonly Block[]): Figure[] {
  return content.flatMap((block): Figure[] => {
    if (block.type === 'figure') return [block]
    return block.type === 'gallery' || block.type === 'beforeAfter' ? block.content : []
  })
}
