import { afterEach, expect, it, vi } from 'vitest'
import { askNewsroom, serverNow } from './ask-newsroom.ts'

afterEach(() => vi.unstubAllGlobals())

it('knows the server’s clock where that of the device is an hour off, and takes its own where it is right', async () => {
  const off = async (milliseconds: number) => {
    const date = new Date(Date.now() + milliseconds).toUTCString()
    vi.stubGlobal('fetch', async () => Response.json({ ok: true, value: null }, { headers: { date } }))
    await askNewsroom('/admin')
    return Math.round((serverNow().getTime() - Date.now()) / 60_000)
  }
  expect([await off(3_600_000), await off(-3_600_000), await off(2_000)]).toEqual([60, -60, 0])
})
