/**
 * Page builders that store a page as shortcodes: WPBakery (`vc_row`), Divi (`et_pb_section`), Avada, Enfold, Cornerstone, and
 * the add-ons to them. What only lays out is unwrapped; words, pictures and links that stand in attributes come with it.
 */
import { note } from '../import/notes.ts'
import { addressHtml, headingHtml, isEmptyHtml, linkHtml } from './html-pieces.ts'
import { isDrawnElsewhere, moduleHtml, wordsOfSettings } from './module-html.ts'
import type { Expand, Shortcode } from './shortcode.ts'
import type { TextContext } from './text-context.ts'

const ofBuilder =
  /^(?:vc|et_pb|fusion|av|cs|x|mk|ult|ultimate|bsf|thb|qode|mkd|edgtf|eltdf|eltd|nectar|kc|td_block|tdm|tdc|tm|cz|wgl|stm|rs|dt|us|wd|woodmart|porto|jnews|tie)_/

const isToggle =
  /(?:toggle|accordion_item|accordion_tab|tta_section|_tab|faq|spoiler|collapse|expand|_toggle_item)$/

/** Divi writes in attributes as numbers what would end them. */
const decoded = (value: string): string =>
  value
    .replace(/%22/g, '"')
    .replace(/%9([123])/g, (_, which: string) => ['[', '\\', ']'][Number(which) - 1] ?? '')

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** WPBakery's links: `url:https%3A%2F%2F…|title:…|target:…`. */
const linkOf = (value: string | undefined): string => {
  const url = /(?:^|\|)url:([^|]*)/.exec(value ?? '')?.[1]
  return url === undefined ? (value ?? '') : percentDecoded(url)
}

const exact: Readonly<Record<string, Expand>> = {
  vc_custom_heading: ({ named, content }) => {
    const level = /tag:h([1-6])/.exec(named.font_container ?? '')?.[1]
    return headingHtml(named.text ?? '', level ? Number(level) : 3) + content
  },
  vc_text_separator: ({ named }) => headingHtml(named.title ?? ''),
  // HTML that was typed, packed so that no editor changes it.
  vc_raw_html: ({ raw }) => {
    const packed = (raw ?? '').trim()
    if (!/^[a-z\d+/=\s]*$/i.test(packed)) return packed
    return `\n\n${percentDecoded(Buffer.from(packed, 'base64').toString('utf8'))}\n\n`
  },
  vc_raw_js: (_, { say }) => {
    say(note('element-left-out', 'script'))
    return ''
  },
  vc_btn: ({ named }) => linkHtml(linkOf(named.link), named.title ?? ''),
  vc_button: ({ named }) => linkHtml(linkOf(named.href ?? named.link), named.title ?? ''),
  vc_button2: ({ named }) => linkHtml(linkOf(named.link), named.title ?? ''),
  vc_video: ({ named }) => addressHtml(named.link ?? ''),
  vc_separator: () => '\n\n<hr>\n\n',
  vc_empty_space: () => '',
  et_pb_divider: () => '\n\n<hr>\n\n',
  et_pb_code: ({ raw }) => `\n\n${(raw ?? '').replaceAll('<!-- [et_pb_line_break_holder] -->', '\n')}\n\n`,
  et_pb_fullwidth_code: ({ raw }) =>
    `\n\n${(raw ?? '').replaceAll('<!-- [et_pb_line_break_holder] -->', '\n')}\n\n`,
  fusion_separator: () => '\n\n<hr>\n\n',
  fusion_code: ({ raw }) => {
    const packed = (raw ?? '').trim()
    return /^[a-z\d+/=\s]+$/i.test(packed)
      ? `\n\n${Buffer.from(packed, 'base64').toString('utf8')}\n\n`
      : packed
  },
  fusion_youtube: ({ named }) => addressHtml(addressOfVideo(named.id, 'https://www.youtube.com/watch?v=')),
  fusion_vimeo: ({ named }) => addressHtml(addressOfVideo(named.id, 'https://vimeo.com/')),
  fusion_imageframe: ({ content, named }) =>
    /^\s*https?:\/\/\S+\s*$/.test(content) ? moduleHtml({ image: content.trim(), alt: named.alt }) : content,
}

const addressOfVideo = (id: string | undefined, prefix: string): string =>
  !id ? '' : /^https?:/.test(id) ? id : prefix + id

/** Null where it is of no builder. */
export function builderShortcode(given: Shortcode, context: TextContext): string | null {
  const { name, content } = given
  const known = Object.hasOwn(exact, name) ? exact[name] : undefined
  if (known) return known(given, context)
  if (!ofBuilder.test(name)) return null
  const { link, button_url, url, ...rest } = given.named
  const settings = Object.fromEntries(
    Object.entries({ ...rest, link: linkOf(link ?? button_url ?? url) }).map(([key, value]) => [
      key,
      decoded(value),
    ]),
  )
  // Switched off there: no reader saw it.
  if (given.named.disable_element === 'yes' || given.named.disabled === 'on') {
    const words = `${wordsOfSettings(settings)} ${withoutTags(content)}`.trim()
    if (words) context.say(note('words-left-out', words))
    return ''
  }
  const isForm = /form|login|signup|subscribe|search/.test(name)
  if (isDrawnElsewhere(name) && (isForm || isEmptyHtml(content))) {
    const words = `${wordsOfSettings(settings)} ${withoutTags(content)}`.trim()
    context.say(note('shortcode-removed', words ? `${name}: ${words}` : name))
    return ''
  }
  return moduleHtml(settings, isEmptyHtml(content) ? '' : `\n\n${content}\n\n`, isToggle.test(name))
}

const withoutTags = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
