import { execFileSync } from 'node:child_process'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { CardFailed } from './card-failed.ts'
import { renderCard } from './render-card.ts'
import { cutPictureInChild, renderCardInChild } from './render-in-child.ts'
import { plainCard as card } from './sample-cards.ts'

const picture = async (width: number, height: number) => ({
  data: await sharp({ create: { width, height, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer(),
  focalX: 0.5,
  focalY: 0.5,
})
const children = (): number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='])
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [pid, parent, ...rest] = line.trim().split(/\s+/)
      return Number(parent) === process.pid && rest.some((each) => each.endsWith('render-child.ts'))
        ? [Number(pid)]
        : []
    })

describe('drawing in a process of its own', () => {
  it('gives what drawing here gives, from one process for all', async () => {
    const withPicture = { ...card, picture: await picture(1600, 900) }
    const [text, photo, square] = await Promise.all([
      renderCardInChild(card),
      renderCardInChild(withPicture),
      renderCardInChild(card, 'square'),
    ])
    expect(text).toEqual(await renderCard(card))
    expect(photo).toEqual(await renderCard(withPicture))
    expect(square).toEqual(await renderCard(card, 'square'))
    expect(children()).toHaveLength(1)
  })

  it('cuts a picture', async () => {
    const cut = await cutPictureInChild(await picture(1600, 900), { width: 900, height: 900 })
    expect(await sharp(cut.body).metadata()).toMatchObject({ format: 'jpeg', width: 900, height: 900 })
  })

  it('says what could not be drawn, and draws the next', async () => {
    const broken = { ...card, picture: { data: Buffer.from('no picture'), focalX: 0, focalY: 0 } }
    await expect(renderCardInChild(broken)).rejects.toBeInstanceOf(CardFailed)
    expect((await renderCardInChild(card)).contentType).toBe('image/png')
  })

  it('fails what a killed process was drawing, and goes on in another', async () => {
    await renderCardInChild(card)
    const [pid] = children()
    const asked = Array.from({ length: 4 }, () => renderCardInChild(card))
    process.kill(pid!, 'SIGKILL')
    const ended = await Promise.allSettled(asked)
    expect(ended.filter((each) => each.status === 'rejected').map(({ reason }) => reason)).toEqual([
      expect.any(CardFailed),
      expect.any(CardFailed),
    ])
    expect(children()).toHaveLength(1)
    expect(children()).not.toContain(pid)
  })

  it('refuses what would wait too long', async () => {
    const small = await picture(8, 8)
    const asked = await Promise.allSettled(
      Array.from({ length: 230 }, () => cutPictureInChild(small, { width: 4, height: 4 })),
    )
    expect(asked.filter((each) => each.status === 'rejected').length).toBeGreaterThan(20)
    expect(asked.filter((each) => each.status === 'fulfilled').length).toBeGreaterThan(199)
  })
})
