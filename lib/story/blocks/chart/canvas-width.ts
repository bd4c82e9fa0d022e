/** How wide a text will be set by this browser, in the face of the place it will stand in: for drawing in the editor. */
import type { Measure } from '@/lib/chart/letters.ts'

/** Large, so that what browsers round is small. */
const size = 100

export function canvasWidth(place: Element): Measure {
  const face = getComputedStyle(place).fontFamily
  const context = document.createElement('canvas').getContext('2d')
  return (text, isBold) => {
    if (!context) return text.length * 0.5
    context.font = `${isBold ? 600 : 400} ${size}px ${face}`
    return context.measureText(text).width / size
  }
}
