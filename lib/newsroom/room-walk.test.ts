import { beforeAll, expect, it } from 'vitest'
import { describeEngine } from '../db/testing/test-databases.ts'
import { openRoom, type Room, walkRoom } from './testing/room-walk.ts'

/** The same at length: `bench/newsroom-walk.ts`. */
describeEngine('postgres', 'a room at random', (opened) => {
  let room: Room
  beforeAll(async () => {
    room = await openRoom(opened())
  })

  it.each([1, 2])('keeps what the house promises (%i)', async (seed) => {
    expect(await walkRoom(room, seed, 5)).toBeNull()
  })
})
