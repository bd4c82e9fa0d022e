import { text } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../db/id.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { pathRedirect } from '../../db/tables/stories.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { shortHref, storyHref } from '../../publication/addresses.ts'
import { movedTo } from '../../publication/moved-to.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { renameArticle } from '../stories/rename-article.ts'
import { staffMember } from '../testing/staff-member.ts'
import { everyRedirect, listRedirects, redirectPageSize } from './list-redirects.ts'
import { readRedirectFile, redirectFile } from './redirect-file.ts'
import { importRedirects, removeRedirect, saveRedirect } from './save-redirects.ts'

const origin = 'https://warraq.example'
const refusal = (refused: string) => expect.objectContaining({ name: 'RefusedByNewsroom', refusal: refused })
const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))

describeEachEngine('redirects of the newsroom', (opened) => {
  let editor: Actor
  beforeAll(async () => {
    await smallPublication(opened())
    editor = await staffMember(opened(), 'editor', { name: 'هدى' })
  })
  const keep = (from: string, to: string) => saveRedirect(opened(), editor, { from, to }, origin)
  const to = (address: string) => movedTo(opened(), address)

  it('follow a story, by whichever of its addresses it was named', async () => {
    const { storyId, articleId } = await addStory(opened(), { slug: 'ميناء-قديم' })
    const address = storyHref('ar', 'economy', 'ميناء-قديم')
    await keep('https://old.example/2011/port', origin + address)
    await keep('/2012/port', decodeURIComponent(address))
    await keep('/2013/port', shortHref(storyId, 'ar'))
    await renameArticle(opened(), editor, { articleId, slug: 'ميناء-جديد' })
    // Its former address names it too.
    await keep('/2014/port', address)
    for (const year of [2011, 2012, 2013, 2014])
      expect(await to(`/${year}/port/`)).toBe(storyHref('ar', 'economy', 'ميناء-جديد'))
  })

  it('may lead to a page that is no story, and nowhere else', async () => {
    await keep('/economics', '/economy')
    await keep('/wire', `${origin}/latest?page=2`)
    expect(await to('/economics')).toBe('/economy')
    expect(await to('/wire')).toBe('/latest?page=2')
    for (const away of [
      'https://evil.example/economy',
      '//evil.example',
      'javascript:alert(1)',
      'economy',
      '',
      '/a b',
      '/economy/لا-وجود-لها',
      `/s/${newId()}`,
      '/%E0%A4%A',
    ])
      await expect(keep('/anything', away), away).rejects.toEqual(refusal('redirect-to'))
    await expect(keep('mailto:huda@warraq.example', '/economy')).rejects.toEqual(refusal('redirect-from'))
    await expect(keep('/', '/economy')).rejects.toEqual(refusal('redirect-from'))
    expect(await to('/anything')).toBeNull()
  })

  it('are logged, and gone when they are removed', async () => {
    await keep('/removed', '/economy')
    await removeRedirect(opened(), editor, { path: '/removed' })
    await removeRedirect(opened(), editor, { path: '/removed' })
    expect(await to('/removed')).toBeNull()
    const events = await opened().orm.select().from(auditEvent).where(eq(auditEvent.subjectId, '/removed'))
    expect(events.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['redirect.keep', 'هدى'],
      ['redirect.remove', 'هدى'],
    ])
  })

  it('come from a file: what can be is kept, a loop and its like are reported by line', async () => {
    const lines = readRedirectFile(
      csv(
        'to,from',
        '/economy,/f/one',
        '/f/three,/f/two',
        '',
        '/f/two,/f/three',
        'https://evil.example/,/f/4',
        '/economy,/f/one',
      ),
    )
    const report = await importRedirects(opened(), editor, { lines }, origin)
    expect(report).toMatchObject({ kept: 2, known: 1 })
    expect(report.refused.map(({ line, refusal: why }) => [line, why])).toEqual([
      [5, 'redirect-loop'],
      [6, 'redirect-to'],
    ])
    expect(await to('/f/two')).toBe('/f/three')
    expect(await to('/f/three')).toBeNull()
  })

  it('go out as a file that brings the same ones back', async () => {
    const { articleId } = await addStory(opened(), { slug: 'تعود' })
    await keep('/قديم/«عنوان», وفاصلة', storyHref('ar', 'economy', 'تعود'))
    const before = await opened().orm.select().from(pathRedirect).orderBy(pathRedirect.path)
    const file = await text(redirectFile(everyRedirect(opened(), editor)))
    await opened().orm.delete(pathRedirect)
    await renameArticle(opened(), editor, { articleId, slug: 'عادت' })
    const report = await importRedirects(
      opened(),
      editor,
      { lines: readRedirectFile(new TextEncoder().encode(file)) },
      origin,
    )
    expect(report).toEqual({ kept: before.length, known: 0, refused: [] })
    const after = await opened().orm.select().from(pathRedirect).orderBy(pathRedirect.path)
    const told = (rows: typeof before) => rows.map((row) => [row.path, row.articleId, row.href])
    expect(told(after)).toEqual(told(before))
  })

  it('are listed a page at a time, and found by a part of the old address', async () => {
    const lines = Array.from({ length: redirectPageSize + 3 }, (_, n) => ({
      line: n,
      from: `/list_${String(n).padStart(3, '0')}`,
      to: '/economy',
    }))
    await importRedirects(opened(), editor, { lines }, origin)
    const first = await listRedirects(opened(), editor, { query: 'list_' })
    expect(first).toMatchObject({ total: redirectPageSize + 3 })
    const second = await listRedirects(opened(), editor, { query: 'list_', after: first.next! })
    expect([...first.rows, ...second.rows].map(({ path }) => path)).toEqual(lines.map(({ from }) => from))
    expect(second.next).toBeNull()
    // An underscore is one, not any letter.
    expect((await listRedirects(opened(), editor, { query: 't_0' })).total).toBe(redirectPageSize + 3)
    expect((await listRedirects(opened(), editor, { query: 'lis_' })).total).toBe(0)
  })
})

describe('a file of redirects', () => {
  it('is a table of two columns, with or without names, however a spreadsheet wrote it', () => {
    const both = [{ line: 1, from: '/a', to: '/b' }]
    expect(readRedirectFile(csv('/a,/b'))).toEqual(both)
    expect(readRedirectFile(csv('\ufeff/a;/b\r\n'))).toEqual(both)
    expect(readRedirectFile(csv('From,"To",x', '"/a","/b",z'))).toEqual([{ line: 2, from: '/a', to: '/b' }])
  })

  it('is refused when it is none', () => {
    for (const bytes of [
      csv(''),
      csv('from,to'),
      csv('hello'),
      csv('"/a,/b'),
      Uint8Array.of(0x50, 0x4b, 3, 4, 0xff),
    ])
      expect(() => readRedirectFile(bytes)).toThrow(refusal('redirect-file') as unknown as Error)
    expect(() => readRedirectFile(new Uint8Array(5_000_000))).toThrow(
      refusal('redirect-file-long') as unknown as Error,
    )
  })
})
