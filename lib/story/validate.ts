/**
 * The door of the story document. Whatever comes in (the editor, an import, an old row), what goes out is a
 * {@link StoryDocument}: nodes and marks on the allow-list, attributes of the right type, safe addresses.
 * Nothing a person wrote is lost: a node we do not know becomes the text it held.
 */

import type { Block, Mark, StoryDocument } from './document.ts'
import { embedProviderOf, safeHref } from './safe-address.ts'

/** Deeper than any story nests, shallower than the stack. */
const maxDepth = 16
/** A 100,000-word story has about 3,000 nodes. */
const maxNodes = 50_000

/** A document too deep or too large to be a story; the only thing {@link validateDocument} throws. */
export class DocumentRefused extends Error {
  override name = 'DocumentRefused'
}

export type DocumentWarning = {
  /** What was changed: a node lifted out of its wrapper, a mark dropped, an address refused. */
  kind: 'unknown-node' | 'misplaced-node' | 'unknown-mark' | 'unsafe-address' | 'emptied'
  /** The node or mark type, or the address, as it came in. */
  subject: string
}

type Raw = { [key: string]: unknown }
type Attributes = Record<string, string | number | null>
/** A node in the making; the tables below guarantee it is a {@link Block} by the time it is one. */
type Built = { type: string; attrs?: Attributes; content?: Built[]; text?: string; marks?: Mark[] }

const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const rawAttrs = (raw: Raw): Raw => (isRaw(raw.attrs) ? raw.attrs : {})

const direction = (value: unknown) => (value === 'rtl' || value === 'ltr' ? value : null)
const words = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() ? withoutOverrides(value.trim()) : null
const whole = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : otherwise

const prose = ['paragraph', 'bulletList', 'orderedList'] as const
const topLevel = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'pullQuote',
  'figure',
  'storyCard',
  'embed',
  'factBox',
  'table',
  'codeBlock',
  'horizontalRule',
  'liveUpdate',
] as const

/** No node carries an empty `attrs`: a document has one form. */
const withAttributes = (type: string, attrs: Attributes): Built =>
  Object.keys(attrs).length ? { type, attrs } : { type }

type NodeRule = {
  /** 'inline': text with marks; 'text': bare text; a list: those nodes only; null: a leaf. */
  content: 'inline' | 'text' | readonly string[] | null
  /** The attributes it keeps, or null when without a required one it is nothing. */
  attrs: (raw: Raw) => Attributes | null
  /** An empty one is dropped: it would print as a hole in the page. */
  needsContent: boolean
}

const nodeRules: Record<string, NodeRule> = {
  paragraph: { content: 'inline', attrs: (a) => ({ dir: direction(a.dir) }), needsContent: false },
  heading: {
    content: 'inline',
    attrs: (a) => ({ dir: direction(a.dir), level: whole(a.level, 2, 4, 2) }),
    needsContent: true,
  },
  bulletList: { content: ['listItem'], attrs: (a) => ({ dir: direction(a.dir) }), needsContent: true },
  orderedList: {
    content: ['listItem'],
    attrs: (a) => ({ dir: direction(a.dir), start: whole(a.start, 0, 9999, 1) }),
    needsContent: true,
  },
  listItem: { content: prose, attrs: () => ({}), needsContent: true },
  blockquote: {
    content: prose,
    attrs: (a) => ({ dir: direction(a.dir), attribution: words(a.attribution) }),
    needsContent: true,
  },
  pullQuote: {
    content: 'inline',
    attrs: (a) => ({ dir: direction(a.dir), attribution: words(a.attribution) }),
    needsContent: true,
  },
  figure: {
    content: null,
    attrs: (a) => {
      const mediaId = words(a.mediaId)
      return mediaId
        ? {
            mediaId,
            alt: words(a.alt),
            caption: words(a.caption),
            credit: words(a.credit),
            licence: words(a.licence),
          }
        : null
    },
    needsContent: false,
  },
  storyCard: {
    content: null,
    attrs: (a) => {
      const storyId = words(a.storyId)
      return storyId ? { storyId } : null
    },
    needsContent: false,
  },
  embed: {
    content: null,
    attrs: (a) => {
      const provider = embedProviderOf(a.url)
      return provider ? { provider, url: safeHref(a.url), title: words(a.title) } : null
    },
    needsContent: false,
  },
  factBox: {
    content: [...prose, 'table'],
    attrs: (a) => ({ dir: direction(a.dir), title: words(a.title) ?? '' }),
    needsContent: true,
  },
  table: {
    content: ['tableRow'],
    attrs: (a) => ({ dir: direction(a.dir), caption: words(a.caption) }),
    needsContent: true,
  },
  tableRow: { content: ['tableCell', 'tableHeader'], attrs: () => ({}), needsContent: true },
  tableCell: { content: ['paragraph'], attrs: spans, needsContent: false },
  tableHeader: { content: ['paragraph'], attrs: spans, needsContent: false },
  codeBlock: { content: 'text', attrs: (a) => ({ language: words(a.language) }), needsContent: true },
  horizontalRule: { content: null, attrs: () => ({}), needsContent: false },
  liveUpdate: {
    content: [...prose, 'blockquote', 'figure'],
    attrs: (a) => {
      const at = typeof a.at === 'string' && !Number.isNaN(Date.parse(a.at)) ? new Date(a.at) : null
      return at ? { dir: direction(a.dir), at: at.toISOString(), headline: words(a.headline) ?? '' } : null
    },
    needsContent: false,
  },
}

