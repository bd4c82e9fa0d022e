/**
 * What the editor needs from whoever puts it on a page. It fetches nothing itself: pictures and stories are found,
 * chosen and uploaded by these, so that the same editor stands in the story screen, in a test and in a bench.
 */

import type { ReactNode } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { MapAttributes, MapRefusal } from '@/lib/map/map.ts'
import type { OfferedDataset } from '@/lib/newsroom/datasets/read-datasets.ts'
import type { LinkRead } from '@/lib/newsroom/links/read-link.ts'
import type { FileKind } from '@/lib/picture/file-formats.ts'
import type { Block, StoryDocument } from '@/lib/story/document.ts'
import type { PartKind, PartState, Spot } from '@/lib/vocabulary.ts'
import type { NotedThread } from './plugins/noted-words.ts'
import type { ShownSuggestions } from './plugins/suggested-words.ts'
import type { HeadTidying } from './tidy/head-tidying.ts'

/** A picture of the newsroom's, as far as the editor shows it. */
export type EditorPicture = {
  mediaId: string
  /** An address on our own origin, large enough for a column of text. */
  url: string
  /** Pixels, of the original: the place is kept before the picture has come. */
  width: number
  height: number
  /** The picture's own words, which a figure inherits where it says nothing else. Empty: it has none. */
  alt: string
  caption: string
  credit: string
  licence: string | null
}

/** A sound, film or document of the newsroom's. */
export type EditorFile = {
  mediaId: string
  kind: FileKind
  /** An address on our own origin. */
  url: string
  fileName: string
  /** The languages in which it says what is said in it. */
  captions: readonly Locale[]
  /** Where it is described. */
  page: string
}

/** One of our stories, as a link or a card names it. */
export type EditorStory = { storyId: string; headline: string; locale: Locale }

/** Somebody of the directory; `hint` is what they do. */
export type EditorAuthor = { id: string; name: string; hint: string }

/** A shared box, or a snippet. */
export type EditorPart = {
  partId: string
  kind: PartKind
  name: string
  locale: Locale | null
  state: PartState
  /** What it says: of a box that readers see, what they see. */
  content: Block[]
}

type Soon<T> = T | Promise<T>

export type EditorServices = {
  /** The paper's stories whose headlines have these words, the best first. Throws when nothing could be asked. */
  findStories: (query: string) => Promise<EditorStory[]>
  /** Has the editor choose one of our stories; null when she changes her mind. */
  pickStory: () => Promise<EditorStory | null>
  /** Has the editor choose somebody of the directory; null when she changes her mind. */
  pickAuthor: () => Promise<EditorAuthor | null>
  /** Has the editor choose a shared box or a snippet of the story's language; null when she changes her mind. */
  pickPart: (kind: 'box' | 'snippet') => Promise<EditorPart | null>
  /** A shared box that the document names; null when there is none. */
  partOf: (partId: string) => Soon<EditorPart | null>
  /** Somebody whom the document names; null when there is nobody. */
  authorOf: (authorId: string) => EditorAuthor | null
  /** Has the editor choose a picture that is stored already; null when she changes her mind. */
  pickPicture: () => Promise<EditorPicture | null>
  /** The same for several, as many as `most`, in the order in which they were chosen; none when she changes her mind. */
  pickPictures: (most: number) => Promise<EditorPicture[]>
  /** Has the editor choose a file or bring one; null when she changes her mind. What she chose may be of another kind. */
  pickFile: (kind: FileKind) => Promise<EditorFile | null>
  /** A file the document names; null when there is none. */
  fileOf: (mediaId: string) => Soon<EditorFile | null>
  /**
   * Stores a picture that was dropped, pasted or chosen.
   * @param onProgress called with 0 to 1 as bytes go out
   * @throws Error with a message in the newsroom's language, which is shown as it is
   */
  uploadPicture: (file: File, onProgress: (fraction: number) => void) => Promise<EditorPicture>
  /** Puts blocks before the one at a place, in the text as it stands now: the editor that was asked has gone. */
  putLater: (place: number, blocks: Block[]) => void
  /** A picture the document names; null when there is none. Answers are kept for as long as the editor stands. */
  pictureOf: (mediaId: string) => Soon<EditorPicture | null>
  /** Draws a map as readers of the story's language will see it, or says why not. Throws when nothing could be asked. */
  drawMap: (attrs: MapAttributes) => Promise<{ html: string } | MapRefusal>
  /** The tables of figures that can be put into a story. Throws when nothing could be asked. */
  offerDatasets: () => Promise<OfferedDataset[]>
  /**
   * What a link leads to, read from its page.
   * @throws Error with a message in the newsroom's language, '' where there was no answer
   */
  readLink: (url: string) => Promise<LinkRead>
  /** A story the document names; null when there is none. */
  storyOf: (storyId: string) => Soon<EditorStory | null>
}

