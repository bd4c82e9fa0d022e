/** Asking for pictures, from the browser. */
import type { LibraryPage, LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { type Answered, askNewsroom } from '../story/ask-newsroom.ts'

export const picturesAddress = '/admin/media/pictures'
/** Where pictures come in, in parts (tus). Under the one above: what `proxy.ts` leaves alone. */
export const uploadsAddress = `${picturesAddress}/uploads`

/** @param after what the page before it told; '' for the first */
export const askForPictures = (query: string, after: string): Promise<Answered<LibraryPage>> =>
  askNewsroom(`${picturesAddress}?${new URLSearchParams({ q: query, after })}`)

export const askForPicture = (mediaId: string): Promise<Answered<LibraryPicture>> =>
  askNewsroom(`${picturesAddress}/${encodeURIComponent(mediaId)}`)
