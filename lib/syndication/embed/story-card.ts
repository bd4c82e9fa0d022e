/** A story as a card that other sites frame: a page of its own without script, font, cookie or anything to click but itself. */

import { createHash } from 'node:crypto'
import type { Database } from '../../db/open.ts'
import { formatList } from '../../locale/lists.ts'
import { formatMoment } from '../../locale/moments.ts'
import { everyWord } from '../../locale/reader-messages.ts'
import { type Locale, localeTable } from '../../locale/table.ts'
import { lastOf } from '../../present.ts'
import { absolute } from '../../publication/addresses.ts'
import { masthead } from '../../publication/masthead.ts'
import type { PictureFile } from '../../publication/picture.ts'
import { readSettings } from '../../settings/settings.ts'
import { escapeHtml, isolated } from '../../story/html.ts'
import { publicStory } from './oembed.ts'

/** Colours and leadings of `components/reader/style/tokens.css`; faces that a reader's machine may have. */
const css = `
:root { color-scheme: light dark; --paper: #fbf8f1; --ink: #1b1713; --soft: #5f564d; --rule: #d8cebd; --accent: #9e2b25;
  --face: 'Markazi Text', 'Noto Naskh Arabic', 'Geeza Pro', 'Times New Roman', serif; --leading: 1.4 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14110e; --ink: #ece5d9; --soft: #aca192; --rule: #3a322a; --accent: #e58473 }
}
:root:lang(ur) { --face: 'Noto Nastaliq Urdu', 'Jameel Noori Nastaleeq', 'Geeza Pro', serif; --leading: 2.1 }
:root:lang(he) { --face: 'Frank Ruhl Libre', 'Times New Roman', serif }
:root:lang(en), :root:lang(fr) { --face: 'Markazi Text', Georgia, 'Times New Roman', serif; --leading: 1.25 }
* { box-sizing: border-box; margin: 0 }
html, body { block-size: 100% }
body { background: var(--paper); color: var(--ink); font: 1rem/var(--leading) var(--face) }
a { color: inherit; text-decoration: none; display: flex; flex-direction: column; block-size: 100%; overflow: hidden;
  border: 1px solid var(--rule); border-block-start: 3px solid var(--accent) }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px }
a:hover h1 { text-decoration: underline; text-underline-offset: 0.15em }
picture { flex: 1 1 0; min-block-size: 0; overflow: hidden }
img { display: block; inline-size: 100%; block-size: 100%; object-fit: cover }
div { padding: 0.75rem 1rem; display: grid; gap: 0.25rem; align-content: start }
h1 { font-size: 1.375rem; line-height: inherit; text-wrap: balance }
p { color: var(--soft); overflow-wrap: anywhere }
.standfirst { color: var(--ink); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden }
.kicker { color: var(--accent) }
/* A small frame says the headline before it shows anything. */
@media (max-height: 320px) { picture { display: none } }
@media (max-height: 200px), (max-width: 300px) { .standfirst { display: none } h1 { font-size: 1.125rem } }
@media (max-height: 130px) { .kicker { display: none } div { padding-block: 0.25rem } }
`

const cssHash = createHash('sha256').update(css).digest('base64')

/**
 * Anybody may frame it, it may load pictures of ours, and nothing else: no script, no form, no frame within.
 * Named by its origin, for a sandboxed page has none to call its own.
 */
const contentSecurityPolicy = (): string =>
  [
    "default-src 'none'",
    `img-src ${readSettings().siteUrl}`,
    `style-src 'sha256-${cssHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; ')

export const storyCardHeaders = (): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': contentSecurityPolicy(),
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // The story is to be found, not its card.
  'X-Robots-Tag': 'noindex',
})

/** The card's HTML, or null when the public has no such story in this language. */
export async function storyCard(db: Database, locale: Locale, storyId: string): Promise<string | null> {
  const story = await publicStory(db, locale, storyId)
  if (!story) return null
  const { name, timeZone, reading } = await masthead(db, locale)
  const { dir } = localeTable[locale]
  const t = await everyWord(locale)
  const text = (words: string) => isolated(words, dir)
  const authors = story.bylines.filter((credit) => credit.role === 'author').map((credit) => credit.name)
  const by = authors.length > 0 && t('Story.by.author', { names: formatList(authors, locale) })
  const date = formatMoment(story.publishedAt, 'date', locale, timeZone, reading)
  const kicker = [name, story.section.name, ...(story.kind === 'live' ? [t('Story.kind.live')] : [])]
  return `<!doctype html>
<html lang="${locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(story.headline)}</title>
<link rel="canonical" href="${escapeHtml(absolute(story.href))}">
<style>${css}</style>
</head>
<body>
<a href="${escapeHtml(absolute(story.href))}" target="_blank" rel="noopener">
${story.picture ? pictureHtml(story.picture) : ''}<div>
<p class="kicker">${kicker.map(text).join(' · ')}</p>
<h1>${text(story.headline)}</h1>
${story.standfirst ? `<p class="standfirst">${text(story.standfirst)}</p>\n` : ''}<p>${[by, date].flatMap((each) => (each ? [text(each)] : [])).join(' · ')}</p>
</div>
</a>
</body>
</html>
`
}

type Pictured = { alt: string; webp: PictureFile[]; jpeg: PictureFile[] }

/** Half the card's width and the whole of it, for screens of one and two dots a pixel. */
function pictureHtml({ alt, webp, jpeg }: Pictured): string {
  const files = (all: PictureFile[]) =>
    all
      .filter((file) => file.width <= 1_280)
      .map((file) => `${absolute(file.href)} ${file.width}w`)
      .join(', ')
  const first = jpeg.find((file) => file.width >= 600) ?? lastOf(jpeg)
  const sources = webp.length
    ? `<source type="image/webp" srcset="${escapeHtml(files(webp))}" sizes="100vw">`
    : ''
  return `<picture>${sources}<img src="${escapeHtml(absolute(first.href))}" width="${first.width}" height="${first.height}" alt="${escapeHtml(alt)}"></picture>\n`
}
