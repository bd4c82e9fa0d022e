/** Asking for pictures, from the browser. */
import type { LibraryPage, LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { type Answered, askNewsroom } from '../story/ask-newsroom.ts'

export const picturesAddress = '/admin/media/pictures'
/** Where pictures come in, in parts (tus). Under the one above: what `proxy.ts` leaves alone. */
export const uploadsAddress = `${picturesAddress}/uploads`

export const askForPictures = (query: string, page: number): Promise<Answered<LibraryPage>> =>
  askNewsroom(`${picturesAddress}?${new URLSearchParams({ q: query, page: String(page) })}`)

export const askForPicture = (mediaId: string): Promise<Answered<LibraryPicture>> =>
  askNewsroom(`${picturesAddress}/${encodeURIComponent(mediaId)}`)
