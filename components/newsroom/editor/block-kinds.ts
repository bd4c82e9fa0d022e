/** Every kind of block an editor can ask for, as the slash menu and the toolbar offer it. */
import { setBlockType, toggleMark, wrapIn } from '@tiptap/pm/commands'
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { liftTarget } from '@tiptap/pm/transform'
import { fold } from '@/lib/arabic/fold.ts'
import { emptyTable, insertBlock } from './commands/insert-block.ts'

/** What needs an answer before there is a block: which picture, which story, which address. */
export type Question = 'figure' | 'upload' | 'storyCard' | 'embed' | 'link'

export type BlockKind = {
  id:
    | 'paragraph'
    | 'heading2'
    | 'heading3'
    | 'heading4'
    | 'bulletList'
    | 'orderedList'
    | 'blockquote'
    | 'pullQuote'
    | 'figure'
    | 'upload'
    | 'storyCard'
    | 'embed'
    | 'factBox'
    | 'table'
    | 'codeBlock'
    | 'horizontalRule'
    | 'liveUpdate'
  /** What a person may type to find it, besides its name, in Arabic and English. */
  aliases: string
  act: { command: Command } | { ask: Question }
  /** Turns the block the cursor is in into this, rather than adding one. */
  isTextBlock?: true
}

const inLists = ['bulletList', 'orderedList']

/** Takes the block the selection is in out of every list and quote around it, then makes it what is wanted. */
const asTextBlock =
  (name: 'paragraph' | 'heading' | 'codeBlock' | 'pullQuote', attrs: Record<string, unknown> = {}): Command =>
  (state, dispatch) => {
    const { nodes } = state.schema
    if (setBlockType(nodes[name]!, attrs)(state)) return setBlockType(nodes[name]!, attrs)(state, dispatch)
    const { tr } = state
    for (let step = 0; step < 16; step++) {
      const { $from, $to } = tr.selection
      const range = $from.blockRange($to)
      const target = range && liftTarget(range)
      if (!range || target === null || target === undefined) break
      tr.lift(range, target)
    }
    const { $from, $to } = tr.selection
    tr.setBlockType($from.pos, $to.pos, nodes[name]!, attrs)
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }

/** Makes a list of the selection, or the other kind of list of the one it is in, or no list of its own kind. */
export const toggleList =
  (name: 'bulletList' | 'orderedList'): Command =>
  (state, dispatch) => {
    const { $from } = state.selection
    for (let depth = $from.depth; depth > 0; depth--) {
      const node = $from.node(depth)
      if (!inLists.includes(node.type.name)) continue
      if (node.type.name === name) return liftListItem(state.schema.nodes.listItem!)(state, dispatch)
      dispatch?.(
        state.tr.setNodeMarkup($from.before(depth), state.schema.nodes[name], { dir: node.attrs.dir }),
      )
      return true
    }
    if (wrapInList(state.schema.nodes[name]!)(state, dispatch)) return true
    return asTextBlock('paragraph')(
      state,
      dispatch &&
        ((tr) => {
          const after = state.apply(tr)
          if (
            !wrapInList(state.schema.nodes[name]!)(after, (second) => {
              for (const step of second.steps) tr.step(step)
              dispatch(tr)
            })
          )
            dispatch(tr)
        }),
    )
  }

/** Quotes the selection, or takes it out of its quotation. */
export const toggleQuote: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const quoted = $from.blockRange($to, (node) => node.type.name === 'blockquote')
  if (!quoted) return wrapIn(state.schema.nodes.blockquote!)(state, dispatch)
  const target = liftTarget(quoted)
  if (target === null) return false
  dispatch?.(state.tr.lift(quoted, target).scrollIntoView())
  return true
}

/** Marks that are put on what is selected, and taken off again, by one key. */
export type ToggledMark =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'superscript'
  | 'subscript'
  | 'code'
  | 'isolate'

/** Whether a mark is on what is selected; none in code. */
export const toggle =
  (name: ToggledMark): Command =>
  (state, dispatch) =>
    toggleMark(state.schema.marks[name]!, name === 'isolate' ? { dir: null, lang: null } : null)(
      state,
      dispatch,
    )

const withEmptyParagraph = (name: string, attrs: () => Record<string, unknown>): Command =>
  insertBlock(({ schema }) => schema.node(name, attrs(), [schema.node('paragraph')]))