/** A block's lines in a grid that is shared with something beside the text. */
export type BlockPlace = {
  /** From 1. */
  line: number
  span: number
  /** It still stands in the words of what it is to translate. */
  isLeftOver: boolean
}

/** Something that stands beside the text, block by block. */
export type BesideText = {
  /** Drawn before the text, in the same grid. */
  pane: ReactNode
  /** How many lines the grid has. */
  lines: number
  /** Pure. Another function has the text laid out anew. */
  lay: (blocks: readonly Block[]) => readonly BlockPlace[]
  /** Called with the blocks whenever they have been laid out anew: not at a keystroke. */
  onLaid: (blocks: readonly Block[]) => void
}

export type StoryEditorProps = {
  /**
   * What to begin with. Later values are not looked at (the editor's own document is the truth while it stands):
   * bring another in by {@link StoryEditorHandle.replaceDocument} or by a new React key.
   */
  document: StoryDocument
  /** The language of the story, not of the newsroom. */
  locale: Locale
  /** IANA name; the times of live updates are written and shown in it. */
  timeZone: string
  isReadOnly?: boolean
  /** Names the text to a screen reader. */
  label?: string
  services: EditorServices
  /** The tidying of the lines over the text; where there are none, of none. */
  head?: HeadTidying
  beside?: BesideText | null
  /** Threads of notes on the text, and the one that somebody looks at. Without them nothing can be noted. */
  noted?: { threads: readonly NotedThread[]; active: string | null } | null
  /** Somebody asks to note what is selected, or the block that the cursor is in. */
  onNote?: (what: 'words' | 'block') => void
  /** What is suggested for the text, to be shown in it. */
  suggested?: ShownSuggestions | null
  /** Suggestions that were written into the text have been undone in it, or done again. */
  onSuggestionsUndone?: (ids: readonly string[], isDone: boolean) => void
  /** A suggestion was pressed. */
  onSuggestionPress?: (id: string) => void
  /** Whether somebody suggests here, and how that is begun and ended; none where nobody may. */
  suggesting?: { isOn: boolean; mayTurn: boolean; onTurn: () => void } | null
  /** Words that are noted were pressed. */
  onNotePress?: (thread: string) => void
  /**
   * Called at every change that was written here, before anything else can happen. `document` puts the text together,
   * as it was at that moment: ask when it is needed, also when the editor has gone.
   */
  onWrite: (document: () => StoryDocument) => void
  ref?: React.Ref<StoryEditorHandle>
}

export type StoryEditorHandle = {
  /** Puts another text in place of this one, as one step that can be undone. Not told as written here.
   * @returns false when the editor does not stand yet: nothing was put anywhere */
  replaceDocument: (document: StoryDocument) => boolean
  /** Puts blocks before the one at a place, or at the end, as one step that can be undone. */
  insertBlocks: (place: number, blocks: Block[]) => void
  focus: () => void
  /** What a note would be about: the words that are selected, and the block that the cursor is in. */
  spots: () => { words: Spot[]; block: Spot | null }
  /** Brings the words of a thread to sight. @returns false where they do not stand in the text */
  goToThread: (thread: string) => boolean
  /** Brings the text to another that others have gone on to, where it differs: no step of the writer's, and not told as
   * written. @returns false while a word is being composed, or when the editor does not stand */
  adoptDocument: (document: StoryDocument) => boolean
  /** Writes suggestions into the text, as one step that can be undone. @returns those that it could */
  makeSuggestions: (ids: readonly string[]) => string[]
  /** Brings a suggestion to sight, and selects its words where they are to be noted. */
  goToSuggestion: (id: string, selects?: boolean) => void
  /** Opens the list of everything the tidy pass would change. */
  openTidy: () => void
}
