/** Asking for sounds, films and documents, from the browser. */
import type { FilePage, LibraryFile } from '@/lib/newsroom/files/list-files.ts'
import type { FileKind } from '@/lib/picture/file-formats.ts'
import { type Answered, askNewsroom } from '../story/ask-newsroom.ts'

export const filesAddress = '/admin/media/files'
/** Where they come in, in parts (tus): what `proxy.ts` leaves alone. */
export const fileUploadsAddress = `${filesAddress}/uploads`

export const fileHref = (mediaId: string): string => `${filesAddress}/${encodeURIComponent(mediaId)}`

/** @param page from 1 */
export const filesHref = ({
  kind,
  query,
  page,
}: {
  kind?: FileKind
  query?: string
  page?: number
}): string => {
  const asked = new URLSearchParams({
    ...(kind && { kind }),
    ...(query && { q: query }),
    ...(page && page > 1 && { page: String(page) }),
  }).toString()
  return asked ? `${filesAddress}?${asked}` : filesAddress
}

export const askForFiles = (query: string, kind: FileKind, page: number): Promise<Answered<FilePage>> =>
  askNewsroom(`${filesAddress}/list?${new URLSearchParams({ q: query, kind, page: String(page) })}`)

export const askForFile = (mediaId: string): Promise<Answered<LibraryFile>> =>
  askNewsroom(`${filesAddress}/list/${encodeURIComponent(mediaId)}`)