export const blockKinds: readonly BlockKind[] = [
  {
    id: 'paragraph',
    aliases: 'نص عادي فقرة text paragraph plain',
    act: { command: asTextBlock('paragraph') },
    isTextBlock: true,
  },
  {
    id: 'heading2',
    aliases: 'عنوان فرعي كبير h2 heading title',
    act: { command: asTextBlock('heading', { level: 2 }) },
    isTextBlock: true,
  },
  {
    id: 'heading3',
    aliases: 'عنوان فرعي متوسط h3 heading',
    act: { command: asTextBlock('heading', { level: 3 }) },
    isTextBlock: true,
  },
  {
    id: 'heading4',
    aliases: 'عنوان فرعي صغير h4 heading',
    act: { command: asTextBlock('heading', { level: 4 }) },
    isTextBlock: true,
  },
  {
    id: 'bulletList',
    aliases: 'قائمة نقاط نقط تعداد list bullets unordered ul',
    act: { command: toggleList('bulletList') },
    isTextBlock: true,
  },
  {
    id: 'orderedList',
    aliases: 'قائمة مرقمة أرقام ترقيم list numbered ordered ol',
    act: { command: toggleList('orderedList') },
    isTextBlock: true,
  },
  {
    id: 'blockquote',
    aliases: 'اقتباس استشهاد قول quote blockquote citation',
    act: { command: toggleQuote },
    isTextBlock: true,
  },
  {
    id: 'pullQuote',
    aliases: 'اقتباس بارز مبرز مقتطف pull quote pullquote highlight',
    act: { command: insertBlock(({ schema }) => schema.node('pullQuote')) },
  },
  { id: 'figure', aliases: 'صورة صور معرض picture image photo figure library', act: { ask: 'figure' } },
  { id: 'upload', aliases: 'رفع صورة تحميل ملف upload picture image photo file', act: { ask: 'upload' } },
  {
    id: 'storyCard',
    aliases: 'مادة قصة خبر بطاقة سابق اقرأ أيضا story card related',
    act: { ask: 'storyCard' },
  },
  {
    id: 'embed',
    aliases:
      'تضمين يوتيوب فيديو تغريدة منشور إكس تيليغرام تلغرام embed youtube video tweet x post instagram telegram soundcloud',
    act: { ask: 'embed' },
  },
  {
    id: 'factBox',
    aliases: 'صندوق معلومات بالأرقام إطار حقائق fact box aside numbers',
    act: { command: withEmptyParagraph('factBox', () => ({ title: '' })) },
  },
  { id: 'table', aliases: 'جدول بيانات table grid data', act: { command: insertBlock(emptyTable(3, 3)) } },
  {
    id: 'codeBlock',
    aliases: 'شيفرة كود برمجة code pre program',
    act: { command: asTextBlock('codeBlock') },
  },
  {
    id: 'horizontalRule',
    aliases: 'فاصل خط divider rule line hr separator',
    act: {
      command: (state, dispatch) =>
        insertBlock(({ schema }) => schema.node('horizontalRule'))(
          state,
          dispatch &&
            ((tr) => {
              // A line to write on, if the rule came to stand last.
              const last = tr.doc.lastChild
              if (last?.type.name === 'horizontalRule') {
                tr.insert(tr.doc.content.size, state.schema.node('paragraph'))
                tr.setSelection(TextSelection.atEnd(tr.doc))
              }
              dispatch(tr)
            }),
        ),
    },
  },
  {
    id: 'liveUpdate',
    aliases: 'تحديث مباشر عاجل تغطية live update breaking coverage',
    act: {
      command: withEmptyParagraph('liveUpdate', () => ({
        at: new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString(),
        headline: '',
      })),
    },
  },
]

/** Kinds that answer to what was typed, the best first: by the start of a word, in either language, however spelled. */
export function findBlockKinds(query: string, nameOf: (kind: BlockKind) => string): BlockKind[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...blockKinds]
  const scored = blockKinds.flatMap((kind) => {
    const name = fold(nameOf(kind))
    const words = `${name} ${fold(kind.aliases)}`.split(/\s+/)
    // «الجدول» and «جدول» are one word to whoever looks for it.
    const bare = words.map((word) => word.replace(/^ال/, ''))
    const fits = wanted.every((part) =>
      [...words, ...bare].some(
        (word) => word.startsWith(part) || word.startsWith(part.replace(/^ال(?=.)/, '')),
      ),
    )
    return fits ? [{ kind, rank: name.startsWith(wanted[0]!) ? 0 : 1 }] : []
  })
  return scored.sort((a, b) => a.rank - b.rank).map(({ kind }) => kind)
}
