/** Tables of figures, written to by people and by programs at once. */
import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { dataset, datasetChange } from '../../db/tables/datasets.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { listDatasets, offerDatasets, readDataset, readDatasetChanges } from './read-datasets.ts'
import { tellOfFigures } from './tell-of-figures.ts'
import { archiveDataset, changeRows, createDataset, replaceDataset } from './write-dataset.ts'

const refused = (refusal: string, subject: unknown = expect.anything()) =>
  expect.objectContaining({ refusal, subject })
const columns = [
  { key: 'name', name: 'السلعة' },
  { key: 'price', name: 'السعر', kind: 'number' as const, unit: '$', digits: 2 },
  { key: 'day', name: 'اليوم', kind: 'date' as const },
]

describeDatabase('tables of figures', (opened) => {
  let editor: Actor
  let program: Actor
  beforeAll(async () => {
    await smallPublication(opened())
    editor = await staffMember(opened(), 'editor', { name: 'نور' })
    program = { ...editor, name: 'نور (السوق)', key: { id: 'key0000001', scopes: ['figures.write'] } }
  })
  const make = (db: Database) =>
    createDataset(db, editor, {
      name: 'أسعار',
      locale: 'ar',
      columns,
      rows: [
        { name: 'الذهب', cells: { price: '٢٬٤١٠٫٥', day: '2026/12/2' } },
        { name: 'Brent', cells: { price: 81.2 } },
      ],
    })

  it('are kept as they print exactly, changed by cell, and the same again is no change', async () => {
    const db = opened()
    const { id } = await make(db)
    const change = { datasetId: id, rows: [{ name: 'الذهب', cells: { price: '2411' } }, { name: 'قطن' }] }
    expect(await changeRows(db, editor, change)).toEqual({ version: 2 })
    expect(await changeRows(db, editor, change)).toEqual({ version: 2 })
    const { rows, version } = await readDataset(db, editor, { datasetId: id })
    expect(rows).toEqual([
      { name: 'الذهب', cells: { price: '2411', day: '2026-12-02' } },
      { name: 'Brent', cells: { price: '81.2' } },
      { name: 'قطن', cells: {} },
    ])
    const whole = { datasetId: id, rows: [rows[2]!, { ...rows[0]!, name: 'ذهب' }] }
    await expect(replaceDataset(db, editor, { ...whole, baseVersion: 1 })).rejects.toEqual(
      refused('stale-version', '2'),
    )
    expect(await replaceDataset(db, editor, { ...whole, baseVersion: version })).toEqual({ version: 3 })
    expect(await replaceDataset(db, editor, whole)).toEqual({ version: 3 })
    const { changes } = await readDatasetChanges(db, editor, { datasetId: id })
    expect(changes.map(({ version, by, count }) => [version, by, count])).toEqual([
      [3, 'نور', 3],
      [2, 'نور', 2],
      [1, 'نور', 2],
    ])
    expect(changes[1]!.cells).toEqual([
      { row: 'الذهب', column: 'price', before: '2410.5', after: '2411' },
      { row: 'قطن', column: null, before: null, after: 'قطن' },
    ])
    const logged = await db.orm.select().from(auditEvent).where(eq(auditEvent.subjectId, id))
    expect(logged.map(({ action }) => action)).toEqual(['datasets.make', 'datasets.write', 'datasets.write'])
  })

  it('overwrite nothing that whoever writes has not seen', async () => {
    const db = opened()
    const { id } = await make(db)
    await changeRows(db, program, { datasetId: id, rows: [{ name: 'Brent', cells: { price: 82 } }] })
    const mine = { name: 'Brent', cells: { price: '90' }, seen: { price: '81.2' } }
    await expect(changeRows(db, editor, { datasetId: id, rows: [mine] })).rejects.toEqual(
      refused('figures-changed', '\u2068Brent\u2069 · \u2068السعر\u2069: \u206882\u2069'),
    )
    const other = { name: 'Brent', cells: { day: '2026-12-03' }, seen: { day: '' } }
    await changeRows(db, editor, { datasetId: id, rows: [other] })
    await changeRows(db, editor, { datasetId: id, rows: [{ ...mine, seen: { price: '82' } }] })
    const { rows } = await readDataset(db, editor, { datasetId: id })
    expect(rows[1]).toEqual({ name: 'Brent', cells: { price: '90', day: '2026-12-03' } })
    await changeRows(db, editor, { datasetId: id, rows: [{ name: 'برنت', was: 'Brent' }], remove: ['الذهب'] })
    expect((await readDataset(db, editor, { datasetId: id })).rows.map(({ name }) => name)).toEqual(['برنت'])
    await expect(changeRows(db, editor, { datasetId: id, rows: [mine] })).rejects.toEqual(
      refused('figures-changed'),
    )
  })

  it('say in words what does not fit, and write nothing of it', async () => {
    const db = opened()
    const { id } = await make(db)
    const put = (...rows: object[]) => changeRows(db, editor, { datasetId: id, rows })
    const place = '\u2068قطن\u2069 · \u2068السعر\u2069'
    for (const price of ['غالٍ', '1e30', 1e30, 'NaN', Number.NaN])
      await expect(put({ name: 'قطن', cells: { price } })).rejects.toEqual(
        refused('cell-no-number', `${place}: \u2068${price}\u2069`),
      )
    await expect(put({ name: 'قطن', cells: { day: 'أمس' } })).rejects.toEqual(refused('cell-no-date'))
    await expect(put({ name: 'قطن', cells: { nothing: '1' } })).rejects.toEqual(
      refused('unknown-column', 'nothing'),
    )
    await expect(put({ name: ' ' })).rejects.toEqual(refused('row-unnamed', '1'))
    await expect(put({ name: 'قطن' }, { name: 'قطن ' })).rejects.toEqual(refused('row-twice', 'قطن'))
    await expect(put({ name: 'ق'.repeat(201) })).rejects.toEqual(refused('cell-long'))
    const many = Array.from({ length: 999 }, (_, n) => ({ name: `صف ${n}` }))
    await expect(put(...many)).rejects.toEqual(refused('rows-many', '1000'))
    await expect(put(...many, { name: 'a' }, { name: 'b' })).rejects.toEqual(refused('rows-many', '1000'))
    expect(await put(...many.slice(1))).toEqual({ version: 2 })
    const table = { name: 'أخرى', locale: 'ar' as const }
    await expect(createDataset(db, editor, { ...table, columns: [] })).rejects.toEqual(refused('malformed'))
    await expect(
      createDataset(db, editor, { ...table, columns: [columns[0]!, { ...columns[1]!, name: 'السلعة' }] }),
    ).rejects.toEqual(refused('column-twice'))
    await expect(createDataset(db, editor, { ...table, name: ' ', columns })).rejects.toEqual(
      refused('table-unnamed', ''),
    )
    await expect(put({ name: 'قطن', cells: { price: {} } })).rejects.toEqual(refused('malformed'))
    // So deep that it has no words.
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    await expect(put({ name: 'الذهب', seen: { price: deep } })).rejects.toEqual(refused('malformed', 'seen'))
    await expect(changeRows(db, editor, { datasetId: id, remove: ['\0'] })).rejects.toEqual(
      refused('malformed', 'remove'),
    )
  })

  it('are told of once a second however often a program writes, and are one change in the history', async () => {
    const db = opened()
    const { id } = await make(db)
    const told = async () => db.orm.$count(touch, eq(touch.tag, tags.dataset(id)))
    const write = (price: number) =>
      changeRows(db, program, { datasetId: id, rows: [{ name: 'Brent', cells: { price } }] })
    for (let price = 1; price <= 20; price += 1) await write(price)
    await tellOfFigures(db)
    expect(await told()).toBe(0)
    // A second later.
    await db.orm
      .update(dataset)
      .set({ toldAt: new Date(Date.now() - 1_500) })
      .where(eq(dataset.id, id))
    await Promise.all([tellOfFigures(db), tellOfFigures(db)])
    expect(await told()).toBe(1)
    await tellOfFigures(db)
    expect(await told()).toBe(1)
    const { changes } = await readDatasetChanges(db, editor, { datasetId: id })
    expect(changes.map(({ version, isProgram, cells }) => ({ version, isProgram, cells }))).toMatchObject([
      {
        version: 21,
        isProgram: true,
        cells: [{ row: 'Brent', column: 'price', before: '81.2', after: '20' }],
      },
      { version: 1, isProgram: false },
    ])
    // What a person does is a change of its own, and what a program does afterwards another.
    await changeRows(db, editor, { datasetId: id, rows: [{ name: 'Brent', cells: { price: 5 } }] })
    await write(6)
    expect(await db.orm.$count(datasetChange, eq(datasetChange.datasetId, id))).toBe(4)
  })

  it('are written to by several at once, each cell as its last writer left it', async () => {
    const db = opened()
    const { id } = await make(db)
    await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        changeRows(db, n % 2 ? program : editor, {
          datasetId: id,
          rows: [{ name: `صف ${n}`, cells: { price: n } }],
        }),
      ),
    )
    const { rows, version } = await readDataset(db, editor, { datasetId: id })
    expect(version).toBe(9)
    expect(rows).toHaveLength(10)
    expect(new Set(rows.map(({ name }) => name)).size).toBe(10)
  })

  it('are offered to who writes until they are put away', async () => {
    const db = opened()
    const { id } = await make(db)
    const author = await staffMember(db, 'author', { authorId: null })
    const offered = async () => (await offerDatasets(db, author)).find((each) => each.id === id)
    expect((await offered())?.rows.map(({ name }) => name)).toEqual(['الذهب', 'Brent'])
    await archiveDataset(db, editor, { datasetId: id, isArchived: true })
    expect(await offered()).toBeUndefined()
    expect((await listDatasets(db, editor)).find((each) => each.id === id)?.isArchived).toBe(true)
    await archiveDataset(db, editor, { datasetId: id, isArchived: false })
    expect(await offered()).toBeDefined()
    await expect(readDataset(db, editor, { datasetId: 'nothing000' })).rejects.toEqual(
      refused('unknown-dataset', 'nothing000'),
    )
  })
})
