/** Joomla's content as J2XML writes it, versions 1.5 to 21 (https://github.com/eshiol/j2xml). */

import type { ImportNote } from '../../vocabulary.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { stateInLanguage } from '../import/foreign-language.ts'
import { aloneHtml, escapeHtml, pictureHtml } from '../import/html-text.ts'
import type { ImportRecord, RecordState, StoryRecord, TermRecord } from '../import/import-record.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { onSite, sourcesOnSite } from '../import/on-site.ts'
import { originOf } from '../import/origin-of.ts'
import { peopleByName } from '../import/people-by-name.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { childOf, childrenOf, childText, type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { longestElement } from './joomla-pictures.ts'

type Known = { terms: Map<string, TermRecord>; users: Map<string, string>; origin: string | null }

/** @throws {FileRefused} */
export async function* readJoomla(parts: ArchivePart[], fileName: string): AsyncGenerator<ImportRecord> {
  const known: Known = { terms: new Map(), users: new Map(), origin: null }
  const read = (part: ArchivePart) =>
    xmlElements(part.open, (depth) => depth === 1, { mayNameDoctype: true, longestElement })
  // What stories refer to stands behind them.
  for (const part of parts) for await (const each of read(part)) if ('whole' in each) learn(each.whole, known)
  const source = siteIdentity('joomla', known.origin, fileName.replace(/\.\w{2,4}$/, ''))
  yield { kind: 'site', source, origin: known.origin, locale: null }
  const people = new Set<string>()
  for (const part of parts)
    for await (const each of read(part)) {
      if ('removed' in each) yield { kind: 'other', note: note('characters-removed', String(each.removed)) }
      if (!('whole' in each)) continue
      const { name } = each.whole
      if (name === 'content') {
        const story = storyOf(each.whole, known)
        yield* peopleByName(story.people, people)
        yield story
      } else if (!taken.has(name)) yield { kind: 'other', note: note('type-left-out', name) }
    }
}

/** What comes in with the stories that name it. */
const taken = new Set([
  'content',
  'base',
  'user',
  'tag',
  'category',
  'section',
  'usergroup',
  'viewlevel',
  'img',
])

function learn(element: XmlElement, known: Known): void {
  const text = (name: string) => childText(element, name)
  if (element.name === 'base') known.origin ??= originOf(element.text.trim())
  if (element.name === 'user') known.users.set(text('username'), text('name'))
  if (element.name === 'category' || element.name === 'section' || element.name === 'tag') {
    const kind = element.name === 'tag' ? 'tag' : 'category'
    const path = text('path') || text('alias')
    known.terms.set(`${kind}:${path}`, { name: text('title'), slug: text('alias') || null })
  }
}

const states: Readonly<Record<string, RecordState>> = { '1': 'published', '2': 'published', '-2': 'trash' }

function storyOf(element: XmlElement, known: Known): StoryRecord {
  const notes: ImportNote[] = []
  const text = (name: string) => childText(element, name)
  const images = valuesIn(text('images'))
  for (const field of ['image_intro', 'image_fulltext'])
    images[field] = onSite(known.origin, images[field] ?? '')
  const links = valuesIn(text('urls'))
  const begins = momentOf(zeroless(text('publish_up')))
  const ends = momentOf(zeroless(text('publish_down')))
  const category = text('catid')
  const section =
    category && !/^(?:\d+|uncategorised)$/.test(category)
      ? (known.terms.get(`category:${category}`) ?? named(category))
      : null
  const tags = (
    childOf(element, 'taglist')
      ? childrenOf(childOf(element, 'taglist') as XmlElement, 'tag')
      : childrenOf(element, 'tag')
  )
    .map((each) => each.text.trim())
    .filter(Boolean)
  const login = text('created_by')
  const author = text('created_by_alias') || known.users.get(login) || login
  if (text('featured') === '1') notes.push(note('was-pinned'))
  const slug = text('alias') || null
  return {
    kind: 'story',
    sourceId: text('id') || slug || text('title'),
    groupKey: null,
    locale: localeOf(text('language').replace('*', '')),
    state: stateInLanguage(
      stateOf(text('state') || text('published'), text('access'), { begins, ends }, notes),
      text('language'),
      (each) => notes.push(each),
    ),
    isPage: false,
    headline: text('title'),
    slug,
    standfirst: null,
    // Its first part stands in the text; this is what search engines are told.
    elsewhere: { searchDescription: text('metadesc') || null },
    publishedAt: begins ?? momentOf(zeroless(text('created'))),
    people: author && author !== '0' ? [author] : [],
    section,
    topics: tags.map((tag) => known.terms.get(`tag:${tag}`) ?? named(tag)),
    text: (say) =>
      sourcesOnSite(
        known.origin,
        htmlOf(element, { images, links, lead: images.image_intro || images.image_fulltext || '' }, say),
      ),
    lead: images.image_intro || images.image_fulltext || null,
    oldPaths: addressesOf(text('id'), slug, category, ownAddress(text('canonical'), known.origin)),
    notes,
  }
}

