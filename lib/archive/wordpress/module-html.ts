/**
 * The words, pictures and links of a part of a page that a program draws from settings: a widget of Elementor, a shortcode of
 * a builder, a block that is stored as its attributes. There are thousands of them, and hardly two name a thing alike; but a
 * name says what it holds (`title`, `button_text`, `tab_content`, `image`), and what only says how it looks is none of these.
 */
import { escaped, headingHtml, lineHtml, linkHtml, pictureHtml, toggleHtml } from './html-pieces.ts'

export type Settings = { readonly [key: string]: unknown }

type Kind = 'heading' | 'text' | 'picture' | 'gallery' | 'link' | 'media' | 'buttonText' | 'alt' | 'caption'

const kinds: [Kind, RegExp][] = [
  ['buttonText', /^(?:button|btn|link|cta|more)_?(?:one|two|1|2)?_?(?:text|title|label)\d?$|^label$/],
  ['alt', /^(?:img|image)?_?alt(?:_text)?$/],
  ['caption', /(?:^|_)caption$/],
  [
    'heading',
    /(?:^|_)(?:title(?:_text)?(?:_[ab])?|heading|headline|header|subtitle|subheading|subhead|sub_title|question|item_title|tab_title|h[1-6])$/,
  ],
  [
    'text',
    /(?:^|_)(?:text|editor|content|contents|description(?:_text)?(?:_[ab])?|desc|body|answer|quote|message|paragraph|excerpt|summary|html|author|name|job|job_title|position|company|company_name|list_item|item|items_text|prefix|suffix)$/,
  ],
  [
    'gallery',
    /(?:^|_)(?:gallery|galleries|carousel|slideshow|images|photos|pictures|gallery_ids|image_ids|include|ids)$/,
  ],
  [
    'picture',
    /(?:^|_)(?:image|img|photo|picture|portrait|logo|src|media_url|image_url|image_id|media_id|src_.*)$/,
  ],
  [
    'media',
    /(?:^|_)(?:youtube_url|vimeo_url|dailymotion_url|video_url|video|hosted_url|external_url|audio|audio_url|mp3|mp4|embed|embed_url|webm)$/,
  ],
  ['link', /(?:^|_)(?:link|url|href|permalink|button_url|link_url|website_link)$/],
]

/** Drawn anew whenever the page is asked for, out of what is elsewhere; or filled in. */
const drawnElsewhere =
  /(?:form|form-selector|login|signup|subscribe|subscriptions?|search|countdown|shop|posts?|articles?|blog|portfolio|sidebar|menu|navigation|social|comments|widget|grid|loop|query|archives?|calendar|categories|tag-cloud|toc|table-of-contents|follow|share|sharing|tweetmeme|googleplus|breadcrumbs?|post-(?!content)[a-z-]+|post_(?:nav|meta|title))(?:_\w*)?$/

export const isDrawnElsewhere = (name: string): boolean => drawnElsewhere.test(name.slice(-100))

/** Names that end like words and hold none. */
const ofLooks =
  /^(?:metadata$|lock$|layout$|anchor$|class|show|hide|enable|disable|use|is|has|display|background|bg|hover|icon|css|style|custom_(?:css|class|id)|admin|aria|html_tag|title_tag|title_size|header_size|data_|el_|_)|(?:class|style|size|color|colour|align|width|height|tag|font|position_|animation|typography|_id)$|^(?:aria|admin)_?label$/
/** Values of switches. */
const isSwitch =
  /^(?:yes|no|on|off|true|false|none|default|inherit|initial|auto|custom|both|left|right|top|bottom|center|middle|start|end|full|large|medium|small|thumbnail|normal|bold|solid|text|html|content|classic|modern|inline|block|grid|list|row|column|h[1-6]|div|span|p)$/i

const nameOf = (key: string): string =>
  key
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/-/g, '_')
    .toLowerCase()

/** Whether a setting says how something looks, by its name. */
export const isOfLooks = (key: string): boolean => key.length > 60 || ofLooks.test(nameOf(key))

function kindOf(key: string): Kind | null {
  if (isOfLooks(key)) return null
  const name = nameOf(key)
  return kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? null
}

/** `fade_in`, `style-2`, `top left`: what a program is told. */
const isSetting =
  /^(?:[a-z\d]+(?:[_-][a-z\d]+)+|(?:top|bottom|left|right|center|middle)[\s_-]+(?:top|bottom|left|right|center|middle))$/i

const isWords = (value: string): boolean =>
  /\p{L}/u.test(value) && !isSwitch.test(value.trim()) && !isSetting.test(value.trim())
