/**
 * Sounds, films and documents of a site that moves in. However it showed one (a player, a short code, a card to download),
 * what is read of it is a link on a line of its own, called as it was called there; in that place it stands again.
 */
import { type FileKind, fileFormatNames } from '../../picture/file-formats.ts'
import type { Block } from '../../story/document.ts'

/** What else such files are called; what is in them decides. */
const otherNames = ['oga', 'mpga', 'm4v']
const namesFile = new RegExp(`\\.(?:${[...fileFormatNames, ...otherNames].join('|')})$`, 'i')

export type RecordingLink = { href: string; text: string }

export const isRecordingAddress = (address: string): boolean =>
  URL.canParse(address) && namesFile.test(new URL(address).pathname)

const hostOf = (address: string): string => new URL(address).host.replace(/^www\./, '')

/**
 * What a block leads to, where that is a file of the site's own: what lies elsewhere was somebody else's, and stays a link.
 * @param origin of the site; null where the file does not say it
 */
export function recordingLink(block: Block, origin: string | null): RecordingLink | null {
  if (!origin || block.type !== 'paragraph' || block.content?.length !== 1) return null
  const [only] = block.content
  const [mark, ...others] = only?.type === 'text' ? (only.marks ?? []) : []
  if (only?.type !== 'text' || mark?.type !== 'link' || others.length > 0) return null
  const { href } = mark.attrs
  return isRecordingAddress(href) && hostOf(href) === hostOf(origin) ? { href, text: only.text } : null
}

/** A file of ours in its place. Its address is no title. */
export function recordingBlock(mediaId: string, kind: FileKind, { href, text }: RecordingLink): Block {
  const words = text.replace(/^\[(.*)\]$/, '$1').trim()
  const name = fileNameOf(href)
  const title = words && words !== href && words !== name ? words : null
  if (kind === 'file') return { type: 'file', attrs: { mediaId, title } }
  return { type: kind, attrs: { mediaId, title }, content: [] }
}

/** What it is called over there. */
export function fileNameOf(address: string): string {
  const name = new URL(address).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
