/** What WordPress itself, and its own plug-in Jetpack, make of their shortcodes. */
import { note } from '../import/notes.ts'
import { galleryIds, idsIn, picturesHtml } from './galleries.ts'
import { addressHtml, linkHtml } from './html-pieces.ts'
import type { Expand, Shortcode } from './shortcode.ts'

const addressOf = ({ named, bare, raw }: Shortcode, ...names: string[]): string =>
  (
    raw?.trim() ||
    names.map((name) => named[name]).find(Boolean) ||
    bare.join('').replace(/^[=:]/, '')
  ).replace(/&amp;/g, '&')

/** An id, where it is not an address already. */
const at = (prefix: string, ...names: string[]): Expand => {
  return (given) => {
    const found = addressOf(given, ...names).trim()
    if (/^(?:https?:)?\/\//i.test(found)) return addressHtml(found)
    const id = /^[\w./-]+/.exec(found)?.[0]
    return id ? addressHtml(prefix + id) : ''
  }
}

const source =
  (...names: string[]): Expand =>
  ({ named, bare, content }) => {
    const found =
      names.map((name) => named[name]).find(Boolean) ?? bare.find((each) => /^https?:/.test(each)) ?? ''
    const within = /\b(?:src|href)="([^"<>]+)"/.exec(content.slice(0, 5_000))?.[1] ?? ''
    const address = found || within
    return address ? linkHtml(address, named.title || named.caption || address) : ''
  }

const gallery: Expand = (given, context) => {
  const ids = galleryIds(given.named, context)
  if (ids.length === 0) context.say(note('gallery-empty', given.name))
  return picturesHtml(ids)
}

const caption: Expand = ({ named, content }) => {
  // The picture may stand in a link to itself, and the words may hold links of their own.
  const begins = content.indexOf('<img')
  const closes = begins < 0 ? -1 : content.indexOf('>', begins)
  const link = closes < 0 ? null : /^\s*<\/a>/i.exec(content.slice(closes + 1, closes + 40))
  const ends = closes < 0 ? 0 : closes + 1 + (link?.[0].length ?? 0)
  const words = (named.caption || content.slice(ends)).trim()
  return `\n\n<figure>${content.slice(0, ends)}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>\n\n`
}

/** These say themselves, or stand for nothing. */
export const isQuiet = (name: string): boolean =>
  /^(?:gallery|slideshow|caption|wp_caption|more|nextpage)$/.test(name)

/** Audio or video of the site's own library, each with its title. */
const playlist: Expand = (given, { library }) =>
  idsIn(given.named.ids)
    .map((id) => library.files.get(id))
    .map((file) => (file ? linkHtml(file.address, file.title) : ''))
    .join('')

const code: Expand = ({ raw }) =>
  raw?.trim()
    ? `\n\n<pre><code>${raw.trim().replace(/</g, '&lt;').replace(/>/g, '&gt;')}</code></pre>\n\n`
    : ''

export const wordPressShortcodes: Readonly<Record<string, Expand>> = {
  caption,
  wp_caption: caption,
  gallery,
  slideshow: gallery,
  embed: (given) => addressHtml(addressOf(given, 'src', 'url')),
  audio: source('src', 'mp3', 'm4a', 'ogg', 'wav', 'wma', 'flac'),
  video: source('src', 'mp4', 'm4v', 'webm', 'ogv', 'wmv', 'flv'),
  playlist,
  code,
  sourcecode: code,
  youtube: at('https://www.youtube.com/watch?v=', 'id', 'url', 'v'),
  vimeo: at('https://vimeo.com/', 'id', 'url'),
  dailymotion: at('https://www.dailymotion.com/video/', 'id', 'url'),
  ted: at('https://www.ted.com/talks/', 'id', 'url'),
  tweet: at('https://x.com/i/status/', 'url', 'tweet', 'id'),
  instagram: at('https://www.instagram.com/p/', 'url'),
  facebook: at('https://www.facebook.com/', 'url'),
  tiktok: at('https://www.tiktok.com/', 'url'),
  pinterest: at('https://www.pinterest.com/', 'url'),
  soundcloud: at('https://soundcloud.com/', 'url'),
  spotify: at('https://open.spotify.com/', 'url', 'id'),
  mixcloud: at('https://www.mixcloud.com/', 'url'),
  bandcamp: at('https://bandcamp.com/', 'url'),
  slideshare: at('https://www.slideshare.net/', 'url', 'id'),
  scribd: at('https://www.scribd.com/document/', 'id', 'url'),
  flickr: at('https://www.flickr.com/', 'url', 'photo', 'video'),
  googlemaps: at('https://www.google.com/maps/', 'url'),
  gist: at('https://gist.github.com/', 'url', 'id'),
  wpvideo: at('https://videopress.com/v/', 'id'),
  videopress: at('https://videopress.com/v/', 'id'),
  // What only says where something else was: nothing of it was read.
  more: () => '',
  nextpage: () => '',
}
