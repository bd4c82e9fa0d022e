import { glob, readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { saveWords } from '../../api/drafts.ts'
import { newId } from '../../db/id.ts'
import { projectPath } from '../../db/project-path.ts'

import { revision } from '../../db/tables/drafts.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'

import { smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import type { StoryDocument } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import type { Actor } from '../actor.ts'
import { replacePicture } from '../pictures/replace-picture.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import type { DraftContent } from './draft-content.ts'
import { closeTab, takeOver } from './editing-tabs.ts'
import { resolveConflict } from './resolve-conflict.ts'
import { listRevisions, restoreRevision, saveRevision } from './revisions.ts'
import { transitionArticle } from './transition-article.ts'
import { openDraft, saveDraft } from './working-draft.ts'

const words = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `كلمة${from + i}`).join(' ')
const text = (count: number, from = 0): StoryDocument => doc(p(words(count, from)))
const emptyText = doc(p())

describeDatabase('what a save takes away', (opened) => {
  let huda: Actor
  let salem: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    huda = await staffMember(opened(), 'editor', { name: 'هدى' })
    salem = await staffMember(opened(), 'editor', { name: 'سالم' })
  })

  const picture = async (): Promise<string> => {
    const id = newId()
    await opened().orm.insert(media).values({ id, contentHash: id, width: 1, height: 1, thumbhash: '' })
    return id
  }
  /** A story that somebody has written, saved within the last minute. */
  const written = async (content: Partial<DraftContent>) => {
    const { articleId } = await createStory(opened(), huda, { locale: 'ar', headline: 'عنوان', sectionId })
    const tabId = tab()
    let version = 1
    const save = async (next: typeof content) => {
      const before = (await openDraft(opened(), huda, { articleId })).content
      ;({ version } = await saveDraft(opened(), huda, {
        articleId,
        tabId,
        baseVersion: version,
        content: { ...before, ...next },
      }))
    }
    await save(content)
    return { articleId, tabId, save, version: () => version }
  }
  const kept = async (articleId: string) =>
    (
      await opened()
        .orm.select()
        .from(revision)
        .where(eq(revision.articleId, articleId))
        .orderBy(revision.number)
    ).map(({ reason, document, headline, standfirst, staffId }) => ({
      reason,
      text: plainText(document),
      headline,
      standfirst,
      staffId,
    }))

  describe('is kept first, with the reason, in the name of who wrote it', () => {
    it.each([
      ['empties the text', { document: emptyText }],
      ['takes away more than a third of it', { document: text(59) }],
      ['puts other words in its place', { document: text(90, 45) }],
      ['empties it under a headline that grows', { document: emptyText, headline: words(150) }],
    ])('by a save that %s', async (_, next) => {
      const { articleId, save } = await written({ document: text(90) })
      await save(next)
      expect(await kept(articleId)).toMatchObject([
        { reason: 'create' },
        { reason: 'words-taken', text: words(90), staffId: huda.staffId },
      ])
    })

    it('of a line, whatever the text holds', async () => {
      const { articleId, save } = await written({ standfirst: words(12), document: text(400) })
      await save({ standfirst: '' })
      expect((await kept(articleId)).at(-1)).toMatchObject({ reason: 'words-taken', standfirst: words(12) })
    })

    it('of a text of pictures without a word', async () => {
      const { articleId, save } = await written({
        document: {
          type: 'doc',
          content: [{ type: 'horizontalRule' }, { type: 'storyCard', attrs: { storyId: newId() } }],
        },
      })
      await save({ document: emptyText })
      expect((await kept(articleId)).map(({ reason }) => reason)).toEqual(['create', 'words-taken'])
    })

    it('but not by one that takes a third or less', async () => {
      const { articleId, save } = await written({ document: text(90) })
      await save({ document: text(60) })
      await save({ document: text(200) })
      expect((await kept(articleId)).map(({ reason }) => reason)).toEqual(['create'])
    })
  })

  it('in small steps within a minute is kept as it stood before the first of them', async () => {
    const { articleId, save } = await written({ document: text(100) })
    for (const left of [80, 64, 50, 36, 25, 17, 12, 8, 6, 4, 3, 2, 1]) await save({ document: text(left) })
    await save({ document: emptyText })
    expect(await kept(articleId)).toContainEqual(expect.objectContaining({ text: words(100) }))
    // A copy for each third, not for each step.
    expect((await kept(articleId)).length).toBeLessThan(10)
  })

  it('in a few steps, and written on, is kept when the minute is over', async () => {
    const { articleId, save } = await written({ document: text(100) })
    await save({ document: text(85) })
    await save({ document: text(70) })
    await opened().orm.execute(`update revision set created_at = now() - interval '61 seconds'`)
    await save({ document: text(72) })
    expect((await kept(articleId)).map((each) => [each.reason, each.text])).toEqual([
      ['create', ''],
      ['autosave', words(100)],
      ['autosave', words(70)],
    ])
  })

  it('and whose picture is gone from the library since is kept without the picture', async () => {
    const mediaId = await picture()
    const { articleId, save } = await written({ document: text(100), leadMediaId: mediaId })
    await save({ document: text(80), leadMediaId: null })
    await opened().orm.delete(media).where(eq(media.id, mediaId))
    await save({ document: text(60) })
    expect((await kept(articleId)).at(-1)).toMatchObject({ reason: 'words-taken', text: words(100) })
  })

  describe('by every way in', () => {
    const full = words(90)
    type Written = Awaited<ReturnType<typeof written>>
    const ways: Record<string, (story: Written) => Promise<unknown>> = {
      'the editor': ({ save }) => save({ document: emptyText }),
      'another tab': async ({ articleId, tabId, version }) => {
        await closeTab(opened(), huda, { tabId })
        const { content } = await openDraft(opened(), huda, { articleId })
        await saveDraft(opened(), huda, {
          articleId,
          tabId: tab(),
          baseVersion: version(),
          content: { ...content, document: emptyText },
        })
      },
      'who takes over': async ({ articleId, version }) => {
        const tabId = tab()
        await takeOver(opened(), salem, { articleId, tabId })
        await saveDraft(opened(), salem, {
          articleId,
          tabId,
          baseVersion: version(),
          content: { headline: 'عنوان', document: emptyText },
        })
      },
      'another program': async ({ articleId, tabId, version }) => {
        await closeTab(opened(), huda, { tabId })
        await saveWords(
          opened(),
          { actor: huda } as never,
          articleId,
          { baseVersion: version(), content: { headline: 'عنوان', document: emptyText } } as never,
          null,
        )
      },
      'a conflict': ({ articleId, tabId, version }) =>
        resolveConflict(opened(), huda, {
          articleId,
          tabId,
          baseVersion: version(),
          mine: { headline: 'عنوان', document: emptyText },
          outcome: { headline: 'عنوان', document: emptyText },
        }),
      'a restored revision': ({ articleId }) => restoreRevision(opened(), huda, { articleId, revision: 1 }),
      'a save after a move': async ({ articleId, save }) => {
        await transitionArticle(opened(), huda, { articleId, move: 'publish' })
        await save({ document: emptyText })
      },
      'a save after a version was kept': async ({ articleId, save }) => {
        await saveRevision(opened(), huda, { articleId, reason: 'قبل الحذف' })
        await save({ document: emptyText })
      },
    }
    it.each(Object.keys(ways))('%s leaves what stood there among the revisions, for good', async (way) => {
      const story = await written({ document: text(90) })
      await ways[way]!(story)
      const left = await kept(story.articleId)
      expect(left.filter((each) => each.text === full).map((each) => each.reason)).not.toEqual([])
      expect(left.filter((each) => each.text === full && each.reason !== 'autosave')).toHaveLength(1)
    })

    it('a picture that takes another’s place takes no word', async () => {
      const [before, after] = [await picture(), await picture()]
      const story = await written({
        document: doc(p(full), { type: 'figure', attrs: { mediaId: before } }),
      })
      await closeTab(opened(), huda, { tabId: story.tabId })
      await replacePicture(opened(), huda, { mediaId: before, replacement: after })
      expect(await kept(story.articleId)).toContainEqual(expect.objectContaining({ text: full }))
    })
  })

  it('is never mistaken for what a person gave as her reason', async () => {
    const { articleId } = await written({ document: text(9) })
    await saveRevision(opened(), huda, { articleId, reason: 'autosave' })
    expect((await listRevisions(opened(), huda, { articleId }))[0]!.reason).not.toBe('autosave')
  })
})

