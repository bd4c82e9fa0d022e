/** What a finished page of live coverage holds, as its listeners are told of it: the press makes it once for all of them. */

export type LiveChange = {
  /** Its place among the changes of its coverage. */
  change: number
  /** As it is sent. */
  event: Buffer
}

export type LivePage = {
  articleId: string
  /** The last change that is in it. */
  change: number
  /** Another one when something of the story is that was not posted to it. */
  text: string
  /** In the order in which they came: of each entry the last. */
  changes: LiveChange[]
}

/** An event as a stream has it. Its id is what a listener that comes back names as the last it had. */
export const eventOf = (name: string, data: unknown, id?: number): Buffer =>
  Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)

const begin = '<article class="live-update"'
const end = '</article>'

/** @returns null when it is no live coverage: it ended, or never was */
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
  return {
    articleId,
    change: Number(attribute(live, 'data-change') ?? 0),
    text: attribute(live, 'data-text') ?? '',
    changes: changes.sort((a, b) => a.change - b.change),
  }
}

/** An attribute of ours, whose value needs no escaping. */
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
