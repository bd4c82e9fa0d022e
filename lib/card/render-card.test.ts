import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import type { StoryCard } from './card.ts'
import { CardFailed } from './card-failed.ts'
import { layoutCard } from './layout.ts'
import { drawLayout, renderCard } from './render-card.ts'
import { sampleCards, plainCard as story } from './sample-cards.ts'

const samples = await sampleCards()
const fill = (background: string, width: number, height: number) => ({
  create: { width, height, channels: 3 as const, background },
})

/** WCAG 2.2, relative luminance, of 8-bit sRGB. */
const luminance = (...rgb: [number, number, number]): number => {
  const [r, g, b] = rgb.map((each) => linear[each]!)
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
const linear = Array.from({ length: 256 }, (_, value) => {
  const c = value / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
})
const hexColour = (hex: string) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]

describe('renderCard', () => {
  it.each(['wide', 'square'] as const)(
    '%s: stays under 300 KB with a picture that is all grain',
    async (shape) => {
      const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
      const data = await sharp({ create: { ...fill('#000', 1200, 1200).create, noise } })
        .jpeg({ quality: 100 })
        .toBuffer()
      const { body } = await renderCard({ ...story, picture: { data, focalX: 0.5, focalY: 0.5 } }, shape)
      expect(body.length).toBeLessThan(300_000)
    },
  )

  it('keeps the focal point of a picture in view, after turning it upright', async () => {
    // Red, then blue; stored lying on its side (EXIF orientation 6: turn a quarter clockwise to see it).
    const data = await sharp(fill('#f00', 400, 2000))
      .composite([
        {
          input: await sharp(fill('#00f', 400, 1000))
            .png()
            .toBuffer(),
          left: 0,
          top: 1000,
        },
      ])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const middleOfPicture = async (focalX: number) => {
      const { body } = await renderCard({ ...story, picture: { data, focalX, focalY: 0.5 } })
      const { dominant } = await sharp(
        await sharp(body).extract({ left: 100, top: 200, width: 300, height: 200 }).toBuffer(),
      ).stats()
      return dominant
    }
    // Turned clockwise, the bottom of the stored picture is on the left.
    expect((await middleOfPicture(0.1)).b).toBeGreaterThan(200)
    expect((await middleOfPicture(0.9)).r).toBeGreaterThan(200)
  })

  const pictures = {
    white: fill('#fff', 1600, 1200),
    'light grey': fill('#bbb', 1600, 1200),
    'in checks of black and white': {
      create: {
        ...fill('#000', 1600, 1200).create,
        noise: { type: 'gaussian', mean: 128, sigma: 200 } as const,
      },
    },
  }
  it.each(Object.entries(pictures))(
    'over a picture that is %s, every word has contrast',
    async (_name, input) => {
      const data = await sharp(input).png().toBuffer()
      for (const locale of ['ar', 'en', 'ur', 'he'] as const) {
        for (const shape of ['wide', 'square'] as const) {
          const headline = samples.find((sample) => sample.name === `${locale} story 3`)!.card as StoryCard
          const card: StoryCard = { ...headline, label: 'عاجل', picture: { data, focalX: 0.5, focalY: 0.5 } }
          const layout = layoutCard(card, shape)
          const backdrop = await (await drawLayout({ ...layout, lines: [] })).removeAlpha().raw().toBuffer()
          for (const line of layout.lines) {
            const words = luminance(...hexColour(line.color))
            let least = Infinity
            for (let y = Math.floor(line.top); y < line.bottom; y++) {
              for (let x = Math.floor(line.left); x < line.right; x++) {
                const at = (y * layout.width + x) * 3
                const under = luminance(backdrop[at]!, backdrop[at + 1]!, backdrop[at + 2]!)
                const [light, dark] = words > under ? [words, under] : [under, words]
                least = Math.min(least, (light + 0.05) / (dark + 0.05))
              }
            }
            expect(least, `${locale} ${shape} ${line.role}: ${line.text}`).toBeGreaterThanOrEqual(4.5)
          }
        }
      }
    },
  )

  it('is the same card again, also when several are drawn at once', async () => {
    const cards = samples.slice(0, 6).map((sample) => sample.card)
    const together = await Promise.all(cards.map((card) => renderCard(card)))
    for (const [i, card] of cards.entries())
      expect((await renderCard(card)).body.equals(together[i]!.body)).toBe(true)
  })

  it('asks nothing of the network, emoji included', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    await renderCard(story)
    expect(fetched).not.toHaveBeenCalled()
    fetched.mockRestore()
  })

  it('fails as CardFailed, with the cause, for a picture that does not decode', async () => {
    const failure = renderCard({
      ...story,
      picture: { data: Buffer.from('not a picture'), focalX: 0, focalY: 0 },
    })
    await expect(failure).rejects.toBeInstanceOf(CardFailed)
    await expect(failure).rejects.toMatchObject({ name: 'CardFailed', cause: expect.any(Error) })
  })
})
