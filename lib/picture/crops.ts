/** The proportions that a picture is cut to, and what each cut keeps looking at. */

/** Width divided by height. `card` is the social card's (1200 × 630), whose picture stands beside its words. */
export const cropRatios = { '16x9': 16 / 9, '4x3': 4 / 3, '1x1': 1, card: 1200 / 630 } as const
export type CropName = keyof typeof cropRatios
export const cropNames = Object.keys(cropRatios) as CropName[]

/** A place in a picture: fractions, 0 to 1, of its width and height from its physical left and top. */
export type Focus = { x: number; y: number }
export type CropFocuses = Partial<Record<CropName, Focus>>

/** A picture as far as cutting it is concerned. */
export type Focused = { focalX: number; focalY: number; crops?: CropFocuses }

/** What a crop of a picture looks at: its own place where somebody chose one, else the picture's. */
export const focusOf = ({ focalX, focalY, crops }: Focused, crop: CropName): Focus =>
  crops?.[crop] ?? { x: focalX, y: focalY }

/**
 * Where a part begins that is to have a place at a share of its own length, as far as the whole's edges allow.
 * @param focal the place, as a fraction of the whole
 * @param whole length of the whole, in any unit; `part` in the same
 * @param aim where in the part the place is to be: 0.5 for its middle
 * @returns from the beginning of the whole, 0 to `whole - part`
 */
export const cropOffset = (focal: number, whole: number, part: number, aim = 0.5): number =>
  Math.min(Math.max(focal * whole - part * aim, 0), whole - part)
