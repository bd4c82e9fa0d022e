/** Our own export, of the WordPress that was taken in before it. */
import { type CountedFile, type Files, story, textOf } from '../counted.ts'
import { gather } from '../standing.ts'

type Row = Record<string, unknown> & { id: string }

export function countOwn(files: Files): CountedFile {
  const rows = (name: string) =>
    textOf(files, `${name}.jsonl`)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row)
  const tables = new Map(
    ['sections', 'topics', 'authors', 'media', 'stories'].map((name) => [
      name,
      new Map(rows(name).map((row) => [row.id, row])),
    ]),
  )
  const namesOf = (table: string, ids: unknown) =>
    (ids as string[]).flatMap((id) =>
      Object.values((tables.get(table)?.get(id)?.names ?? {}) as Record<string, string>),
    )
  return {
    stories: rows('articles').map((each) => {
      const held = {
        texts: [each.standfirst, each.kicker, each.dateline].flatMap((text) => (text as string | null) ?? []),
        links: [] as string[],
        media: new Set<string>(),
      }
      gather(each.document, held)
      if (each.leadMediaId) held.media.add(each.leadMediaId as string)
      const pictures = [...held.media].filter((id) => tables.get('media')?.has(id))
      const said = { texts: [] as string[], links: [], media: new Set<string>() }
      for (const id of pictures)
        gather(
          [
            tables.get('media')?.get(id)?.alts,
            tables.get('media')?.get(id)?.captions,
            tables.get('media')?.get(id)?.credits,
          ],
          said,
        )
      const of = tables.get('stories')?.get(each.storyId as string)
      return story(each.headline as string, {
        texts: held.texts,
        alts: said.texts,
        links: held.links,
        pictures,
        state: each.state === 'published' ? 'public' : 'not-public',
        day: (each.publishedAt as string | null) ?? null,
        terms: [...namesOf('sections', [of?.sectionId]), ...namesOf('topics', of?.topicIds)],
        authors: namesOf(
          'authors',
          (each.bylines as { authorId: string }[]).map(({ authorId }) => authorId),
        ),
        addresses: rows('redirects').flatMap(({ path, articleId }) =>
          path && articleId === each.id ? [path as string] : [],
        ),
      })
    }),
    beside: [],
  }
}
