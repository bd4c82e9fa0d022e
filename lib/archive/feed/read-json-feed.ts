/** A JSON Feed, 1.0 or 1.1 (https://www.jsonfeed.org/version/1.1/). */

import type { ArchivePart } from '../import/file-tree.ts'
import { lineOfHtml, paragraphsHtml } from '../import/html-text.ts'
import type { ImportRecord, StoryRecord } from '../import/import-record.ts'
import { jsonElements } from '../import/json-elements.ts'
import { isObject, type Json, keyIn, objectsIn, textIn } from '../import/json-values.ts'
import { momentOf } from '../import/moment-of.ts'
import { textHeadOf } from '../import/open-text.ts'
import { originOf } from '../import/origin-of.ts'
import { peopleByName } from '../import/people-by-name.ts'
import { topKeys } from '../import/top-keys.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'

/** @throws {FileRefused} */
export async function* readJsonFeed(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  const people = new Set<string>()
  let isSiteTold = false
  for (const { open } of parts) {
    const told = topKeys(await textHeadOf(open))
    let origin = originOf(told.get('home_page_url')?.replaceAll('\\/', '/') ?? '')
    for await (const { row } of jsonElements(open, (path) => path === 'items')) {
      const story = storyOf(row)
      if (!isSiteTold) {
        origin ??= originOf(story.oldPaths[0] ?? '')
        yield {
          kind: 'site',
          source: `feed:${origin ?? 'unknown'}`,
          origin,
          locale: localeOf(told.get('language') ?? ''),
        }
        isSiteTold = true
      }
      yield* peopleByName(story.people, people)
      yield { ...story, oldPaths: story.oldPaths.filter((address) => originOf(address) === origin) }
    }
  }
}

function storyOf(item: Json): StoryRecord {
  const url = textIn(item.url)
  const html = textIn(item.content_html)
  const summary = textIn(item.summary)
  const words = textIn(item.content_text)
  // 1.0 has one author.
  const authors = isObject(item.author) ? [item.author, ...objectsIn(item.authors)] : objectsIn(item.authors)
  const names = authors.map(({ name }) => textIn(name)).filter(Boolean)
  const [section, ...topics] = (Array.isArray(item.tags) ? item.tags : [])
    .map(textIn)
    .filter(Boolean)
    .map((name) => ({ name, slug: null, isTag: true }))
  return {
    kind: 'story',
    sourceId: keyIn(item.id) || url,
    groupKey: null,
    locale: localeOf(textIn(item.language)),
    state: 'published',
    isPage: false,
    headline: lineOfHtml(textIn(item.title)),
    slug: null,
    standfirst: html || words ? lineOfHtml(summary) || null : null,
    publishedAt: momentOf(item.date_published, item.date_modified),
    people: [...new Set(names)],
    section: section ?? null,
    topics,
    text: () => html || paragraphsHtml(words || summary),
    lead: textIn(item.image) || textIn(item.banner_image) || null,
    oldPaths: /^https?:/.test(url) ? [url] : [],
    notes: [],
  }
}
