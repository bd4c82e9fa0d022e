/** What stands in a database after an import, in plain SQL. */
import { Client } from 'pg'

type Note = { kind: string; subject: string }
export type Standing = {
  stories: {
    headline: string
    outcome: string
    notes: Note[]
    state: string | null
    publishedAt: string | null
    texts: string[]
    /** How many different pictures it shows. */
    pictures: number
    links: string[]
    terms: string[]
    authors: string[]
    addresses: string[]
  }[]
  notes: Note[]
  articles: number
}

const isText = (node: unknown): node is { text: string } =>
  (node as { type?: string } | null)?.type === 'text'

/** Texts, links and pictures of a document, whatever its blocks are called. */
export function gather(node: unknown, found: { texts: string[]; links: string[]; media: Set<string> }): void {
  if (Array.isArray(node)) {
    // Runs of one line are one text: a word may be half bold.
    if (node.some(isText)) found.texts.push(node.map((each) => (isText(each) ? each.text : ' ')).join(''))
    for (const each of node) gather(each, found)
    return
  }
  if (typeof node !== 'object' || node === null) return
  for (const [key, each] of Object.entries(node)) {
    if (typeof each === 'string') {
      if (/media|image/i.test(key)) found.media.add(each)
      else if (key === 'storyId' || /^(?:https?:|mailto:|tel:|\/|#)/.test(each)) found.links.push(each)
      if (!/^(?:type|storyId)$/.test(key) && !isText(node)) found.texts.push(each)
    } else gather(each, found)
  }
}

/** Our own export comes in whole or not at all: it has no entry for each story. */
const ownEntries = `(select id as article_id, headline, 'created' as outcome, '[]'::jsonb as notes, created_at as position from article)`

export async function standing(databaseUrl: string): Promise<Standing> {
  const db = new Client({ connectionString: databaseUrl })
  await db.connect()
  try {
    const rows = async <Row>(text: string) => (await db.query(text)).rows as Row[]
    const names = (json: Record<string, string> | null) => Object.values(json ?? {})
    const [run] = await rows<{ id: string; notes: Note[]; format: string }>(
      'select id, notes, format from import_run order by started_at desc limit 1',
    )
    const isOwn = run?.format === 'warraq'
    type Found = {
      headline: string
      outcome: string
      notes: Note[]
      article_id: string | null
      story_id: string | null
      state: string | null
      published_at: Date | string | null
      standfirst: string | null
      kicker: string | null
      dateline: string | null
      document: unknown
      lead_media_id: string | null
      section: Record<string, string> | null
      /** Its own address, which may be the one it had. */
      address: string | null
    }
    const found = await rows<Found>(
      `select e.headline, e.outcome, e.notes, e.article_id, a.story_id, a.state, a.published_at, a.standfirst, a.kicker,
         a.dateline, a.document, a.lead_media_id, s.names as section,
         case when a.id is null then null when t.kind = 'page' then '/' || a.slug else '/' || s.slug || '/' || a.slug end as address
       from ${isOwn ? ownEntries : 'import_entry'} e left join article a on a.id = e.article_id left join story t on t.id = a.story_id
         left join section s on s.id = t.section_id
       where ${isOwn ? 'true' : `e.run_id = '${run?.id ?? ''}'`} order by e.position`,
    )
    const topics = await rows<{ story_id: string; names: Record<string, string> }>(
      'select s.story_id, t.names from story_topic s join topic t on t.id = s.topic_id',
    )
    const authors = await rows<{ article_id: string; names: Record<string, string> }>(
      'select b.article_id, a.names from byline b join author a on a.id = b.author_id',
    )
    const media = await rows<{ id: string; said: unknown }>(
      'select id, jsonb_build_array(alts, captions, credits) as said from media',
    )
    const paths = await rows<{ article_id: string | null; path: string }>(
      'select article_id, path from path_redirect',
    )
    const [counted] = await rows<{ articles: number }>('select count(*)::int as articles from article')
    return {
      notes: run?.notes ?? [],
      articles: counted?.articles ?? 0,
      stories: found.map((row) => {
        const held = { texts: [] as string[], links: [] as string[], media: new Set<string>() }
        gather(row.document, held)
        if (row.lead_media_id) held.media.add(row.lead_media_id)
        const known = media.filter(({ id }) => held.media.has(id))
        gather(
          known.map(({ said }) => said),
          held,
        )
        return {
          headline: row.headline,
          outcome: row.outcome,
          notes: row.notes,
          state: row.state,
          publishedAt: row.published_at ? new Date(row.published_at).toISOString() : null,
          texts: [row.headline, row.standfirst, row.kicker, row.dateline, ...held.texts].flatMap(
            (each) => each ?? [],
          ),
          pictures: known.length,
          links: held.links,
          terms: [
            ...names(row.section),
            ...topics
              .filter(({ story_id }) => story_id === row.story_id)
              .flatMap((each) => names(each.names)),
          ],
          authors: authors
            .filter(({ article_id }) => article_id === row.article_id)
            .flatMap((each) => names(each.names)),
          addresses: [
            ...(row.address ? [row.address] : []),
            ...paths.filter(({ article_id }) => article_id === row.article_id).map(({ path }) => path),
          ],
        }
      }),
    }
  } finally {
    await db.end()
  }
}