const zeroless = (written: string): string => (written.startsWith('0000') ? '' : written)
const named = (path: string): TermRecord => ({
  name: path.slice(path.lastIndexOf('/') + 1).replaceAll('-', ' '),
  slug: path.slice(path.lastIndexOf('/') + 1),
})

function stateOf(
  state: string,
  access: string,
  { begins, ends }: { begins: Date | null; ends: Date | null },
  notes: ImportNote[],
): RecordState {
  const known = states[state] ?? 'draft'
  if (known !== 'published') return known
  // 1 and "Public" are everybody's; the rest are groups of users.
  if (access && !/^(?:1|0|public)$/i.test(access)) {
    notes.push(note('was-private', access))
    return 'private'
  }
  if (ends && ends.getTime() < Date.now()) {
    notes.push(note('was-expired', ends.toISOString().slice(0, 10)))
    return 'draft'
  }
  return begins && begins.getTime() > Date.now() ? 'scheduled' : 'published'
}

/** JSON in a text. */
function valuesIn(written: string): Record<string, string> {
  try {
    const found: unknown = JSON.parse(written || '{}')
    return typeof found === 'object' && found !== null
      ? Object.fromEntries(
          Object.entries(found).map(([name, value]) => [
            name,
            typeof value === 'string' ? value.replace(/#joomlaImage:.*$/s, '') : '',
          ]),
        )
      : {}
  } catch {
    return {}
  }
}

/** What Joomla itself says its address is. */
const ownAddress = (written: string, origin: string | null): string =>
  origin && originOf(written) === origin ? written : ''

/** As Joomla makes them without and with its router. */
const addressesOf = (id: string, slug: string | null, category: string, canonical: string): string[] =>
  !/^\d+$/.test(id)
    ? []
    : [
        ...(canonical ? [canonical] : []),
        `/index.php?option=com_content&view=article&id=${id}`,
        ...(slug && category && !/^\d+$/.test(category)
          ? [`/${category}/${id}-${slug}`, `/${category}/${slug}`]
          : []),
      ]

/** `{loadposition x}` and the like: what a plug-in of the site puts in their place. */
const plugin = /\{\/?([a-z][\w-]{1,40})(?:[ =][^{}\n]{0,500})?\}/gi

/** `{youtube}ID{/youtube}`: AllVideos and its like take the id of a film, or its address, with settings behind a bar. */
const player = /\{([a-z]\w{1,30})\}\s*([^\s{}<>|]{1,500})\s*(?:\|[^{}<>]{0,200})?\{\/\1\}/gi
const films: Readonly<Record<string, string>> = {
  youtube: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
  dailymotion: 'https://www.dailymotion.com/video/',
}

/** Null for what is no film, nor an address. */
function playerHtml(name: string, said: string): string | null {
  if (/^https?:\/\//i.test(said)) return aloneHtml(said)
  const site = films[name]
  return site && /^[\w-]+$/.test(said) ? aloneHtml(site + said) : null
}

function htmlOf(
  element: XmlElement,
  { images, links, lead }: { images: Record<string, string>; links: Record<string, string>; lead: string },
  say: (each: ImportNote) => void,
): string {
  const body = `${childText(element, 'introtext')}\n${childText(element, 'fulltext')}`
    .replace(/<hr\b[^<>]{0,200}?\bid="system-readmore"[^<>]{0,200}>/gi, '')
    .replace(/<hr\b[^<>]{0,500}?\bclass="system-pagebreak"[^<>]{0,500}>/gi, '<hr>')
    .replace(player, (whole, name: string, said: string) => playerHtml(name.toLowerCase(), said) ?? whole)
    .replace(plugin, (whole, name: string) => {
      say(note('shortcode-removed', whole.slice(1, -1) || name))
      return ''
    })
  // What is said of the one picture is not said of the other.
  const ofLead = (said: 'alt' | 'caption') =>
    images[`image_intro_${said}`] ||
    (images.image_fulltext === lead ? images[`image_fulltext_${said}`] : undefined)
  const captioned = ofLead('caption')
  const first = lead && captioned ? pictureHtml(lead, ofLead('alt'), escapeHtml(captioned)) : ''
  const second =
    images.image_fulltext && images.image_fulltext !== lead
      ? pictureHtml(
          images.image_fulltext,
          images.image_fulltext_alt,
          escapeHtml(images.image_fulltext_caption ?? ''),
        )
      : ''
  const more = ['a', 'b', 'c']
    .map((letter) => aloneHtml(links[`url${letter}`], links[`url${letter}text`]))
    .join('')
  return `${first}${second}${body}${more}`
}
