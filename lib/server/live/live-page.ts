/**
 * What a finished page holds that comes to its listeners by itself: entries of live coverage, and tables of figures. The
 * press makes it once for all of them.
 */
import { type Tag, tags } from '../../press/cache-dependencies.ts'

export type LiveChange = {
  /** Its place among the changes of its coverage. */
  change: number
  /** As it is sent. */
  event: Buffer
}

/** A table of figures, as its block has it (`lib/story/blocks/data-table/reader.tsx`). */
export type LiveTable = {
  /** Its block's: two blocks may show other parts of one table. */
  key: string
  version: number
  /** The digits that it is printed in. */
  digits: string
  rows: string[]
  caption: string
}

export type LivePage = {
  articleId: string
  /** What it was made from that it may be told of. */
  tags: readonly Tag[]
  /** The last change that is in it. */
  change: number
  /** Another one when something of the story is that was not posted to it. */
  text: string
  /** In the order in which they came: of each entry the last. */
  changes: LiveChange[]
  tables: ReadonlyMap<string, LiveTable>
  /** Of all tables together: who has had this one has had all of them as they are. */
  figures: number
}

/** An event as a stream has it. Its id is what a listener that comes back names as the last it had. */
export const eventOf = (name: string, data: unknown, id?: number | string): Buffer =>
  Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)

const begin = '<article class="live-update"'
const end = '</article>'

/** @returns null when nothing comes to it by itself: coverage ended, or never was, and there are no figures */
export function livePage(html: string): LivePage | null {
  const live = /<live-story [^>]*>/.exec(html)?.[0]
  const articleId = live && attribute(live, 'data-article')
  if (!live || !articleId) return null
  const changes: LiveChange[] = []
  for (let from = html.indexOf(begin); from >= 0; from = html.indexOf(begin, from + begin.length)) {
    const close = html.indexOf(end, from)
    if (close < 0) break
    const entry = html.slice(from, close + end.length)
    const change = Number(attribute(entry.slice(0, entry.indexOf('>')), 'data-change') ?? 0)
    // What stands in the text itself comes with the page alone.
    if (change > 0) changes.push({ change, event: eventOf('entry', { change, html: entry }, change) })
  }
  for (const each of attribute(live, 'data-gone')?.split(' ') ?? []) {
    const [anchor = '', change = ''] = each.split(':')
    if (anchor)
      changes.push({
        change: Number(change),
        event: eventOf('gone', { change: Number(change), anchor }, Number(change)),
      })
  }
  const { tables, datasetIds } = tablesIn(html)
  return {
    articleId,
    tags: [tags.article(articleId), ...[...datasetIds].map(tags.dataset)],
    change: Number(attribute(live, 'data-change') ?? 0),
    text: attribute(live, 'data-text') ?? '',
    changes: changes.sort((a, b) => a.change - b.change),
    tables,
    figures: [...tables.values()].reduce((sum, { version }) => sum + version, 0),
  }
}

const tableBegins = '<figure class="figures"'
const tableEnds = '</figure>'

function tablesIn(html: string): { tables: Map<string, LiveTable>; datasetIds: Set<string> } {
  const tables = new Map<string, LiveTable>()
  const datasetIds = new Set<string>()
  for (let from = html.indexOf(tableBegins); from >= 0; from = html.indexOf(tableBegins, from + 1)) {
    const close = html.indexOf(tableEnds, from)
    if (close < 0) break
    const table = html.slice(from, close)
    const head = table.slice(0, table.indexOf('>') + 1)
    const key = attribute(head, 'data-figures')
    const datasetId = attribute(head, 'data-dataset')
    if (!key || !datasetId) continue
    datasetIds.add(datasetId)
    tables.set(key, {
      key,
      version: Number(attribute(head, 'data-version') ?? 0),
      digits: attribute(head, 'data-digits') ?? '',
      rows: rowsIn(between(table, '<tbody', '</tbody>')),
      caption: between(table, '<figcaption', '</figcaption>'),
    })
  }
  return { tables, datasetIds }
}

/** What stands in an element of which there is one. */
function between(html: string, opens: string, closes: string): string {
  const from = html.indexOf('>', html.indexOf(opens)) + 1
  const to = html.indexOf(closes, from)
  return from > 0 && to >= 0 ? html.slice(from, to) : ''
}

const rowsIn = (body: string): string[] =>
  body
    .split('</tr>')
    .slice(0, -1)
    .map((row) => `${row}</tr>`)

/**
 * What became of a table, as it is sent to who has it as it was before: the rows that are other ones, how many there are
 * now, and its caption. Who has another one, or none, is sent all of them.
 */
export function tableEvent(table: LiveTable, before: LiveTable | undefined, id: string): Buffer {
  const rows = table.rows.flatMap((row, at) => (row === before?.rows[at] ? [] : [[at, row]]))
  const { key, version, digits, caption } = table
  return eventOf(
    'figures',
    { key, version, since: before?.version ?? null, digits, count: table.rows.length, rows, caption },
    id,
  )
}

/** What a listener has had of a page when it has had all of it. */
export const placeOf = ({ change, figures }: LivePage): string => `${change}-${figures}`

/** An attribute of ours, whose value needs no escaping. */
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