const isAddress = (value: string): boolean => /^(?:https?:)?\/\/[^\s<>"]+$/i.test(value.trim())
const isPictureAddress = (value: string): boolean =>
  isAddress(value) &&
  // What Elementor shows until a picture is chosen.
  !value.includes('/elementor/assets/images/placeholder') &&
  /\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?$/i.test(value.trim())
const isHtml = (value: string): boolean => /<[a-z][^<>]*>/i.test(value)

/** Under these stands what the name above them holds. */
const carried = /^(?:value|desktop|inner_content|raw|rendered|text|url|content)$/

const deepest = 12
const most = 50_000

/**
 * @param inner HTML of what stands within it
 * @param isToggle its title is what opens it
 */
export const moduleHtml = (settings: Settings, inner = '', isToggle = false): string =>
  readModule(settings, inner, isToggle, { depth: 0, seen: 0 })

function readModule(
  settings: Settings,
  inner: string,
  isToggle: boolean,
  /** How deep this one stands in another, and what was read of all. */
  bounds: { depth: number; seen: number },
): string {
  const parts: string[] = []
  const titles: string[] = []

  /** One level of settings: its words in the order in which they stand, and its button where it has one. */
  const read = (fields: Settings, depth: number, carry: Kind | null): void => {
    if (depth > deepest) return
    const found = { alt: '', caption: '', link: '' }
    const buttons: string[] = []
    const pictures: string[] = []
    const level: string[] = []
    for (const [key, value] of Object.entries(fields)) {
      bounds.seen += 1
      if (bounds.seen > most) return
      const kind = carry && (carried.test(nameOf(key)) || Array.isArray(fields)) ? carry : kindOf(key)
      if (Array.isArray(value)) {
        if (kind === 'gallery' || kind === 'picture') pictures.push(...value.slice(0, 300).map(pictureOf))
        else
          for (const each of value)
            if (each && typeof each === 'object') {
              const item = each as Settings
              bounds.depth += 1
              if (bounds.depth < deepest) level.push(readModule(item, '', isItemOfToggles(key, item), bounds))
              bounds.depth -= 1
            } else if (typeof each === 'string' && kind === 'text' && isWords(each))
              level.push(textHtml(each))
        continue
      }
      if (value && typeof value === 'object') {
        if (!kind && isOfLooks(key)) continue
        if (kind === 'picture' || kind === 'gallery') pictures.push(pictureOf(value))
        else if (kind === 'link') found.link ||= addressIn(value)
        else if (kind === 'media') level.push(mediaHtml(addressIn(value)))
        else {
          const before = parts.splice(0)
          read(value as Settings, depth + 1, kind)
          level.push(...parts.splice(0))
          parts.push(...before)
        }
        continue
      }
      if (typeof value === 'number' && kind === 'picture' && value > 0) pictures.push(String(value))
      if (typeof value !== 'string' || !value.trim()) continue
      if (kind === 'gallery') pictures.push(...(/^[\d,\s]+$/.test(value) ? value.split(',') : []))
      else if (kind === 'picture' && (/^[1-9]\d*$/.test(value) || isPictureAddress(value)))
        pictures.push(value)
      else if (kind === 'link' && (isAddress(value) || /^(?:\/|mailto:|tel:)/.test(value)))
        found.link ||= value
      else if (kind === 'media' && isAddress(value)) level.push(mediaHtml(value))
      else if (kind === 'alt') found.alt ||= value
      else if (kind === 'caption' && isWords(value)) found.caption ||= value
      else if (kind === 'buttonText' && isWords(value)) buttons.push(value)
      else if (kind === 'heading' && isWords(value)) {
        if (isToggle && titles.length === 0) titles.push(value)
        else level.push(isHtml(value) ? `\n\n<h3>${value}</h3>\n\n` : headingHtml(value))
      } else if (kind === 'text' && isWords(value) && !isAddress(value)) level.push(textHtml(value))
    }
    parts.push(
      ...new Set(pictures.filter(Boolean).map((each) => pictureHtml(each, found.alt, found.caption))),
    )
    if (pictures.length === 0 && found.caption) level.push(lineHtml(found.caption))
    parts.push(...level)
    parts.push(...buttons.map((words, index) => linkHtml(index === 0 ? found.link : '', words)))
    if (buttons.length === 0 && found.link) {
      // A single line with an address is what leads there.
      const words = level.length === 1 ? /^\n\n<(p|h3)>([^<]+)<\/\1>\n\n$/.exec(level[0] ?? '') : null
      const at = words ? parts.lastIndexOf(level[0] ?? '') : -1
      if (words && at >= 0)
        parts[at] = `\n\n<${words[1]}><a href="${escaped(found.link)}">${words[2]}</a></${words[1]}>\n\n`
    }
  }
  read(settings, 0, null)
  const content = `${parts.join('')}${inner}`
  return isToggle && titles[0] ? toggleHtml(plainTitle(titles[0]), content) : content
}

const plainTitle = (title: string): string => title.replace(/<[^<>]*>/g, ' ')

const textHtml = (value: string): string => (isHtml(value) ? `\n\n${value}\n\n` : lineHtml(value))

const mediaHtml = (address: string): string =>
  isAddress(address) ? `\n\n<p>${escaped(address.trim())}</p>\n\n` : ''

const isItemOfToggles = (key: string, item: Settings): boolean =>
  /tab|accordion|toggle|faq|question/i.test(key) || 'tab_title' in item || 'question' in item

/** Of `{id, url}`, or of a bare number or address. */
function pictureOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return /^\d+$/.test(value) || isPictureAddress(value) ? value : ''
  if (!value || typeof value !== 'object') return ''
  const { id, url, value: within } = value as Settings
  if (typeof url === 'string' && isPictureAddress(url)) return url
  if ((typeof id === 'number' && id > 0) || (typeof id === 'string' && /^[1-9]\d*$/.test(id)))
    return String(id)
  return within === undefined ? '' : pictureOf(within)
}

const addressIn = (value: unknown): string => {
  if (typeof value === 'string') return isAddress(value) ? value : ''
  if (!value || typeof value !== 'object') return ''
  const { url, href, value: within } = value as Settings
  return (
    [url, href].find((each): each is string => typeof each === 'string' && each !== '#') ??
    addressIn(within ?? '')
  )
}

/** Titles that a block of somebody's keeps in its settings, beside the blocks that stand in it. */
export const titlesIn = (settings: Settings): string[] =>
  Object.entries(settings).flatMap(([key, value]) =>
    typeof value === 'string' && kindOf(key) === 'heading' && isWords(value)
      ? [plainTitle(value).trim()]
      : [],
  )

/** Words of settings, for what is said of a part that was left out. */
export function wordsOfSettings(settings: Settings): string {
  const html = moduleHtml(settings)
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
