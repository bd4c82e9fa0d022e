import { beforeAll, expect, it } from 'vitest'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { auditActions } from '../audit.ts'
import { makePreviewLink, revokePreviewLink } from '../previews/preview-links.ts'
import { staffMember } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import { history, storyEvents } from './history.ts'

describeDatabase('the history of a story', (opened) => {
  let editor: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    editor = await staffMember(opened(), 'editor', { name: 'هدى' })
  })

  it('tells who let others read the draft, and who ended it', async () => {
    const { articleId } = await createStory(opened(), editor, { locale: 'ar', headline: 'عنوان', sectionId })
    const { id } = await makePreviewLink(
      opened(),
      editor,
      { articleId, note: 'للمحامي', hours: 24 },
      'a secret',
    )
    await revokePreviewLink(opened(), editor, { articleId, id })
    expect(await history(opened(), editor, { articleId })).toMatchObject([
      { event: 'story.unshare', by: 'هدى' },
      { event: 'story.share', by: 'هدى', note: 'للمحامي' },
      { event: 'story.create' },
    ])
  })
})

it('the history of a story leaves out nothing that is done to stories but what stands beside the text', () => {
  const beside =
    /^story\.(?:note|(?:edit|delete|resolve|reopen)-note|suggest|(?:accept|refuse)-suggestion|live-entry|(?:un)?tick)$/
  const expected = auditActions.filter((name) => name.startsWith('story.') && !beside.test(name))
  expect(storyEvents).toEqual(expect.arrayContaining(expected))
  expect(storyEvents.filter((name) => beside.test(name))).toEqual([])
  expect(storyEvents).toContain('publish')
  expect(storyEvents).toContain('schedule-failed')
  expect(storyEvents.filter((name) => /^(media|front|people|settings|keys)\./.test(name))).toEqual([])
})