function spans(a: Raw): Attributes {
  return { colspan: whole(a.colspan, 1, 50, 1), rowspan: whole(a.rowspan, 1, 500, 1) }
}

/**
 * Text as it may stand in a story: NFC, without controls. Embeddings and overrides (U+202A–202E) reorder what
 * follows them and are how one name is made to read as another (https://trojansource.codes), so they go;
 * isolates stay, closed where their text node left them open (UAX #9, section 2.4).
 */
export function withoutOverrides(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\ufffe\uffff]/g, '')
  let open = 0
  let balanced = ''
  for (const character of clean.toWellFormed()) {
    if (/[\u2066-\u2068]/.test(character)) open += 1
    if (character === '\u2069') {
      if (open === 0) continue
      open -= 1
    }
    balanced += character
  }
  return balanced + '\u2069'.repeat(open)
}

const isScript = ({ type }: Mark): boolean => type === 'superscript' || type === 'subscript'

function readMark(raw: unknown, warn: (warning: DocumentWarning) => void): Mark | null {
  const mark = isRaw(raw) ? raw : {}
  const a = rawAttrs(mark)
  switch (mark.type) {
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strike':
    case 'superscript':
    case 'subscript':
    case 'code':
      return { type: mark.type }
    case 'link': {
      const href = safeHref(a.href)
      if (href) return { type: 'link', attrs: { href } }
      warn({ kind: 'unsafe-address', subject: String(a.href) })
      return null
    }
    case 'storyLink': {
      const storyId = words(a.storyId)
      return storyId ? { type: 'storyLink', attrs: { storyId } } : null
    }
    case 'isolate':
      return {
        type: 'isolate',
        attrs: {
          dir: direction(a.dir),
          // BCP 47: a language, then subtags. Anything else would be an attribute injection for a screen reader.
          lang: typeof a.lang === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(a.lang) ? a.lang : null,
        },
      }
    default:
      warn({ kind: 'unknown-mark', subject: String(mark.type) })
      return null
  }
}

/** The block that an `unknownBlock` keeps; null where it keeps none. */
function parsed(stored: unknown): Raw | null {
  if (typeof stored !== 'string') return null
  try {
    const block: unknown = JSON.parse(stored)
    return isRaw(block) && block.type !== 'unknownBlock' && block.type !== undefined ? block : null
  } catch {
    return null
  }
}

/**
 * The document a story is stored and rendered from.
 * @param input anything; ProseMirror JSON of the current version is what it is meant for
 * @param preserveUnknown for writers: a block that holds something we do not know is kept whole, as an `unknownBlock`,
 *   instead of becoming its text
 * @throws {DocumentRefused} when it is too deep or too large to walk
 */
