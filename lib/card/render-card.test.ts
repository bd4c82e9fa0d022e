import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import type { StoryCard } from './card.ts'
import { CardFailed, renderCard } from './render-card.ts'
import { sampleCards } from './sample-cards.ts'

const samples = await sampleCards()
const story: StoryCard = {
  kind: 'story',
  locale: 'ar',
  publicationName: 'ورّاق',
  sectionName: 'ثقافة',
  headline: 'قمة طارئة 🚀 «خبر»',
  dateText: '2026',
}
const fill = (background: string, width: number, height: number) => ({
  create: { width, height, channels: 3 as const, background },
})

describe('renderCard', () => {
  it.each(samples)('$name is 1200 × 630 and light enough for every platform', async ({ card }) => {
    const { body, contentType, width, height } = await renderCard(card)
    const found = await sharp(body).metadata()
    expect([found.width, found.height]).toEqual([1200, 630])
    expect([width, height]).toEqual([1200, 630])
    expect(contentType).toBe(`image/${found.format}`)
    const picture = (card.kind === 'story' && card.picture) || (card.kind === 'author' && card.portrait)
    expect(contentType).toBe(picture ? 'image/jpeg' : 'image/png')
    expect(body.length).toBeLessThan(picture ? 300_000 : 60_000)
  })

  it('has paper of one tint: a palette must not lay patches of a second', async () => {
    for (const { name, card } of samples.filter((sample) => /section|front/.test(sample.name))) {
      const data = await sharp((await renderCard(card)).body)
        .removeAlpha()
        .raw()
        .toBuffer()
      // The corner is paper; what differs from it by a hair is another tint of it, or the rim of a letter.
      const [r, g, b] = data
      let tinted = 0
      for (let i = 0; i < data.length; i += 3) {
        const away = Math.max(
          Math.abs(data[i]! - r!),
          Math.abs(data[i + 1]! - g!),
          Math.abs(data[i + 2]! - b!),
        )
        if (away > 0 && away <= 6) tinted++
      }
      expect(tinted / (1200 * 630), name).toBeLessThan(0.003)
    }
  })

  it('stays under 300 KB with a picture that is all grain', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
    const data = await sharp({ create: { ...fill('#000', 1200, 1200).create, noise } })
      .jpeg({ quality: 100 })
      .toBuffer()
    const { body } = await renderCard({ ...story, picture: { data, focalX: 0.5, focalY: 0.5 } })
    expect(body.length).toBeLessThan(300_000)
  })

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

  it('is the same card again, also when several are drawn at once', async () => {
    const cards = samples.slice(0, 6).map((sample) => sample.card)
    const together = await Promise.all(cards.map(renderCard))
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
