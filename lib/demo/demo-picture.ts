/** What the demo publication says of a picture, whether drawn or photographed. */
import type { Locale } from '../locale/table.ts'

export type DemoPicture = {
  /** What the picture shows, for a reader who does not see it. */
  alts: Record<Locale, string>
  /** What is printed under it: one sentence that stands without the story. */
  captions: Record<Locale, string>
  /** Where a crop must keep looking, as fractions of width and height from the physical left and top. */
  focalX: number
  focalY: number
}
