/** Where a picture will stand: its address, marked so that it is never taken for an id of ours. */
const mark = 'at:'
export const pictureToken = (address: string): string => mark + address
export const addressOfToken = (mediaId: string): string | null =>
  mediaId.startsWith(mark) ? mediaId.slice(mark.length) : null
