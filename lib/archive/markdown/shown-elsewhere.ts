/** What commands of static sites show, by the names that Hugo, Jekyll's plug-ins, Hexo, and components for MDX have for it. */
import { aloneHtml, escapeHtml, pictureHtml } from '../import/html-text.ts'
import type { CommandArguments } from './command-arguments.ts'

const isPicture = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)(?:[?#].*)?$/i
const isAddress = /^(?:https?:)?\/\//i
const first = (...words: (string | undefined)[]): string => words.find((each) => each?.trim())?.trim() ?? ''

/**
 * HTML of a command without words within it, or null where it is none that is known.
 * @param words how Markdown in an argument becomes HTML
 */
export function shownBy(
  name: string,
  { named, bare }: CommandArguments,
  words: (markdown: string) => string,
): string | null {
  const id = first(named.id, named.videoid, named.video_id, named.videoId, named.tweetid, bare[0])
  switch (
    name
      .toLowerCase()
      .replace(/^.*[/.]/, '')
      .replaceAll(/[-_]|simple$|nocookie$/g, '')
  ) {
    case 'youtube':
    case 'youtubeembed':
    case 'youtubelite':
    case 'liteyoutube':
    case 'yt':
      return alone(
        isAddress.test(id) ? id : id && `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`,
      )
    case 'vimeo':
      return alone(isAddress.test(id) ? id : id && `https://vimeo.com/${encodeURIComponent(id)}`)
    case 'tweet':
    case 'twitter':
    case 'x': {
      if (isAddress.test(id)) return alone(id)
      const number = first(
        named.id,
        named.tweetid,
        bare.find((each) => /^\d{5,25}$/.test(each)),
      )
      const user = first(
        named.user,
        bare.find((each) => /^\w{1,15}$/.test(each) && each !== number),
        'i',
      )
      return alone(number && `https://x.com/${user}/status/${number}`)
    }
    case 'instagram':
      return alone(isAddress.test(id) ? id : id && `https://www.instagram.com/p/${encodeURIComponent(id)}/`)
    case 'gist': {
      const address = isAddress.test(id) ? id : `https://gist.github.com/${bare.slice(0, 2).join('/')}`
      return bare.length || isAddress.test(id) ? aloneHtml(address, address) : null
    }
    case 'qr':
      return named.text || bare[0] ? saidOrLinked(first(named.text, bare[0])) : null
    case 'audio':
    case 'video':
    case 'mp3':
    case 'mp4':
    case 'player': {
      const src = first(named.src, named.url, named.file, named.mp4, named.mp3, bare[0])
      if (named.id && named.provider) return shownBy(named.provider, { named, bare }, words)
      return src ? linkOf(src, first(named.title, named.caption, src)) : null
    }
    case 'button':
    case 'btn':
    case 'link':
    case 'linkcard': {
      const href = first(named.href, named.url, named.link, named.to)
      return href ? linkOf(href, first(named.text, named.title, named.label, href)) : null
    }
    default:
      return figureOf({ named, bare }, words)
  }
}

const alone = (address: string): string | null => (address ? aloneHtml(address) : null)
const linkOf = (href: string, text: string): string =>
  `<p><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`
const saidOrLinked = (text: string): string =>
  isAddress.test(text) ? linkOf(text, text) : `<p>${escapeHtml(text)}</p>`

/** Anything with the address of a picture shows it, with all that is said of it. */
function figureOf({ named, bare }: CommandArguments, words: (markdown: string) => string): string | null {
  const src = first(
    named.src,
    named.image_path,
    named.image,
    named.img,
    named.url,
    named.path,
    named.file,
    bare.find((each) => isPicture.test(each)),
  )
  if (!src || !(isPicture.test(src) || named.src || named.image_path)) return null
  const caption = [named.title, named.caption, first(named.attr, named.credit)]
    .map((each) => each?.trim())
    .filter((each) => each !== undefined && each !== '')
    .map((each) => words(each ?? ''))
    .join(' – ')
  return pictureHtml(src, first(named.alt, named.caption, named.title), caption)
}

/** Boxes around words: their kinds say how they are coloured, their titles what is in them. */
const boxes =
  /^(?:notice|alert|callout|admonition|hint|note|tip|info|warning|important|caution|danger|success|error|box|aside|panel|lead|quote|blockquote|pullquote|expand|details|collapse|accordion|spoiler|foldable|tab|step|card|gallery)$/
/** What is around words for looks alone. */
const looks =
  /^(?:rawhtml|raw|html|unsafe|markdown|md|center|left|right|div|span|row|column|columns|col|grid|tabs|steps|cards|section|article|rtl|ltr|mark|highlighttext|small|typeit|fragment)$/

/** The begin and end of what stands around words; null where nothing is known of it. */
export function aroundBy(
  name: string,
  { named, bare }: CommandArguments,
): { begin: string; end: string } | null {
  const kind = name
    .toLowerCase()
    .replace(/^.*[/.]/, '')
    .replaceAll(/[-_]/g, '')
  if (looks.test(kind)) return { begin: '', end: '' }
  if (kind === 'button' || kind === 'btn' || kind === 'link' || kind === 'a') {
    const href = first(
      named.href,
      named.url,
      named.link,
      named.to,
      bare.find((each) => isAddress.test(each) || each.startsWith('/')),
    )
    return href ? { begin: `<a href="${escapeHtml(href)}">`, end: '</a>' } : { begin: '', end: '' }
  }
  if (!boxes.test(kind)) return null
  const title = first(
    named.title,
    named.summary,
    named.heading,
    named.header,
    named.name,
    named.label,
    spacious(bare),
  )
  const head = title ? `<p><b>${escapeHtml(title)}</b></p>` : ''
  if (/quote$/.test(kind)) {
    const source = first(named.author, named.source, named.cite, spacious(bare))
    return {
      begin: '<blockquote>',
      end: source ? `<footer>${escapeHtml(source)}</footer></blockquote>` : '</blockquote>',
    }
  }
  return { begin: `<aside>${head}`, end: '</aside>' }
}

/** Of words without names, a title is the one that is more than a colour or a sign. */
const spacious = (bare: string[]): string | undefined =>
  bare.find((each) => /\s|[^\x00-\x7f]/.test(each.trim())) ?? bare[1]
