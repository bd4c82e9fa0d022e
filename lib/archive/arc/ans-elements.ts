/** Content elements of Arc's ANS as HTML (https://github.com/washingtonpost/ans-schema). */
import type { ImportNote } from '../../vocabulary.ts'
import { aloneHtml, escapeHtml, lineOfHtml, pictureHtml } from '../import/html-text.ts'
import { type Json, objectIn, objectsIn, textIn } from '../import/json-values.ts'
import { note } from '../import/notes.ts'

type Say = (each: ImportNote) => void
/** Elements within elements. */
const deepest = 20

export const elementsHtml = (elements: unknown, say: Say, depth = 0): string =>
  depth > deepest
    ? ''
    : objectsIn(elements)
        .map((each) => elementHtml(each, say, depth))
        .join('\n')

/** Names of who took a picture, as they are printed. */
export const creditOf = (image: Json): string => {
  const credits = { ...objectIn(image.credits), ...objectIn(image.vanity_credits) }
  const named = (values: unknown) =>
    objectsIn(values)
      .map(({ byline, name }) => textIn(name) || textIn(byline))
      .filter(Boolean)
  return [...new Set([...named(credits.by), ...named(credits.affiliation)])].join(' / ')
}

export const imageAddress = (image: Json): string =>
  textIn(objectIn(image.additional_properties).originalUrl) || textIn(image.url)

/** Who took it is said by the picture itself. */
const imageHtml = (image: Json): string =>
  pictureHtml(imageAddress(image), textIn(image.alt_text), textIn(image.caption))

function elementHtml(each: Json, say: Say, depth: number): string {
  const content = textIn(each.content)
  const inside = () => elementsHtml(each.content_elements, say, depth + 1)
  switch (textIn(each.type)) {
    case 'text':
      return `<p>${content}</p>`
    case 'header':
      return `<h${levelOf(each.level)}>${content}</h${levelOf(each.level)}>`
    case 'raw_html':
      return content
    case 'image':
      return imageHtml(each)
    case 'gallery':
      return `${headed(each)}<figure class="wp-block-gallery">${inside()}</figure>`
    case 'list':
      return listHtml(each, say, depth)
    case 'quote':
    case 'blockquote': {
      const cited = textIn(objectIn(each.citation).content)
      return `<blockquote>${inside() || `<p>${content}</p>`}${cited ? `<cite>${cited}</cite>` : ''}</blockquote>`
    }
    case 'oembed_response': {
      const raw = objectIn(each.raw_oembed)
      const address = textIn(raw.url) || textIn(objectIn(each.referent).id) || textIn(raw._id)
      return /^https?:/.test(address) ? aloneHtml(address) : textIn(raw.html)
    }
    case 'table':
      return tableHtml(each)
    case 'correction':
      return `<aside><p>${content || textIn(each.text)}</p></aside>`
    case 'video':
    case 'audio':
      return streamHtml(each)
    case 'interstitial_link':
      return aloneHtml(textIn(each.url), lineOfHtml(content))
    case 'link_list':
      return `${textIn(each.title) ? `<h3>${escapeHtml(each.title)}</h3>` : ''}<ul>${objectsIn(each.items)
        .map((item) => `<li><a href="${escapeHtml(textIn(item.url))}">${textIn(item.content)}</a></li>`)
        .join('')}</ul>`
    case 'divider':
      return '<hr>'
    case 'code':
      return `<pre>${escapeHtml(content)}</pre>`
    case 'endorsement':
      return `<p>${[escapeHtml(textIn(each.title)), content || textIn(each.endorsement)].filter(Boolean).join(': ')}</p>`
    case 'numeric_rating':
      return `<p>${escapeHtml(`${[each.numeric_rating, each.max].filter((value) => typeof value === 'number').join(' / ')} ${textIn(each.units)}`.trim())}</p>`
    case 'element_group':
      return `${textIn(each.title) ? `<h3>${escapeHtml(each.title)}</h3>` : ''}${inside()}`
    case 'story':
      return aloneHtml(textIn(each.canonical_url), textIn(objectIn(each.headlines).basic))
    default:
      say(
        note(
          'block-left-out',
          [textIn(each.type) || 'unknown', textIn(each.subtype)].filter(Boolean).join(': '),
        ),
      )
      // What it says in words stays.
      return content ? `<p>${content}</p>` : inside()
  }
}

const levelOf = (level: unknown): number =>
  typeof level === 'number' && level >= 1 && level <= 6 ? Math.floor(level) : 2

const headed = (each: Json): string => {
  const headline = textIn(objectIn(each.headlines).basic)
  return headline ? `<h3>${escapeHtml(headline)}</h3>` : ''
}

function listHtml(list: Json, say: Say, depth: number): string {
  const tag = textIn(list.list_type) === 'ordered' ? 'ol' : 'ul'
  const items = objectsIn(list.items).map((item) =>
    textIn(item.type) === 'list'
      ? depth < deepest
        ? `<li>${listHtml(item, say, depth + 1)}</li>`
        : ''
      : `<li>${textIn(item.content) || elementHtml(item, say, depth + 1)}</li>`,
  )
  return `<${tag}>${items.join('')}</${tag}>`
}

function tableHtml(table: Json): string {
  const cells = (row: unknown, tag: 'th' | 'td') =>
    (Array.isArray(row) ? row : [])
      .map((cell) => `<${tag}>${typeof cell === 'string' ? cell : textIn(objectIn(cell).content)}</${tag}>`)
      .join('')
  const head = cells(table.header, 'th')
  const rows = (Array.isArray(table.rows) ? table.rows : [])
    .map((row) => `<tr>${cells(row, 'td')}</tr>`)
    .join('')
  return `<table>${head ? `<tr>${head}</tr>` : ''}${rows}</table>`
}

/** Its page, else the file that plays nearly anywhere. */
function streamHtml(each: Json): string {
  const streams = objectsIn(each.streams)
  const file = streams.find(({ stream_type: type }) => textIn(type) === 'mp4') ?? streams[0]
  return aloneHtml(
    textIn(each.canonical_url).startsWith('http') ? textIn(each.canonical_url) : textIn(file?.url),
    textIn(objectIn(each.headlines).basic) || lineOfHtml(textIn(objectIn(each.description).basic)),
  )
}
