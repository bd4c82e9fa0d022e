/**
 * The door of the story document. Whatever comes in (the editor, an import, an old row), what goes out is a
 * {@link StoryDocument}: nodes and marks on the allow-list, attributes of the right type, safe addresses.
 * Nothing a person wrote is lost: a node we do not know becomes the text it held.
 */

import { firstOf, present } from '../present.ts'
import { type Attributes, direction, type Raw, words } from './blocks/attributes.ts'
import type { Built, NodeRule } from './blocks/block-model.ts'
import { blockModels, modelOf, partRules } from './blocks/models.ts'
import { withoutOverrides } from './clean-text.ts'
import type { Block, StoryDocument } from './document.ts'
import type { Mark } from './inline.ts'
import { safeHref } from './safe-address.ts'

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

const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const rawAttrs = (raw: Raw): Raw => (isRaw(raw.attrs) ? raw.attrs : {})

const topLevel: readonly string[] = Object.keys(blockModels)

const nodeRules: Readonly<Record<string, NodeRule>> = {
  ...Object.fromEntries(Object.entries(blockModels).map(([type, { rule }]) => [type, rule])),
  ...partRules,
}

/** No node carries an empty `attrs`: a document has one form. */
const withAttributes = (type: string, attrs: Attributes): Built =>
  Object.keys(attrs).length ? { type, attrs } : { type }

/** Neighbours that are marked alike are one: a document has one form. */
const joined = (line: readonly Built[]): Built[] =>
  line.reduce<Built[]>((found, each) => {
    const last = found.at(-1)
    if (
      last?.text !== undefined &&
      each.text !== undefined &&
      JSON.stringify(last.marks) === JSON.stringify(each.marks)
    )
      found.splice(-1, 1, { ...last, text: last.text + each.text })
    else found.push(each)
    return found
  }, [])

/** A line whose notes stand in it, as words. */
const withNotesInline = (line: readonly Built[]): Built[] =>
  line.flatMap((each) => (each.type === 'footnote' ? present(each.content, 'words of a note') : [each]))

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
    isRaw(raw) && (raw.type === 'text' || raw.type === 'hardBreak' || raw.type === 'footnote')

  const readInline = (raw: unknown, depth: number): Built[] => {
    count(depth)
    if (!isRaw(raw)) return []
    if (raw.type === 'hardBreak') return [{ type: 'hardBreak' }]
    if (raw.type === 'footnote') {
      // A note within a note is part of its words.
      const content = joined(withNotesInline(readLine(childrenOf(raw), depth + 1)))
      if (content.some(({ text }) => text?.trim())) return [{ type: 'footnote', content }]
      warn({ kind: 'emptied', subject: 'footnote' })
      return []
    }
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
    return readLine(childrenOf(raw), depth + 1)
  }

  const readLine = (raws: unknown[], depth: number): Built[] =>
    joined(raws.flatMap((raw) => readInline(raw, depth)))

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
        built.push(...place({ type: 'paragraph', attrs: { dir: null }, content: joined(loose) }, allowed))
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

  /** A built paragraph where paragraphs may stand; else wrapped in what may, as an item or a cell. */
  const place = (paragraph: Built, allowed: readonly string[]): Built[] => {
    if (allowed.includes('paragraph')) return [paragraph]
    const wrapper = firstOf(allowed)
    const rule = present(nodeRules[wrapper], 'rule of this block')
    const attrs = rule.attrs({})
    // Among pictures no words may stand: what holds the pictures lets them go on below it.
    if (!attrs) return [paragraph]
    // In a cell or an item stands the paragraph, in a half of a verse its words.
    const content = Array.isArray(rule.content) ? place(paragraph, rule.content) : paragraph.content
    return [{ ...withAttributes(wrapper, attrs), ...(content && { content }) }]
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
      const address = rule.address?.(a) ?? null
      const text = words(a.title) ?? words(a.caption) ?? words(a.headline) ?? address
      warn({ kind: rule.address ? 'unsafe-address' : 'emptied', subject: address ?? type })
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
    if (rule.content === 'inline') node.content = readLine(childrenOf(raw), depth + 1)
    else if (rule.content === 'text')
      // In code nothing has a note.
      node.content = joined(
        withNotesInline(readLine(childrenOf(raw), depth + 1)).map((child) => ({
          type: 'text',
          text: child.type === 'hardBreak' ? '\n' : present(child.text, 'text'),
        })),
      )
    else node.content = readChildren(childrenOf(raw), rule.content, depth + 1)
    if (rule.settle) return rule.settle(node)
    if (node.content.length === 0) {
      // Who said it, or its translation, may be written down before the words themselves.
      const says = (modelOf(type)?.fields as readonly string[] | undefined)?.some((field) => attrs[field])
      if (rule.needsContent && !says) return []
      if (Array.isArray(rule.content))
        node.content = place({ type: 'paragraph', attrs: { dir: null } }, rule.content)
      else delete node.content
    }
    return [node]
  }

  const root = isRaw(input) ? input : {}
  const content = readChildren(root.type === 'doc' ? childrenOf(root) : [root], topLevel, 1)
  return {
    // The rules admit only what the types admit; TypeScript cannot see through a table.
    document: {
      type: 'doc',
      content: (content.length ? content : [{ type: 'paragraph', attrs: { dir: null } }]) as Block[],
    },
    warnings,
  }
}
