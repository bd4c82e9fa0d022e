/** What is known of a kind of block wherever a document is: on the server, in the editor, in tests. */
import type { AnyNode, Block, BlockPart } from '../document.ts'
import type { Inline, Mark } from '../inline.ts'
import type { Attributes, Raw } from './attributes.ts'

/** Names of what may stand in a block. */
type NodeName = (Block | BlockPart | Inline)['type']

/** A node in the making; the rules guarantee it is a {@link Block} by the time it is one. */
export type Built = { type: string; attrs?: Attributes; content?: Built[]; text?: string; marks?: Mark[] }

/** What the door lets through of a node. */
export type NodeRule = {
  /** 'inline': text with marks; 'text': bare text; a list: those nodes only; null: a leaf. */
  content: 'inline' | 'text' | readonly NodeName[] | null
  /** The attributes it keeps, or null when without a required one it is nothing. */
  attrs: (raw: Raw) => Attributes | null
  /** An empty one is dropped: it would print as a hole in the page. */
  needsContent: boolean
  /** What a finished one is, where that depends on how many stand in it; also the words that may not stand in it. */
  settle?: (built: Built) => Built[]
  /** What is left, as a link, of one that is nothing because of its address. */
  address?: (raw: Raw) => string | null
}

/** The text of a node and all in it, without the words of its attributes. */
type TextOf = (node: AnyNode) => string

type FieldOf<B> = B extends { attrs?: infer A } ? Extract<keyof NonNullable<A>, string> : never

export type BlockModel<B> = {
  rule: NodeRule
  /** It runs as its words do, and carries that as `dir` on the page. A card, a rule and code do not. */
  isDirected: boolean
  /** What its direction is read from, where that is more or other than its text. */
  leadingText?: (block: B, textOf: TextOf) => string
  /** Left to right as it was typed, whatever surrounds it: nobody's to tidy or to translate. */
  isCode?: true
  /** Words that are nobody's to tidy, not by a letter. */
  isVerbatim?: true
  /** Running text, which a translator splits and joins. */
  isProse?: true
  /** Sentences and titles it carries as attributes. Names (a credit, a licence) and addresses are nobody's to tidy. */
  fields: readonly FieldOf<B>[]
  /** What search indexes and what counts as reading, where that is more or other than its text. */
  plainText?: (block: B, tools: { textOf: TextOf; plainTextOf: (block: Block) => string }) => string
  /** Told of by its name before its lines: its words alone do not say what it is. */
  isNamed?: true
  /** What it says to somebody who compares two versions, where that is more or other than its text. */
  lines?: (block: B, textOf: TextOf) => (string | null | undefined)[]
  /** What no translator changes: two that have the same are the same. */
  identity?: (block: B) => string
  references?: (block: B) => {
    storyId?: string
    /** A picture. */
    mediaId?: string
    /** A sound, film or document. */
    recordingId?: string
    /** Somebody of the directory. */
    authorId?: string
    /** A shared box. */
    boxId?: string
    /** A table of figures. */
    datasetId?: string
  }
}

export const joinLines = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter(Boolean).join('\n')