/**
 * Whoever writes a draft's words in another place than `writeWords` writes over what stood there. These files do, of
 * drafts that hold nobody's words yet, or without touching a word.
 */
it('a draft’s words are written over in one place', async () => {
  const writers: string[] = []
  for await (const file of glob('lib/**/*.ts', { cwd: projectPath('.'), exclude: ['**/*.test.ts'] })) {
    const source = await readFile(projectPath(file), 'utf8')
    for (const [written] of source.matchAll(
      /\.(?:update|delete)\(draft\)\s*(?:\.set\(\{\s*\w+)?|update draft set \w+/gu,
    ))
      writers.push(`${file} ${written.replaceAll(/\s+/gu, '')}`)
  }
  expect(writers.sort()).toEqual([
    // What no one has touched since it was brought in, and its last revision has.
    'lib/archive/import/place-fetched.ts .delete(draft)',
    'lib/archive/import/undo-run.ts .delete(draft)',
    'lib/archive/import/update-story.ts .delete(draft)',
    'lib/newsroom/directory/merge-entries.ts .update(draft).set({bylines',
    // The run of saves that its words belong to.
    'lib/newsroom/stories/create-revision.ts .update(draft)',
    'lib/newsroom/stories/create-revision.ts .update(draft)',
    'lib/newsroom/stories/create-revision.ts .update(draft).set({fullest',
    'lib/newsroom/stories/create-revision.ts .update(draft).set({revisedVersion',
  ])
})
