/**
 * Wix's blog: the table of its content manager (`Blog/Posts`, CSV) and the posts that its API gives (JSON). Its feed is read
 * like any other.
 */

import type { ImportNote } from '../../vocabulary.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { paragraphsHtml } from '../import/html-text.ts'
import type { ImportRecord, StoryRecord } from '../import/import-record.ts'
import { jsonElements } from '../import/json-elements.ts'
import { type Json, objectIn, textIn } from '../import/json-values.ts'
import { momentOf } from '../import/moment-of.ts'
import { textHeadOf } from '../import/open-text.ts'
import { originOf } from '../import/origin-of.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { readTable } from '../table/read-table.ts'
import type { TableMapping } from '../table/table-mapping.ts'
import { textHtml } from '../table/text-html.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { ricosHtml, wixPicture } from './ricos.ts'

/** Columns of `Blog/Posts`. */
const columns: TableMapping = {
  id: 'ID',
  headline: 'Title',
  standfirst: 'Excerpt',
  text: 'Rich Content',
  author: 'Author',
  date: 'Published Date',
  topics: 'Tags',
  section: 'Categories',
  address: 'Post Page URL',
  slug: 'Slug',
  picture: 'Cover Image',
  language: 'Language',
}

/** @throws {FileRefused} */
export async function* readWix(parts: ArchivePart[], fileName: string): AsyncGenerator<ImportRecord> {
  const answers: ArchivePart[] = []
  const tables: ArchivePart[] = []
  for (const part of parts) (/^\s*[{[]/.test(await textHeadOf(part.open, 64)) ? answers : tables).push(part)
  if (answers.length) yield* readPosts(answers)
  else
    for await (const each of readTable(tables, fileName, {
      mapping: columns,
      source: 'wix',
      htmlOf: contentHtml,
    }))
      yield each.kind === 'story' ? { ...each, lead: each.lead && (wixPicture(each.lead) || null) } : each
}

function contentHtml(content: string, say: (each: ImportNote) => void): string {
  try {
    return ricosHtml(objectIn(JSON.parse(content)), say)
  } catch {
    return textHtml(content)
  }
}

async function* readPosts(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  let isSiteTold = false
  for (const { open } of parts)
    for await (const { row } of jsonElements(open, (path) => path === 'posts' || path === '')) {
      if (!isSiteTold) {
        const origin = originOf(textIn(objectIn(row.url).base))
        yield { kind: 'site', source: siteIdentity('wix', origin), origin, locale: null }
        isSiteTold = true
      }
      yield storyOf(row)
    }
}

function storyOf(post: Json): StoryRecord {
  const url = objectIn(post.url)
  const media = objectIn(post.media)
  const image = objectIn(objectIn(media.wixMedia).image)
  const publishedAt = momentOf(post.firstPublishedDate, post.lastPublishedDate)
  const content = objectIn(post.richContent)
  return {
    kind: 'story',
    sourceId: textIn(post.id) || textIn(post._id) || textIn(post.slug),
    groupKey: textIn(post.translationId) || null,
    locale: localeOf(textIn(post.language)),
    state: publishedAt && post.status !== 'UNPUBLISHED' ? 'published' : 'draft',
    isPage: false,
    headline: textIn(post.title),
    slug: textIn(post.slug) || null,
    standfirst: textIn(post.excerpt) || null,
    publishedAt,
    people: [],
    section: null,
    topics: (Array.isArray(post.hashtags) ? post.hashtags : [])
      .map(textIn)
      .filter(Boolean)
      .map((name) => ({ name, slug: null })),
    text: (say) =>
      Array.isArray(content.nodes) ? ricosHtml(content, say) : paragraphsHtml(textIn(post.contentText)),
    lead: wixPicture(textIn(image.url) || textIn(image.id)) || null,
    oldPaths: textIn(url.path) ? [textIn(url.path)] : [],
    notes: [],
  }
}
