/**
 * The one way from a clipboard into a story: HTML or plain text in, validated blocks out. Pure; the tree of the HTML is
 * made by the caller ({@link domTree} in a browser, {@link parse5Tree} elsewhere).
 */
import type { TidyRule } from '../../arabic/tidy-rules.ts'
import type { Locale } from '../../locale/table.ts'
import type { Block } from '../../story/document.ts'
import type { Inline } from '../../story/inline.ts'
import { tidyInline } from '../../story/tidy-inline.ts'
import { validateDocument } from '../../story/validate.ts'
import { cleanHtml, type PasteNotes, type Placeholder } from './clean-html.ts'
import { cleanText, isWhatsApp } from './clean-text.ts'
import { wordsOf } from './inline-run.ts'
import { type TakenPicture, takingPictures } from './pasted-pictures.ts'
import type { PastedElement } from './pasted-tree.ts'

export type Clipboard = {
  /** `text/html`, or empty. */
  html: string
  /** `text/plain`, or empty. */
  text: string
}

export type Pasted = {
  blocks: Block[]
  /** Pictures that are on the clipboard, by the figures of the blocks that stand for them (`takenIndex`). */
  taken: TakenPicture[]
  /** Pictures of other sites, which are not copied: links stand for them. */
  linked: number
  /** Pictures that are neither on the clipboard nor anywhere a link could lead to: their placeholders stand for them. */
  missing: number
  /** More was on the clipboard than a story may hold. */
  isCut: boolean
}

/**
 * What is mended without asking, because nobody could see it to refuse it, or no editor would: invisible characters,
 * glyphs in place of letters, kashida, spaces of programs. All else the tidy pass proposes.
 */
const onPaste: ReadonlySet<TidyRule> = new Set<TidyRule>([
  'bidi-control',
  'unbalanced-isolate',
  'invisible-character',
  'non-joiner',
  'presentation-form',
  'composition',
  'tatweel',
  'odd-space',
  'doubled-space',
  'line-edge-space',
])

/**
 * A line in as few pieces as it can have, without direction marks at its edges, beside a space or beside each other:
 * there they do nothing but travel along.
 */
function joined(inlines: Inline[]): Inline[] {
  const result: Inline[] = []
  for (const each of inlines) {
    const last = result.at(-1)
    if (each.type !== 'text') result.push(each)
    else {
      const text = each.text.replace(/(?<=^|\s)[\u200E\u200F\u061C]+|[\u200E\u200F\u061C]+(?=$|\s)/g, '')
      if (!text) continue
      if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(each.marks ?? []))
        last.text += text
      else result.push({ ...each, text })
    }
  }
  return result
}

/** Whether there is anything in a line that {@link onPaste} is about: most lines have nothing, and tidying takes its time. */
const suspect =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u0640\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFB50-\uFDFF\uFE70-\uFEFF\uFFF9-\uFFFC\t]|[ \u00A0]{2}|^\s|\s$/

/** Characters of a line; a longer one is no paragraph of anybody's. */
const longestLine = 10_000

function mended(inlines: Inline[], locale: Locale): Inline[] {
  const text = wordsOf(inlines)
  return suspect.test(text) && text.length <= longestLine ? tidyInline(inlines, locale, onPaste) : inlines
}

function tidied<B>(node: B, locale: Locale): B {
  const { type, content } = node as { type?: string; content?: unknown[] }
  if (!Array.isArray(content) || type === 'codeBlock' || type === 'scripture') return node
  const isLine = content.some((each) => ['text', 'hardBreak'].includes((each as { type: string }).type))
  return {
    ...node,
    content: isLine
      ? mended(joined(content as Inline[]), locale)
      : content.map((each) => tidied(each, locale)),
  }
}

/** What the one who pastes does with pictures. */
export type PictureCare = {
  /** How many pictures are on the clipboard as files. */
  files: number
  /** What stands in the text for one that is not to be had. */
  placeholder: Placeholder
}

/**
 * @param locale the story's language, whose rules the text is tidied by
 * @param treeOf reads HTML without running or fetching anything
 */
export function readClipboard(
  { html, text }: Clipboard,
  locale: Locale,
  treeOf: (html: string) => { root: PastedElement; isCut: boolean },
  { files, placeholder }: PictureCare = { files: 0, placeholder: (alt) => `[${alt}]` },
): Pasted {
  // WhatsApp's own window puts HTML beside it that says less than the text.
  const isPlain =
    !html.trim() || (text.trim() !== '' && (isWhatsApp(text) || /\bdata-pre-plain-text=/.test(html)))
  let blocks: Block[]
  let taken: TakenPicture[] = []
  let notes: PasteNotes = { linked: 0, missing: 0 }
  let isCut: boolean
  if (isPlain) ({ blocks, isCut } = cleanText(text))
  else {
    const tree = treeOf(html)
    isCut = tree.isCut
    const pictures = takingPictures(html, tree.root, files)
    ;({ blocks, notes } = cleanHtml(tree.root, pictures.pictureOf, placeholder))
    taken = pictures.taken
    if (blocks.length === 0 && notes.linked + notes.missing === 0) blocks = cleanText(text).blocks
  }
  const settled = settle(blocks, locale)
  return { blocks: settled.blocks, taken, ...notes, isCut: isCut || settled.isCut }
}

/** As many blocks as a story has room for, without what nobody could see in them, through the document's door. */
export function settle(blocks: Block[], locale: Locale): { blocks: Block[]; isCut: boolean } {
  const kept = firstBlocks(blocks)
  const isCut = kept.length < blocks.length
  if (kept.length === 0) return { blocks: [], isCut }
  const { document } = validateDocument({
    type: 'doc',
    content: kept.map((block) => tidied(block, locale)),
  })
  return { blocks: document.content, isCut }
}

/** Fewer than the 50,000 at which a document is refused (`lib/story/validate.ts`): there is a story around it. */
const maxNodes = 30_000

/** As many blocks, from the first, as a story has room for. */
function firstBlocks(blocks: Block[]): Block[] {
  let nodes = 0
  const count = (node: { content?: unknown[] }): void => {
    nodes += 1
    for (const child of node.content ?? []) count(child as { content?: unknown[] })
  }
  const end = blocks.findIndex((block) => {
    count(block as { content?: unknown[] })
    return nodes > maxNodes
  })
  return end < 0 ? blocks : blocks.slice(0, end)
}
