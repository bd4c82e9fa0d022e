import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'
import { longestData } from '@/lib/chart/chart.ts'
import { dataOf, readTable } from '@/lib/chart/read-table.ts'

function tableAround({ selection: { $from } }: EditorState): { node: ProseMirrorNode; at: number } | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (node.type.name === 'table') return { node, at: $from.before(depth) }
  }
  return null
}

/** A cell over several columns stands in the first of them. */
const cellsIn = (row: ProseMirrorNode): string[] =>
  row.children.flatMap((cell) => [
    cell.textBetween(0, cell.content.size, ' '),
    ...Array.from({ length: Number(cell.attrs.colspan ?? 1) - 1 }, () => ''),
  ])

/**
 * Draws the table that the cursor stands in as a chart, whose title is the table's caption. One step back, and it is the
 * table again. Not for one that has no figures.
 */
export const chartOfTable: Command = (state, dispatch) => {
  const found = tableAround(state)
  const { chart } = state.schema.nodes
  if (!found || !chart) return false
  const { node, at } = found
  const data = dataOf(node.children.map(cellsIn))
  if (data.length > longestData) return false
  const read = readTable(data)
  if ('reason' in read || !read.rows.some(({ values }) => values.some((value) => value !== null)))
    return false
  dispatch?.(
    state.tr
      .replaceWith(at, at + node.nodeSize, chart.create({ data, title: node.attrs.caption }))
      .scrollIntoView(),
  )
  return true
}
