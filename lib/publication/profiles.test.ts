import { expect, it } from 'vitest'
import { author } from '../db/tables/people-and-pictures.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { operator } from '../newsroom/actor.ts'
import { archiveEntry } from '../newsroom/directory/archive-entry.ts'
import { changeEntry } from '../newsroom/directory/change-entry.ts'
import { mergeEntries } from '../newsroom/directory/merge-entries.ts'
import { doc, p, profileBox } from '../story/compose.ts'
import { findStory } from './story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeDatabase('a box about an author', (opened) => {
  it('says what the directory says, also of who is archived or has become another', async () => {
    const db = opened()
    await smallPublication(db)
    await db.orm.insert(author).values([
      { id: 'auth000005', slug: 'karim', names: { ar: 'كريم' } },
      { id: 'auth000006', slug: 'karim-2', names: { ar: 'كريم الثاني' } },
    ])
    await addStory(db, {
      slug: 'صندوق',
      document: doc(p('نص'), profileBox('auth000005'), profileBox('nobody0000')),
    })
    const shown = async () => {
      const found = await findStory(db, 'ar', 'economy', 'صندوق')
      return found.kind === 'found' ? Object.fromEntries(found.story.profiles) : null
    }
    await changeEntry(db, operator, {
      kind: 'author',
      id: 'auth000005',
      jobTitles: { ar: 'محرر' },
      descriptions: { ar: 'كتب عن السفن.\nثم عن الموانئ.' },
    })
    const karim = { name: 'كريم', jobTitle: 'محرر', biography: 'كتب عن السفن.', portrait: null }
    expect(await shown()).toEqual({ auth000005: { ...karim, href: '/author/karim' } })
    await archiveEntry(db, operator, { kind: 'author', id: 'auth000005', isArchived: true })
    expect(await shown()).toMatchObject({ auth000005: karim })
    await mergeEntries(db, operator, { kind: 'author', id: 'auth000005', intoId: 'auth000006' })
    expect(await shown()).toMatchObject({ auth000005: { name: 'كريم الثاني', href: '/author/karim-2' } })
  })
})