export function validateDocument(
  input: unknown,
  { preserveUnknown = false }: { preserveUnknown?: boolean } = {},
): { document: StoryDocument; warnings: DocumentWarning[] } {
  const warnings: DocumentWarning[] = []
  const warn = (warning: DocumentWarning) => warnings.push(warning)
  let nodes = 0

  const childrenOf = (raw: Raw): unknown[] => (Array.isArray(raw.content) ? raw.content : [])
  const isInline = (raw: unknown): raw is Raw =>
    isRaw(raw) && (raw.type === 'text' || raw.type === 'hardBreak')

  const readInline = (raw: unknown, depth: number): Built[] => {
    count(depth)
    if (!isRaw(raw)) return []
    if (raw.type === 'hardBreak') return [{ type: 'hardBreak' }]
    if (raw.type === 'text') {
      const text = typeof raw.text === 'string' ? withoutOverrides(raw.text) : ''
      if (!text) return []
      const marks = (Array.isArray(raw.marks) ? raw.marks : [])
        .map((mark) => readMark(mark, warn))
        .filter((m) => m !== null)
        // Above the line or below it: the last one said counts, as in the editor.
        .filter((mark, index, all) => !isScript(mark) || !all.slice(index + 1).some(isScript))
      return [marks.length ? { type: 'text', text, marks } : { type: 'text', text }]
    }
    warn({ kind: nodeRules[String(raw.type)] ? 'misplaced-node' : 'unknown-node', subject: String(raw.type) })
    return childrenOf(raw).flatMap((child) => readInline(child, depth + 1))
  }

  const count = (depth: number): void => {
    nodes += 1
    if (depth > maxDepth || nodes > maxNodes) {
      throw new DocumentRefused(
        `The document is not a story: more than ${maxNodes} nodes, or nested deeper than ${maxDepth}.`,
      )
    }
  }

  /** Children of a container, inline runs between them gathered into paragraphs. */
  const readChildren = (raws: unknown[], allowed: readonly string[], depth: number): Built[] => {
    const built: Built[] = []
    let loose: Built[] = []
    const flush = () => {
      if (loose.length)
        built.push(...place({ type: 'paragraph', attrs: { dir: null }, content: loose }, allowed))
      loose = []
    }
    for (const raw of raws) {
      if (isInline(raw)) loose.push(...readInline(raw, depth))
      else {
        flush()
        built.push(...(depth === 1 && isRaw(raw) ? readBlock(raw) : readNode(raw, allowed, depth)))
      }
    }
    flush()
    return built
  }

  /** A built paragraph where paragraphs may stand; inside a list, wrapped in an item. */
  const place = (paragraph: Built, allowed: readonly string[]): Built[] => {
    if (allowed.includes('paragraph')) return [paragraph]
    const wrapper = allowed[0]!
    const inside =
      wrapper === 'tableRow' ? place(paragraph, nodeRules.tableRow!.content as string[]) : [paragraph]
    return [{ ...withAttributes(wrapper, nodeRules[wrapper]!.attrs({}) ?? {}), content: inside }]
  }

  /** A block of the document itself, which may be one that was kept, or is to be. */
  const readBlock = (raw: Raw): Built[] => {
    const whole = raw.type === 'unknownBlock' ? parsed(rawAttrs(raw).stored) : raw
    if (!whole) return []
    const known = warnings.length
    const built = readNode(whole, topLevel, 1)
    if (!preserveUnknown || !warnings.slice(known).some(({ kind }) => kind === 'unknown-node')) return built
    warnings.length = known
    return [{ type: 'unknownBlock', attrs: { stored: JSON.stringify(whole) } }]
  }

  const readNode = (raw: unknown, allowed: readonly string[], depth: number): Built[] => {
    count(depth)
    if (!isRaw(raw)) return []
    const type = String(raw.type)
    const rule = nodeRules[type]
    if (!rule || !allowed.includes(type)) {
      warn({ kind: rule ? 'misplaced-node' : 'unknown-node', subject: type })
      return readChildren(childrenOf(raw), allowed, depth + 1)
    }
    const attrs = rule.attrs(rawAttrs(raw))
    if (!attrs) {
      // A picture without an id, an embed from nobody's list: keep the words it carried, if any.
      const a = rawAttrs(raw)
      const address = type === 'embed' ? safeHref(a.url) : null
      const text = words(a.title) ?? words(a.caption) ?? words(a.headline) ?? address
      warn({ kind: type === 'embed' ? 'unsafe-address' : 'emptied', subject: address ?? type })
      const kept: Built[] = text
        ? place(
            {
              type: 'paragraph',
              attrs: { dir: null },
              content: [
                address
                  ? { type: 'text', text, marks: [{ type: 'link', attrs: { href: address } }] }
                  : { type: 'text', text },
              ],
            },
            allowed,
          )
        : []
      return [...kept, ...readChildren(childrenOf(raw), allowed, depth + 1)]
    }
    const node = withAttributes(type, attrs)
    if (rule.content === null) return [node]
    if (rule.content === 'inline')
      node.content = childrenOf(raw).flatMap((child) => readInline(child, depth + 1))
    else if (rule.content === 'text')
      node.content = childrenOf(raw)
        .flatMap((child) => readInline(child, depth + 1))
        .map((child) => ({ type: 'text', text: child.type === 'hardBreak' ? '\n' : child.text! }))
    else node.content = readChildren(childrenOf(raw), rule.content, depth + 1)
    if (node.content.length === 0) {
      if (rule.needsContent) return []
      if (type !== 'paragraph') node.content = [{ type: 'paragraph', attrs: { dir: null } }]
      else delete node.content
    }
    return [node]
  }

  const root = isRaw(input) ? input : {}
  const content = readChildren(root.type === 'doc' ? childrenOf(root) : [root], topLevel, 1)
  return {
    // The tables above admit only what the types admit; TypeScript cannot see through a table.
    document: {
      type: 'doc',
      content: (content.length ? content : [{ type: 'paragraph', attrs: { dir: null } }]) as Block[],
    },
    warnings,
  }
}
