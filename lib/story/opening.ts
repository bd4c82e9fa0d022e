import type { StoryDocument } from './document.ts'
import { plainText } from './plain-text.ts'

/** As much as a search result shows of a description, about. */
const longest = 200

/**
 * How a story begins, for where a standfirst is asked for and none was written: its first lines, cut after a whole
 * word. '' for a story without text.
 */
export function opening(document: StoryDocument): string {
  const text = plainText(document).replace(/\s+/g, ' ').trim()
  if (text.length <= longest) return text
  const end = text.lastIndexOf(' ', longest)
  // One word longer than all of it is cut where it stands, between characters.
  return `${end > 0 ? text.slice(0, end) : [...text].slice(0, longest).join('')}…`
}
