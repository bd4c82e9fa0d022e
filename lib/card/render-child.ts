/**
 * The process that draws cards and cuts pictures, started by `render-in-child.ts`: the thread that serves readers neither
 * waits for it nor holds its memory.
 */
import { setPriority } from 'node:os'
import sharp from 'sharp'
import type { Card, CardPicture, CardShape } from './card.ts'
import { cropPicture } from './crop-picture.ts'
import type { CropSize } from './crop-size.ts'
import { type RenderedCard, renderCard } from './render-card.ts'

export type Order =
  | { draw: Card; shape: CardShape }
  /** A part of a picture, as JPEG on white. */
  | { cut: CardPicture; size: CropSize }

/** What it is asked, and answers, under the asker's number. */
export type Task = { id: number; order: Order }
export type Answer = { id: number; rendered: RenderedCard; resident: number } | { id: number; failed: string }

// Nothing is drawn twice here: the press keeps what was drawn.
sharp.cache(false)
sharp.concurrency(1)
try {
  // Whoever reads a page comes first.
  setPriority(5)
} catch {
  // Some systems forbid it; then it competes.
}

process.once('disconnect', () => process.exit())
process.on('message', ({ id, order }: Task) => {
  ;('draw' in order ? renderCard(order.draw, order.shape) : cut(order.cut, order.size)).then(
    (rendered) => answer({ id, rendered, resident: process.memoryUsage.rss() }),
    (error: unknown) => answer({ id, failed: reasonOf(error) }),
  )
})

async function cut(picture: CardPicture, size: CropSize): Promise<RenderedCard> {
  const cropped = await cropPicture(picture, size, '#fff')
  const body = await cropped.jpeg({ quality: 80, quantisationTable: 3, progressive: true }).toBuffer()
  return { body, contentType: 'image/jpeg', ...size }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && error.cause ? `${error.message}: ${error.cause}` : String(error)

const answer = (given: Answer): void => {
  if (!process.send) throw new Error('Nobody began this process')
  process.send(given)
}
