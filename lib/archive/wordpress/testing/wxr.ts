/** An export as WordPress writes it (`wp-admin/includes/export.php`), of as much as a test needs. */
import { wordsOf } from '../../import/archive-here.ts'
import type { StoryRecord } from '../../import/import-record.ts'
import { all, bytesOf } from '../../import/testing/archive-of.ts'
import { emptyLibrary, type Library } from '../library.ts'
import { readWordPress } from '../read-wordpress.ts'
import { storyHtml } from '../story-html.ts'

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

type Item = {
  id: number
  type?: string
  title?: string
  content?: string
  excerpt?: string
  status?: string
  link?: string
  parent?: number
  order?: number
  attachment?: string
  meta?: Record<string, string>
  /** Domain, nicename and name of each. */
  terms?: [string, string, string][]
}

export const item = (given: Item): string => `
	<item>
		<title>${cdata(given.title ?? `مادة ${given.id}`)}</title>
		<link>${given.link ?? `https://old.example/?p=${given.id}`}</link>
		<pubDate>Fri, 30 May 2025 17:30:00 +0000</pubDate>
		<dc:creator>${cdata('salma')}</dc:creator>
		<guid isPermaLink="false">https://old.example/?p=${given.id}</guid>
		<description></description>
		<content:encoded>${cdata(given.content ?? '')}</content:encoded>
		<excerpt:encoded>${cdata(given.excerpt ?? '')}</excerpt:encoded>
		<wp:post_id>${given.id}</wp:post_id>
		<wp:post_date_gmt>${cdata('2025-05-30 17:30:00')}</wp:post_date_gmt>
		<wp:post_name>${cdata(`post-${given.id}`)}</wp:post_name>
		<wp:status>${cdata(given.status ?? (given.type === 'attachment' ? 'inherit' : 'publish'))}</wp:status>
		<wp:post_parent>${given.parent ?? 0}</wp:post_parent>
		<wp:menu_order>${given.order ?? 0}</wp:menu_order>
		<wp:post_type>${cdata(given.type ?? 'post')}</wp:post_type>
		<wp:post_password>${cdata('')}</wp:post_password>
		<wp:is_sticky>0</wp:is_sticky>
		${given.attachment ? `<wp:attachment_url>${cdata(given.attachment)}</wp:attachment_url>` : ''}
		${(given.terms ?? []).map(([domain, slug, name]) => `<category domain="${domain}" nicename="${slug}">${cdata(name)}</category>`).join('\n\t\t')}
		${Object.entries(given.meta ?? {})
      .map(
        ([key, value]) =>
          `<wp:postmeta>\n\t\t<wp:meta_key>${cdata(key)}</wp:meta_key>\n\t\t<wp:meta_value>${cdata(value)}</wp:meta_value>\n\t\t</wp:postmeta>`,
      )
      .join('\n\t\t')}
	</item>`

/** A category of the head. @param parent slug of the one above it */
export const category = (id: number, slug: string, name: string, parent = ''): string => `
	<wp:category>
		<wp:term_id>${id}</wp:term_id>
		<wp:category_nicename>${cdata(slug)}</wp:category_nicename>
		<wp:category_parent>${cdata(parent)}</wp:category_parent>
		<wp:cat_name>${cdata(name)}</wp:cat_name>
	</wp:category>`

export const wxr = (...parts: string[]): string => `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5.3" created="2025-06-01 10:00" -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>جريدة المرفأ</title>
	<link>https://old.example</link>
	<language>ar</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>https://old.example</wp:base_site_url>
	<wp:base_blog_url>https://old.example</wp:base_blog_url>${parts.join('')}
</channel>
</rss>`

export const storiesIn = (...parts: string[]): Promise<StoryRecord[]> =>
  all(readWordPress(bytesOf(wxr(...parts))), 'story')

export const blocksOf = (story: StoryRecord) =>
  wordsOf(story.text, { locale: 'ar', otherwise: null, origin: 'https://old.example' })

/** A post's words as blocks, with what is said of them. */
export async function readStory(content: string, meta: Record<string, string> = {}, ...others: string[]) {
  const [story] = await storiesIn(item({ id: 1, content, meta }), ...others)
  const { blocks, notes } = blocksOf(story as StoryRecord)
  return { blocks, said: notes.map(({ kind, subject }) => (subject ? `${kind} ${subject}` : kind)) }
}

/** A post's words as HTML, without the lines and spaces between its elements. */
export function htmlOf(content: string, given: { library?: Library; meta?: Record<string, string> } = {}) {
  const said: string[] = []
  const html = storyHtml(
    { id: '1', content, meta: new Map(Object.entries(given.meta ?? {})) },
    {
      library: given.library ?? emptyLibrary(),
      say: ({ kind, subject }) => said.push(subject ? `${kind} ${subject}` : kind),
    },
  )
  return { html: html.replace(/\s*\n\s*/g, ''), said }
}
