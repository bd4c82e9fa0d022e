import { beforeAll, expect, it } from 'vitest'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import { heartbeat, takeOver } from './editing-tabs.ts'
import { lostLock } from './lost-lock.ts'

/** Longer than any test may take: what ends sooner was told. */
const longest = 600_000

describeDatabase('a lost lock', (opened) => {
  let huda: Actor
  let karim: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    huda = await staffMember(opened(), 'editor', { name: 'هدى' })
    karim = await staffMember(opened(), 'author', { name: 'كريم' })
  })
  const writes = async (actor: Actor) => {
    const { articleId } = await createStory(opened(), actor, { locale: 'ar', headline: 'عنوان', sectionId })
    const tabId = tab()
    await heartbeat(opened(), actor, { articleId, tabId, wantsToWrite: true })
    return { articleId, tabId }
  }

  it('is told to whoever waits, and to nobody whose lock stands', async () => {
    const [mine, others] = [await writes(karim), await writes(karim)]
    const leave = new AbortController()
    const told: boolean[] = []
    const waiting = [
      lostLock(opened(), karim, mine, { longest }),
      lostLock(opened(), karim, others, { longest, gone: leave.signal }),
    ]
    void waiting[1]!.then((isLost) => told.push(isLost))
    await takeOver(opened(), huda, { articleId: mine.articleId, tabId: tab() })
    expect(await waiting[0]).toBe(true)
    expect(told).toEqual([])
    // Whoever has gone is waited for no longer.
    leave.abort()
    expect(await waiting[1]).toBe(false)
  })

  it('is told at once to a tab that has none', async () => {
    const { articleId } = await writes(karim)
    expect(await lostLock(opened(), karim, { articleId, tabId: tab() }, { longest })).toBe(true)
  })

  it('is not waited for without end', async () => {
    expect(await lostLock(opened(), karim, await writes(karim), { longest: 5 })).toBe(false)
  })

  it('is told to nobody who may not read the story', async () => {
    const given = await writes(karim)
    const stranger: Actor = { ...karim, role: 'contributor' }
    await expect(lostLock(opened(), stranger, given, { longest })).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
    await expect(lostLock(opened(), karim, { ...given, tabId: '' }, { longest })).rejects.toMatchObject({
      refusal: 'malformed',
    })
  })
})
