import { stringify } from 'csv-stringify/sync'
import { requireActor } from '@/app/admin/require-actor.ts'
import { harmless } from '@/lib/chart/csv-cell.ts'
import { readDataset } from '@/lib/newsroom/datasets/read-datasets.ts'
import { answeringItself } from '../../../stories/json-route.ts'

/** A table as a CSV file, which can be brought again. Its mark is for Excel. */
export const GET = (request: Request, { params }: { params: Promise<{ datasetId: string }> }) =>
  answeringItself(async () => {
    const { db, actor } = await requireActor(request)
    const { id, columns, rows } = await readDataset(db, actor, await params)
    const cells = [
      columns.map(({ name }) => name),
      ...rows.map((row) => [row.name, ...columns.slice(1).map(({ key }) => row.cells[key] ?? '')]),
    ]
    return new Response(
      stringify(
        cells.map((row) => row.map(harmless)),
        { bom: true },
      ),
      {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${id}.csv"`,
          'Cache-Control': 'no-store',
        },
      },
    )
  })
