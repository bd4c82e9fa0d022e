/**
 * Elementor keeps a page as JSON in a field of the post (https://developers.elementor.com/docs/data-structure/); what stands as
 * the post's content is a copy for search, without pictures, toggles and all that add-ons draw.
 */
import { note } from '../import/notes.ts'
import { autop } from './autop.ts'
import { escaped, isEmptyHtml, quoteHtml, toggleHtml } from './html-pieces.ts'
import { isDrawnElsewhere, moduleHtml, type Settings, wordsOfSettings } from './module-html.ts'
import type { PostMeta } from './post-meta.ts'
import type { TextContext } from './text-context.ts'

type Element = { elType?: unknown; widgetType?: unknown; settings?: unknown; elements?: unknown }

const deepest = 40
/** Elements of one page. */
const most = 5_000

export const isElementor = (meta: PostMeta): boolean =>
  meta.get('_elementor_edit_mode') === 'builder' && (meta.get('_elementor_data') ?? '').length > 2

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** @param content the post's own, which a page of Elementor may show within it */
export function elementorHtml(meta: PostMeta, content: () => string, context: TextContext): string {
  let data: unknown
  try {
    data = JSON.parse(meta.get('_elementor_data') ?? '')
  } catch {
    return ''
  }
  let seen = 0

  const all = (elements: unknown, depth: number): string => {
    if (!Array.isArray(elements) || depth > deepest) return ''
    let html = ''
    for (const each of elements) {
      seen += 1
      if (seen > most) return html
      if (each && typeof each === 'object') html += one(each as Element, depth)
    }
    return html
  }

  const one = (element: Element, depth: number): string => {
    const settings = (
      element.settings && typeof element.settings === 'object' ? element.settings : {}
    ) as Settings
    const within = () => all(element.elements, depth + 1)
    const type = text(element.widgetType)
    // Hidden on screens of every size: no reader saw it.
    if (['hide_desktop', 'hide_tablet', 'hide_mobile'].every((key) => settings[key])) {
      const words = wordsOfSettings(settings)
      context.say(note('words-left-out', words || `elementor ${type || text(element.elType)}`))
      return ''
    }
    if (!type) return within()
    switch (type) {
      case 'heading': {
        const level = /^h([1-6])$/.exec(text(settings.header_size))?.[1]
        const title = text(settings.title)
        if (!title) return moduleHtml(settings)
        const url =
          settings.link && typeof settings.link === 'object' ? text((settings.link as Settings).url) : ''
        const words = /<[a-z]/i.test(title) ? title : escaped(title)
        return `\n\n<h${level ?? 2}>${url ? `<a href="${escaped(url)}">${words}</a>` : words}</h${level ?? 2}>\n\n`
      }
      case 'text-editor':
        return text(settings.editor) ? `\n\n${autop(text(settings.editor))}\n\n` : moduleHtml(settings)
      case 'html':
        return `\n\n${text(settings.html)}\n\n`
      case 'shortcode':
        return `\n\n${text(settings.shortcode)}\n\n`
      case 'theme-post-content':
      case 'post-content':
        return content()
      case 'divider':
        return '\n\n<hr>\n\n'
      case 'blockquote':
        return quoteHtml(moduleHtml({ text: settings.blockquote_content }), text(settings.author_name))
      case 'testimonial':
        return quoteHtml(
          moduleHtml({ text: settings.testimonial_content }),
          [settings.testimonial_name, settings.testimonial_job].map(text).filter(Boolean).join('، '),
        )
      case 'nested-accordion':
      case 'nested-tabs':
        return nested(settings, element.elements, depth)
      case 'template':
      case 'global':
        context.say(note('block-left-out', `elementor ${type} ${String(settings.template_id ?? '')}`.trim()))
        return within()
    }
    if (isDrawnElsewhere(type)) {
      context.say(
        note('block-left-out', [`elementor ${type}`, wordsOfSettings(settings)].filter(Boolean).join(': ')),
      )
      return ''
    }
    const html = moduleHtml(settings, '', false) + within()
    if (isEmptyHtml(html) && !/^(?:spacer|menu-anchor|icon)$/.test(type))
      context.say(note('block-left-out', `elementor ${type}`))
    return html
  }

  /** Titles in the settings, and what each opens among the elements, in the same order. */
  const nested = (settings: Settings, elements: unknown, depth: number): string => {
    const items = [settings.items, settings.tabs].find(Array.isArray) ?? []
    const contents = Array.isArray(elements) ? elements : []
    let html = ''
    for (let at = 0; at < Math.max(items.length, contents.length) && at < 200; at += 1) {
      const { item_title, tab_title } = (items[at] ?? {}) as Settings
      html += toggleHtml(text(item_title) || text(tab_title), all([contents[at]], depth + 1))
    }
    return html
  }

  return all(data, 0)
}
