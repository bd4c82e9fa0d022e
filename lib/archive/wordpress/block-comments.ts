/**
 * What WordPress's block editor stores: HTML between comments that name its blocks
 * (https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/). Blocks with HTML in them need
 * hardly more than that the comments go; those without are made by a program over there when the page is asked for.
 */
import { note } from '../import/notes.ts'
import { autop } from './autop.ts'
import { footnotesHtml } from './footnotes.ts'
import { picturesHtml } from './galleries.ts'
import { addressHtml, headingHtml, isEmptyHtml, pictureHtml } from './html-pieces.ts'
import {
  isDrawnElsewhere,
  isOfLooks,
  moduleHtml,
  type Settings,
  titlesIn,
  wordsOfSettings,
} from './module-html.ts'
import type { TextContext } from './text-context.ts'

export const hasBlocks = (content: string): boolean => content.includes('<!-- wp:')

type Tag = { name: string; isEnd: boolean; isAlone: boolean; attributes: string; start: number; end: number }

const named = /^\s+(\/?)wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)(?=[\s{/]|$)/

/** Comments that name a block. A comment ends where HTML ends it: attributes hold no `-->`, WordPress sees to that. */
function* tagsOf(content: string): Generator<Tag> {
  for (let start = content.indexOf('<!--'); start >= 0; ) {
    const close = content.indexOf('-->', start + 4)
    if (close < 0) return
    const body = content.slice(start + 4, close)
    const found = named.exec(body)
    if (found) {
      const rest = body.slice(found[0].length).trim()
      const isAlone = rest.endsWith('/')
      yield {
        name: (found[2] ?? '').replace(/^core\//, ''),
        isEnd: found[1] === '/',
        isAlone,
        attributes: isAlone ? rest.slice(0, -1).trim() : rest,
        start,
        end: close + 3,
      }
    }
    start = content.indexOf('<!--', close + 3)
  }
}

/** Blocks that stand for nothing a reader would miss. */
const silent = new Set(['more', 'nextpage', 'spacer', 'separator'])
/** In which the classic editor's rules hold. */
const classic = new Set(['freeform', 'shortcode', 'classic'])
/** Whose words are those of other pages, or of what is filled in. */
const ofOtherPages =
  /^(?:query|comments|comments-query-loop|post-comments|navigation|jetpack\/(?:contact-form|subscriptions|related-posts)|woocommerce\/[a-z-]+)$/
/** Switched off in the editor: no reader saw it. */
const isHidden = /"blockVisibility"\s?:\s?false/
/** WordPress's own that are made by a program, whose settings are no words of the story. */
const dynamic =
  /^(?:latest-\w+|archives|calendar|categories|tag-cloud|rss|search|loginout|page-list|site-\w+|post-[a-z-]+|avatar|template-part|query-[a-z-]+|social-links?|widget-\w+|legacy-widget|home-link|read-more|term-[a-z-]+|comment[a-z-]*|navigation[a-z-]*|cover|missing)$/

/** Within each other, and all together: shared blocks may hold each other without an end. */
const sharing = { deepest: 4, most: 200, characters: 2_000_000 }

export function withoutBlockComments(content: string, context: TextContext): string {
  const shared = { blocks: 0, characters: 0 }

  /** @param within ids of the shared blocks that it stands in */
  const read = (text: string, within: readonly string[]): string => {
    let result = ''
    let at = 0
    /** Where the result ended when something was last added that a reader would see. */
    let wordsAt = 0
    const open: { name: string; attributes: string; from: number }[] = []
    const add = (html: string) => {
      result += html
      if (!isEmptyHtml(html)) wordsAt = result.length
    }
    const between = (html: string) => {
      // Outside of any block: written in the classic editor, and left in it.
      const inside = open.at(-1)
      add((!inside || classic.has(inside.name)) && html.trim() ? autop(html) : html)
    }
    const tags = [...tagsOf(text)]
    /** Names of which one was met without an end: then none of them is looked for again. */
    const neverEnding = new Set<string>()
    for (let place = 0; place < tags.length; place += 1) {
      const tag = tags[place] as Tag
      if (tag.start < at) continue
      between(text.slice(at, tag.start))
      at = tag.end
      const { name } = tag
      if (tag.isEnd) {
        const ended = open.findLastIndex((each) => each.name === name)
        if (ended < 0) continue
        const [block] = open.splice(ended)
        // Kept in its attributes, with nothing between its comments but what a program adds.
        if (block?.attributes && name.includes('/') && wordsAt <= block.from)
          add(moduleHtml(settingsOf(block.attributes)))
      } else if (tag.isAlone) add(alone(name, settingsOf(tag.attributes), within))
      else if (isLeftOut(tag) && !neverEnding.has(name)) {
        const end = endOf(tags, place)
        if (end === null) neverEnding.add(name)
        at = end ?? at
        context.say(note('block-left-out', name))
      } else {
        // Titles of tabs and toggles that a program draws, unless they stand in the block as well.
        const titles = name === 'tab' ? [String(settingsOf(tag.attributes).label ?? '')] : titlesOf(tag)
        const near = titles.length ? text.slice(tag.end, tag.end + nearTitles) : ''
        for (const title of titles) if (!near.includes(title)) add(headingHtml(title))
        if (open.length < 500) open.push({ name, attributes: tag.attributes, from: result.length })
      }
    }
    between(text.slice(at))
    return result
  }

  const alone = (name: string, settings: Settings, within: readonly string[]): string => {
    if (silent.has(name)) return ''
    if (name === 'footnotes') return footnotesHtml(context)
    if (name === 'block')
      return sharedBlock(String(settings.ref ?? ''), wordsOfSettings({ content: settings.content }), within)
    if (name === 'pattern') {
      context.say(note('block-left-out', `pattern ${String(settings.slug ?? '')}`.trim()))
      return ''
    }
    if (name === 'gallery' && Array.isArray(settings.ids)) return picturesHtml(settings.ids.map(String))
    if (name === 'image' && (settings.url || settings.id))
      return pictureHtml(
        String(settings.url ?? settings.id),
        String(settings.alt ?? ''),
        String(settings.caption ?? ''),
      )
    // Some embeds are stored as their attributes alone.
    const { url } = settings
    if (typeof url === 'string' && /embed/.test(name) && addressHtml(url))
      return `<figure class="wp-block-embed">${addressHtml(url)}</figure>`
    if (!dynamic.test(name) && !isDrawnElsewhere(name)) {
      const html = moduleHtml(ofFields.test(name) ? fieldsOf(settings) : settings)
      if (!isEmptyHtml(html)) return html
      if (typeof url === 'string' && addressHtml(url)) return addressHtml(url)
    }
    context.say(note('block-left-out', [name, wordsOfSettings(settings)].filter(Boolean).join(': ')))
    return ''
  }

  const sharedBlock = (id: string, instead: string, within: readonly string[]): string => {
    // What this post says in it instead of the words of all (pattern overrides).
    if (instead) context.say(note('words-left-out', instead))
    const words = context.library.sharedBlocks.get(id)
    shared.blocks += 1
    shared.characters += words?.length ?? 0
    if (
      words === undefined ||
      within.length >= sharing.deepest ||
      within.includes(id) ||
      shared.blocks > sharing.most ||
      shared.characters > sharing.characters
    ) {
      context.say(note('block-left-out', `block ${id}`.trim()))
      return ''
    }
    return hasBlocks(words) ? read(words, [...within, id]) : autop(words)
  }

  return read(content, [])
}

/** Characters in which a title stands, where the block holds it itself. */
const nearTitles = 10_000

const titlesOf = ({ name, attributes }: Tag): string[] =>
  name.includes('/') && /title|heading|question/i.test(attributes) ? titlesIn(settingsOf(attributes)) : []

/** Whether nothing of a block is the story's. */
const isLeftOut = ({ name, attributes }: Tag): boolean => ofOtherPages.test(name) || isHidden.test(attributes)

/** Behind the end of the block that begins at a place; what is nested in it under its own name is in it. Null where it has none. */
function endOf(tags: readonly Tag[], place: number): number | null {
  const begins = tags[place] as Tag
  let depth = 0
  for (let at = place; at < tags.length; at += 1) {
    const tag = tags[at] as Tag
    if (tag.name !== begins.name || tag.isAlone) continue
    depth += tag.isEnd ? -1 : 1
    if (depth === 0) return tag.end
  }
  return null
}

function settingsOf(attributes: string): Settings {
  try {
    const given: unknown = attributes ? JSON.parse(attributes) : {}
    return given && typeof given === 'object' ? (given as Settings) : {}
  } catch {
    return {}
  }
}

/** Blocks of a site's own, made with Advanced Custom Fields, Genesis Custom Blocks, Lazy Blocks, Meta Box, Carbon Fields. */
const ofFields = /^(?:acf|genesis-custom-blocks|block-lab|lazyblock|meta-box|mb|carbon-fields)\//

/** Their fields have names that the site chose; those of ACF have a key each beside it. */
function fieldsOf(settings: Settings): Settings {
  const { data } = settings
  return Object.fromEntries(
    Object.entries(data && typeof data === 'object' ? (data as Settings) : settings)
      .filter(([key]) => !key.startsWith('_'))
      .map(([key, value]) => [
        typeof value === 'string' && !isOfLooks(key) && /\p{L}\s+\p{L}/u.test(value) ? `${key}_text` : key,
        value,
      ]),
  )
}
