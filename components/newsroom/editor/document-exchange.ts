/** Between the document of the editor and the one that is stored. */
import { type Attrs, Fragment, Mark, type Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model'
import { countWords } from '@/lib/arabic/count.ts'
import type { Block, StoryDocument } from '@/lib/story/document.ts'
import { plainText } from '@/lib/story/plain-text.ts'
import { validateDocument } from '@/lib/story/validate.ts'

type Finished = { blocks: Block[]; words: number }

/** A node never changes, so what was made of it is kept for as long as it stands in a document. */
const finished = new WeakMap<ProseMirrorNode, Finished>()

const isBlank = (blocks: Block[]) =>
  blocks.every((block) => block.type === 'paragraph' && !block.content?.length)

function finishedBlock(node: ProseMirrorNode): Finished {
  const known = finished.get(node)
  if (known) return known
  const { document } = validateDocument({ type: 'doc', content: [node.toJSON()] }, { preserveUnknown: true })
  // A heading or a list without a word is nothing to store; the door answers with an empty paragraph in its place.
  const blocks = isBlank(document.content) && node.type.name !== 'paragraph' ? [] : document.content
  const made = { blocks, words: countWords(plainText({ type: 'doc', content: blocks })) }
  finished.set(node, made)
  return made
}

/**
 * The document as it is stored, and its words. Only top-level blocks that changed since the last call cost anything.
 */
export function storyDocumentOf(doc: ProseMirrorNode): { document: StoryDocument; words: number } {
  const content: Block[] = []
  let words = 0
  doc.forEach((node) => {
    const block = finishedBlock(node)
    content.push(...block.blocks)
    words += block.words
  })
  if (content.length === 0) content.push({ type: 'paragraph', attrs: { dir: null } })
  return { document: { type: 'doc', content }, words }
}

/** What is stored of one of the editor's blocks: nothing of an empty heading. */
export const storedBlocksOf = (node: ProseMirrorNode): readonly Block[] => finishedBlock(node).blocks

/** One block for each of the editor's, what is nothing to store among them as an empty paragraph. */
export const topBlocksOf = (doc: ProseMirrorNode): Block[] =>
  doc.children.map((node) => finishedBlock(node).blocks[0] ?? { type: 'paragraph', attrs: { dir: null } })

type Json = {
  type: string
  attrs?: Attrs
  content?: Json[]
  text?: string
  marks?: { type: string; attrs?: Attrs }[]
}

/** Built by hand rather than by `nodeFromJSON`, which takes marks in any order and leaves equal neighbours apart. */
function nodeOf(schema: Schema, json: Json): ProseMirrorNode {
  const marks = (json.marks ?? []).reduce(
    (set, mark) => schema.mark(mark.type, mark.attrs).addToSet(set),
    Mark.none,
  )
  if (json.type === 'text') return schema.text(json.text ?? '', marks)
  const content = Fragment.fromArray((json.content ?? []).map((child) => nodeOf(schema, child)))
  return schema.node(json.type, json.attrs, content)
}

/**
 * A stored document as the editor holds it. It comes through the same door that guards storage, so that none opens empty
 * because of one thing in it.
 * @throws {DocumentRefused} when it is too deep or too large to be a story
 */
export function editorDocumentOf(schema: Schema, document: unknown): ProseMirrorNode {
  return nodeOf(schema, validateDocument(document, { preserveUnknown: true }).document)
}

/** Validated blocks (of a paste) as the editor's nodes. */
export function editorBlocksOf(schema: Schema, blocks: Block[]): ProseMirrorNode[] {
  return blocks.map((block) => nodeOf(schema, block))
}

/** Any nodes of a stored document as the editor's. What this version does not know is left out. */
export function editorPiecesOf(schema: Schema, pieces: readonly object[]): ProseMirrorNode[] {
  return (pieces as Json[]).flatMap((piece) => (schema.nodes[piece.type] ? [nodeOf(schema, piece)] : []))
}
