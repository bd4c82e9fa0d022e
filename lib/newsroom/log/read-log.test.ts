import { text } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { auditEvent } from '../../db/tables/audit.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { type Actor, operator } from '../actor.ts'
import { record } from '../audit.ts'
import { saveRedirect } from '../redirects/save-redirects.ts'
import { deleteArticle } from '../stories/bin.ts'
import { renameArticle } from '../stories/rename-article.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { staffMember } from '../testing/staff-member.ts'
import { logFile } from './log-file.ts'
import { everyEntry, type LogFilter, logPageSize, readLog } from './read-log.ts'

const zone = 'Asia/Dubai'

describeEachEngine('the log', (opened) => {
  let owner: Actor
  let editor: Actor
  let published: { storyId: string; articleId: string }
  beforeAll(async () => {
    await smallPublication(opened())
    owner = await staffMember(opened(), 'owner', { name: 'ليلى' })
    editor = await staffMember(opened(), 'editor', { name: 'هدى' })
    published = await addStory(opened(), { slug: 'ميناء', headline: 'الميناء يفتح' })
    await renameArticle(opened(), editor, { articleId: published.articleId, slug: 'ميناء-جديد' })
    await transitionArticle(opened(), owner, { articleId: published.articleId, move: 'kill', note: '=خطأ' })
    await saveRedirect(opened(), editor, { from: '/old', to: '/economy' }, 'https://warraq.example')
  })
  const read = (filter: LogFilter = {}, before?: number) =>
    readLog(opened(), editor, { locale: 'ar', timeZone: zone, ...filter, before })
  const told = async (filter: LogFilter) => (await read(filter)).entries.map(({ by, action }) => [by, action])

  it('tells who did what to what, the newest first', async () => {
    const { entries } = await read()
    expect(entries.map(({ by, action, subject }) => [by, action, subject.name, subject.href])).toEqual([
      ['هدى', 'redirect.keep', '/old', null],
      ['ليلى', 'kill', 'الميناء يفتح', `/admin/stories/${published.articleId}`],
      ['هدى', 'story.rename', 'الميناء يفتح', `/admin/stories/${published.articleId}`],
    ])
    expect(entries[1]).toMatchObject({ note: '=خطأ', isMachine: false, details: { from: 'published' } })
  })

  it('is narrowed by person, subject, story and day', async () => {
    expect(await told({ by: owner.staffId! })).toEqual([['ليلى', 'kill']])
    expect(await told({ about: 'paper' })).toEqual([['هدى', 'redirect.keep']])
    expect(await told({ articleId: published.articleId })).toEqual([
      ['ليلى', 'kill'],
      ['هدى', 'story.rename'],
    ])
    expect(await told({ by: 'machine' })).toEqual([])
  })

  it('keeps days as they are in the publication’s zone', async () => {
    // 21:30 in London is half past one on the next day in Dubai.
    await opened().orm.transaction((tx) =>
      record(tx, operator, { action: 'settings.edit', subjectKind: 'publication', subjectId: 'x' }),
    )
    await opened().orm.execute(
      sql`update audit_event set at = '2026-03-01T21:30:00Z' where action = 'settings.edit'`,
    )
    const event = [['operator', 'settings.edit']]
    expect(await told({ from: '2026-03-02', to: '2026-03-02' })).toEqual(event)
    expect(await told({ to: '2026-03-01' })).toEqual([])
    expect(await told({ by: 'machine', from: '2026-03-02' })).toEqual(event)
  })

  it('goes on page by page, and whole into a file that no spreadsheet takes for formulas', async () => {
    await opened()
      .orm.insert(auditEvent)
      .values(
        Array.from({ length: logPageSize + 5 }, (_, n) => ({
          actorName: 'operator',
          action: 'media.upload',
          subjectKind: 'media' as const,
          subjectId: `m${n}`,
        })),
      )
    const first = await read({ about: 'pictures' })
    const second = await read({ about: 'pictures' }, first.next!)
    expect([first.entries.length, second.entries.length, second.next]).toEqual([logPageSize, 5, null])
    expect(second.entries.at(-1)!.subject).toMatchObject({ id: 'm0', name: null })
    const file = await text(
      logFile(everyEntry(opened(), owner, { locale: 'ar', timeZone: zone, about: 'stories' })),
    )
    expect(file.split('\n')).toHaveLength(4)
    expect(file).toContain(`,kill,article,${published.articleId},الميناء يفتح,'=خطأ,`)
  })

  it('still tells of what lies in the bin, and leads nowhere from there', async () => {
    const { articleId } = await addStory(opened(), { slug: 'مسودة', state: 'draft', publishedIn: null })
    await deleteArticle(opened(), editor, { articleId })
    const [entry] = (await read({ articleId })).entries
    expect(entry).toMatchObject({ action: 'story.delete', subject: { href: null } })
  })
})
