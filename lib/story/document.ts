/**
 * The story document: ProseMirror JSON, the shape Tiptap edits, held in `article.document`.
 * These types are the allow-list; `validate.ts` is its guard at the door.
 */
import type { Direction, Locale } from '../locale/table.ts'

/** Raised with every change of shape that old documents need a step for; see `up-steps.ts`. */
export const documentVersion = 1

export type Mark =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'underline' }
  /** What no longer holds, left to be read: `<s>`. */
  | { type: 'strike' }
  /** One of both at a time: a character stands either above the line or below it. */
  | { type: 'superscript' }
  | { type: 'subscript' }
  | { type: 'code' }
  | { type: 'link'; attrs: { href: string } }
  /** A link to one of our own stories, by id: it survives renaming, and dies with the story, not before. */
  | { type: 'storyLink'; attrs: { storyId: string } }
  /** A run in another language or direction, isolated from its sentence (UAX #9, section 2.4). */
  | { type: 'isolate'; attrs: { dir: Direction | null; lang: string | null } }

export type TextNode = { type: 'text'; text: string; marks?: Mark[] }
export type Inline = TextNode | { type: 'hardBreak' }

/** `dir: null` means: by the first strong character, else by the article's locale. */
type Directed = { dir?: Direction | null }

export type Paragraph = { type: 'paragraph'; attrs?: Directed; content?: Inline[] }
export type Heading = { type: 'heading'; attrs: Directed & { level: 2 | 3 | 4 }; content?: Inline[] }
export type ListItem = { type: 'listItem'; content: (Paragraph | BulletList | OrderedList)[] }
export type BulletList = { type: 'bulletList'; attrs?: Directed; content: ListItem[] }
export type OrderedList = { type: 'orderedList'; attrs?: Directed & { start?: number }; content: ListItem[] }
/** A passage quoted at length; `attribution` says whose words they are and is rendered in a `<cite>` line. */
export type BlockQuote = {
  type: 'blockquote'
  attrs?: Directed & { attribution?: string | null }
  content: (Paragraph | BulletList | OrderedList)[]
}
/** A sentence lifted from the story and set large. Repeats the text, so feeds and readers' modes skip it. */
export type PullQuote = {
  type: 'pullQuote'
  attrs?: Directed & { attribution?: string | null }
  content?: Inline[]
}
export type Figure = {
  type: 'figure'
  attrs: {
    mediaId: string
    /** What the picture shows, for those who cannot see it; null inherits the picture's own. */
    alt?: string | null
    caption?: string | null
    credit?: string | null
    licence?: string | null
  }
}
/** A card for one of our own stories, between paragraphs. */
export type StoryCard = { type: 'storyCard'; attrs: { storyId: string } }
/** Nothing is loaded from another site until the reader asks: until then this is a titled link. */
export type Embed = { type: 'embed'; attrs: { provider: string; url: string; title?: string | null } }
export type FactBox = { type: 'factBox'; attrs: Directed & { title: string }; content: FactBoxContent[] }
export type FactBoxContent = Paragraph | BulletList | OrderedList | Table
export type TableCell = {
  type: 'tableCell' | 'tableHeader'
  attrs?: { colspan?: number; rowspan?: number }
  content: Paragraph[]
}
export type TableRow = { type: 'tableRow'; content: TableCell[] }
export type Table = { type: 'table'; attrs?: Directed & { caption?: string | null }; content: TableRow[] }
/** Always left to right, whatever surrounds it. */
export type CodeBlock = { type: 'codeBlock'; attrs?: { language?: string | null }; content?: TextNode[] }
export type Divider = { type: 'horizontalRule' }
/** One entry of a live story, newest first. `at` is an ISO 8601 instant. */
export type LiveUpdate = {
  type: 'liveUpdate'
  attrs: Directed & { at: string; headline: string }
  content: (Paragraph | BulletList | OrderedList | BlockQuote | Figure)[]
}

/**
 * A block of a newer version than this one, as JSON. Writers see that it is there, and it stays what it was until the
 * version that knows it reads it again; readers see the text that it holds.
 */
export type UnknownBlock = { type: 'unknownBlock'; attrs: { stored: string } }

export type Block =
  | UnknownBlock
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | BlockQuote
  | PullQuote
  | Figure
  | StoryCard
  | Embed
  | FactBox
  | Table
  | CodeBlock
  | Divider
  | LiveUpdate

export type StoryDocument = { type: 'doc'; content: Block[] }
export type AnyNode = StoryDocument | Block | ListItem | TableRow | TableCell | Inline

/** What a renderer must be told from the database before it can set a document. */
export type DocumentReferences = { storyIds: string[]; mediaIds: string[] }

/** Ids of every story and picture a document mentions, each once, in order of appearance. */
export function referencesOf(document: StoryDocument): DocumentReferences {
  const storyIds = new Set<string>()
  const mediaIds = new Set<string>()
  const visit = (node: AnyNode): void => {
    if (node.type === 'storyCard') storyIds.add(node.attrs.storyId)
    if (node.type === 'figure') mediaIds.add(node.attrs.mediaId)
    if (node.type === 'text')
      for (const mark of node.marks ?? []) if (mark.type === 'storyLink') storyIds.add(mark.attrs.storyId)
    if ('content' in node && node.content) for (const child of node.content) visit(child)
  }
  visit(document)
  return { storyIds: [...storyIds], mediaIds: [...mediaIds] }
}

/** The picture of each figure of a document, in order; one that stands twice is there twice. */
export function picturesInOrder(document: StoryDocument): string[] {
  const found: string[] = []
  const visit = (node: AnyNode): void => {
    if (node.type === 'figure') found.push(node.attrs.mediaId)
    if ('content' in node && node.content) for (const child of node.content) visit(child)
  }
  visit(document)
  return found
}

/** What rendering needs to know of a story that a document mentions. Absent from the map: not public here. */
export type MentionedStory = { href: string; headline: string; locale: Locale }
