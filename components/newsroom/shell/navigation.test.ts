import { expect, it } from 'vitest'
import { operator } from '@/lib/newsroom/actor.ts'
import { drawings } from '../ui/icon.tsx'
import { roomsFor } from './navigation.ts'

/** Of two that are alike, one cannot be told from the other. */
const alike = (all: readonly string[]) => all.filter((each, at) => all.indexOf(each) !== at)

const rooms = roomsFor({ ...operator, role: 'owner' })

it('draws every room as no other', () => {
  expect(rooms.length).toBeGreaterThan(20)
  expect(alike(rooms.map(({ icon }) => icon))).toEqual([])
})

it('has no drawing under two names', () => {
  expect(alike(Object.values(drawings))).toEqual([])
})

it('opens every room by a key of its own', () => {
  expect(alike(rooms.map(({ key }) => key))).toEqual([])
})
