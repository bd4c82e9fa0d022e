import type { ImportNote } from '../../vocabulary.ts'
import { localeOf } from '../wordpress/translations.ts'
import type { RecordState } from './import-record.ts'
import { note } from './notes.ts'

/** Codes of no language: undetermined, none, several. */
const ofNone = new Set(['und', 'zxx', 'mul', 'mis'])

/**
 * How a story comes in of which its file says that it is in a language of ours, or in another: readers would be told, by
 * the page and by voices that read it out, that its words are in a language that they are not in, so that it is a draft.
 * @param tag as the file writes it, `de` or `de-AT`; '' where it says nothing
 */
export function stateInLanguage(
  state: RecordState,
  tag: string,
  say: (each: ImportNote) => void,
): RecordState {
  const [language = ''] = tag.trim().toLowerCase().split(/[-_]/)
  if (!/^[a-z]{2,3}$/.test(language) || localeOf(tag) || ofNone.has(language)) return state
  say(note('language-not-ours', tag))
  return state === 'published' || state === 'scheduled' ? 'draft' : state
}
