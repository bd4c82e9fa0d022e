/** What is known of a post while its words are read. */
import type { ImportNote } from '../../vocabulary.ts'
import type { WordPressNote } from './footnotes.ts'
import type { Library } from './library.ts'

export type TextContext = {
  postId: string
  library: Library
  say: (each: ImportNote) => void
  /** Notes at the foot of the text, in the order of their signs; filled on the way. */
  footnotes: WordPressNote[]
}
