export { readerContext } from '@/lib/publication/reader.ts'

/** A dynamic segment as the reader typed it: Next hands it over percent-encoded. */
export const decoded = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
