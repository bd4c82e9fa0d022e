/** Whoever is invited can sign at once: with the directory's entry of her name, or a new one. */
import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { author, staff } from '../../db/tables/people-and-pictures.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { operator } from '../actor.ts'
import { createStory } from '../stories/create-story.ts'
import { openDraft } from '../stories/working-draft.ts'
import { changePerson } from './change-person.ts'
import { invite } from './invite.ts'

describeDatabase('the byline of an invited person', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  const owner = { ...operator, hasProved: true }
  beforeAll(async () => {
    ids = await smallPublication(opened())
  })
  let nth = 0
  const invited = async (name: string, byline: 'named' | 'none' | { id: string } = 'named') => {
    nth += 1
    const email = `guest-${nth}@warraq.example`
    const { staffId } = await invite(opened(), owner, { email, name, role: 'author', byline })
    const [person] = await opened().orm.select().from(staff).where(eq(staff.id, staffId))
    return person!
  }

  it('is the entry of her name, in any spelling, and stands over what she begins', async () => {
    const person = await invited('سلمى الحداد')
    expect(person.authorId).toBe(ids.author)
    const actor = {
      staffId: person.id,
      name: person.name,
      role: 'author',
      deskIds: [],
      authorId: person.authorId,
    } as const
    const { articleId } = await createStory(opened(), actor, {
      locale: 'ar',
      headline: '',
      sectionId: ids.section,
    })
    const { content } = await openDraft(opened(), actor, { articleId })
    expect(content.bylines).toEqual([{ authorId: ids.author, role: 'author' }])
  })

  it('is made where the directory has none, with an address of its own', async () => {
    const [one, two] = [await invited('ليلى منصور'), await invited('ليلى منصور')]
    expect(one.authorId).not.toBe(two.authorId)
    const made = await opened().orm.select().from(author)
    const slugs = made.filter(({ id }) => [one.authorId, two.authorId].includes(id)).map(({ slug }) => slug)
    expect(slugs[1]).toBe(`${slugs[0]}-2`)
    const latin = await invited('Omar Nasser')
    const [entry] = await opened().orm.select().from(author).where(eq(author.id, latin.authorId!))
    expect(entry).toMatchObject({ slug: 'omar-nasser', names: { ar: 'Omar Nasser', en: 'Omar Nasser' } })
  })

  it('is chosen where several are called so, and nobody else’s', async () => {
    await opened()
      .orm.insert(author)
      .values([
        { id: 'twin000001', slug: 'twin-1', names: { ar: 'نور' } },
        { id: 'twin000002', slug: 'twin-2', names: { ar: 'نور' } },
      ])
    await expect(invited('نور')).rejects.toMatchObject({ refusal: 'unknown-name', subject: 'نور' })
    // Nothing is left of her, so that she can be invited with the same address.
    expect((await invited('نور', { id: 'twin000002' })).authorId).toBe('twin000002')
    await expect(invited('نور', { id: 'twin000002' })).rejects.toMatchObject({ refusal: 'byline-taken' })
    expect((await invited('نور', 'none')).authorId).toBeNull()
  })

  it('is given later, too, by her page', async () => {
    const person = await invited('هند', 'none')
    await changePerson(opened(), owner, { staffId: person.id, bylineOfName: true })
    const [after] = await opened().orm.select().from(staff).where(eq(staff.id, person.id))
    expect(after!.authorId).not.toBeNull()
  })
})
