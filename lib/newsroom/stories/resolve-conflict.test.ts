import { beforeAll, expect, it } from 'vitest'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import { heartbeat } from './editing-tabs.ts'
import { resolveConflict } from './resolve-conflict.ts'
import { listRevisions, readRevision } from './revisions.ts'
import { openDraft, saveDraft } from './working-draft.ts'

describeDatabase('resolving a conflict', (opened) => {
  let huda: Actor
  let salem: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    huda = await staffMember(opened(), 'editor', { name: 'هدى' })
    salem = await staffMember(opened(), 'editor', { name: 'سالم' })
  })
  /** An article whose saved words are Salem's, version 2. */
  const savedBySalem = async () => {
    const { articleId } = await createStory(opened(), salem, { locale: 'ar', headline: 'أصل', sectionId })
    const { content } = await openDraft(opened(), salem, { articleId })
    const theirs = { ...content, headline: 'عنوان سالم', document: doc(p('فقرة سالم')) }
    const tabId = tab()
    await saveDraft(opened(), salem, { articleId, tabId, baseVersion: 1, content: theirs })
    return { articleId, theirs, salemsTab: tabId }
  }
  const mine = { headline: 'عنوان هدى', document: doc(p('فقرة هدى')) }
  const outcome = { headline: 'عنوان سالم', document: doc(p('فقرة هدى')) }

  it('saves the outcome, and keeps both versions and the outcome as revisions', async () => {
    const { articleId, salemsTab } = await savedBySalem()
    await heartbeat(opened(), salem, { articleId, tabId: salemsTab, wantsToWrite: false })
    const { version } = await resolveConflict(opened(), huda, {
      articleId,
      tabId: tab(),
      baseVersion: 2,
      mine,
      outcome,
    })
    const after = await openDraft(opened(), huda, { articleId })
    expect(after.version).toBe(version)
    expect(after.content).toMatchObject({
      headline: 'عنوان سالم',
      document: doc({ ...p('فقرة هدى'), attrs: { dir: null } }),
    })
    const lines = (await listRevisions(opened(), huda, { articleId })).slice(0, 3)
    expect(lines.map(({ reason, keptBy, headline }) => [reason, keptBy, headline])).toEqual([
      ['conflict', 'هدى', 'عنوان سالم'],
      ['conflict-mine', 'هدى', 'عنوان هدى'],
      ['conflict-theirs', 'سالم', 'عنوان سالم'],
    ])
    const theirs = await readRevision(opened(), huda, { articleId, revision: lines[2]!.number })
    expect(theirs.content.document).toEqual(doc({ ...p('فقرة سالم'), attrs: { dir: null } }))
  })

  it('writes nothing when it was saved again since', async () => {
    const { articleId, theirs, salemsTab } = await savedBySalem()
    await saveDraft(opened(), salem, {
      articleId,
      tabId: salemsTab,
      baseVersion: 2,
      content: { ...theirs, headline: 'أحدث' },
    })
    await heartbeat(opened(), salem, { articleId, tabId: salemsTab, wantsToWrite: false })
    const before = await listRevisions(opened(), huda, { articleId })
    await expect(
      resolveConflict(opened(), huda, { articleId, tabId: tab(), baseVersion: 2, mine, outcome }),
    ).rejects.toMatchObject({ refusal: 'stale-version', subject: '3' })
    expect((await openDraft(opened(), huda, { articleId })).content.headline).toBe('أحدث')
    expect(await listRevisions(opened(), huda, { articleId })).toEqual(before)
  })

  it('waits for whoever writes', async () => {
    const { articleId } = await savedBySalem()
    await expect(
      resolveConflict(opened(), huda, { articleId, tabId: tab(), baseVersion: 2, mine, outcome }),
    ).rejects.toMatchObject({ refusal: 'locked', subject: 'سالم' })
  })

  it('refuses who may not edit, and what is no content', async () => {
    const { articleId } = await savedBySalem()
    const stranger = await staffMember(opened(), 'author')
    const given = { articleId, tabId: tab(), baseVersion: 2, mine, outcome }
    await expect(resolveConflict(opened(), stranger, given)).rejects.toMatchObject({ refusal: 'not-allowed' })
    await expect(resolveConflict(opened(), huda, { ...given, mine: 'words' })).rejects.toMatchObject({
      refusal: 'malformed',
    })
    expect((await openDraft(opened(), huda, { articleId })).version).toBe(2)
  })
})
