/**
 * A walk over every kind of block as a careless hand takes it: put in anywhere, moved, cut, pasted, split, joined, turned
 * into something else, undone. After each step it is asked what a story promises: it is valid, no word is lost that
 * nobody deleted, what is stored comes back as it was, and every form that it goes out in holds its words.
 */
import { getSchema } from '@tiptap/core'
import { baseKeymap, deleteSelection, selectAll } from '@tiptap/pm/commands'
import { history, redo, undo } from '@tiptap/pm/history'
import { DOMParser, DOMSerializer, type Node as ProseMirrorNode, Slice } from '@tiptap/pm/model'
import { type Command, EditorState, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  mergeCells,
  splitCell,
  tableEditing,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import { parseHTML } from 'linkedom'
import { markdownOf } from '@/lib/archive/own/document-markdown.ts'
import { parse5Tree } from '@/lib/newsroom/paste/parse5-tree.ts'
import { readClipboard } from '@/lib/newsroom/paste/read-clipboard.ts'
import * as made from '@/lib/story/compose.ts'
import type { Block, StoryDocument } from '@/lib/story/document.ts'
import { feedHtml } from '@/lib/story/feed-html.ts'
import { plainText } from '@/lib/story/plain-text.ts'
import { validateDocument } from '@/lib/story/validate.ts'
import { wordsOfBlock } from '@/lib/story/words-of-block.ts'
import { between, oneOf, seeded } from '@/lib/testing/chance.ts'
import { blockKinds } from '../block-kinds.ts'
import {
  gatheredAround,
  pairedWithNext,
  settledGalleries,
  takenApart,
  takenOut,
} from '../commands/galleries.ts'
import { insertBlock, insertBlocks } from '../commands/insert-block.ts'
import { insertNote } from '../commands/insert-note.ts'
import { leaveField } from '../commands/leave-field.ts'
import { moveBlock } from '../commands/move-block.ts'
import { setDirection } from '../commands/set-direction.ts'
import { asTextBlock, toggleList, toggleQuote } from '../commands/text-blocks.ts'
import { toggle } from '../commands/toggle-mark.ts'
import { editorBlocksOf, editorDocumentOf, storyDocumentOf } from '../document-exchange.ts'
import { editorShortcuts } from '../editor-actions.ts'
import { fieldsOutlivePaste, inserting } from '../plugins/clean-paste.ts'
import { schemaExtensions } from '../schema/story-schema.ts'

const word = /zq[a-j]+q/g

/** Words that stand nowhere else, so that each can be looked for. */
export function wordMaker(): () => string {
  let count = 0
  return () => `zq${Array.from(String(count++), (digit) => 'abcdefghij'[Number(digit)]).join('')}q`
}

const id = 'abcdefghjk'

/** One of each kind, with a word in every field that a person fills. */
export const everyKind: { [T in Block['type']]: (say: () => string) => Block } = {
  paragraph: (say) => made.p(`نص ${say()} `, made.bold(say()), made.footnote(say()), ` ${say()}`),
  heading: (say) => made.h2(`عنوان ${say()}`),
  bulletList: (say) => made.bullets(say(), say()),
  orderedList: (say) => made.numbered(say(), say()),
  blockquote: (say) => made.quote(say(), say(), say()),
  pullQuote: (say) => made.pullQuote(say(), say()),
  poem: (say) => made.poem(say(), `${say()} … ${say()}`, say()),
  scripture: (say) => made.hadith(say(), say(), say(), say()),
  figure: (say) => made.figure(id, { alt: say(), caption: say(), credit: say(), licence: say() }),
  gallery: (say) =>
    made.gallery(
      { caption: say() },
      made.figure(id, { caption: say() }),
      made.figure(id, { caption: say() }),
    ),
  beforeAfter: (say) =>
    made.beforeAfter(
      { before: say(), after: say() },
      made.figure(id, { caption: say() }),
      made.figure(id, { caption: say() }),
    ),
  audio: (say) => made.audio(id, { title: say(), caption: say(), credit: say() }, made.p(say())),
  video: (say) =>
    made.video(id, { title: say(), caption: say(), credit: say() }, made.p(say()), made.p(say())),
  file: (say) => made.file(id, say(), say()),
  storyCard: () => made.storyCard('0123456789'),
  embed: (say) =>
    made.embed('link', 'https://example.org/a', say(), { description: say(), author: say(), site: say() }),
  factBox: (say) => made.factBox(say(), made.p(say()), made.bullets(say())),
  sharedBox: (say) => made.sharedBox('box', say()),
  details: (say) =>
    made.details(say(), made.p(say()), made.figure(id, { caption: say() }), made.quote(say(), say())),
  questionAnswer: (say) => made.questionAnswer(say(), say()),
  timelineEntry: (say) => made.timelineEntry(say(), say()),
  keyFigure: (say) => made.keyFigure(say(), say(), say()),
  callOut: (say) => made.callOut(say(), 'https://example.org/', say()),
  profileBox: () => made.profileBox('somebody'),
  contentsList: () => made.contentsList(),
  table: (say) => made.table(say(), [say(), say()], [say(), '3'], ['', say()]),
  chart: (say) =>
    made.chart({ kind: 'bars', title: say(), note: say(), source: say() } as never, ['', say()], [say(), 3]),
  dataTable: (say) => made.dataTable('table', { title: say(), note: say() }),
  map: (say) =>
    made.map({
      places: `${say()}\t30, 31`,
      data: null,
      title: say(),
      note: say(),
      source: say(),
      frame: null,
    } as never),
  codeBlock: (say) => made.codeBlock('text', `if ${say()}\n  ${say()}`),
  horizontalRule: () => made.divider(),
  liveUpdate: (say) => made.liveUpdate('2026-01-01T10:00:00.000Z', say(), made.p(say())),
  unknownBlock: (say) => ({
    type: 'unknownBlock',
    attrs: {
      stored: JSON.stringify({
        type: 'poll',
        attrs: { closes: 3 },
        content: [{ type: 'text', text: say() }],
      }),
    },
  }),
}
export const schema = getSchema(schemaExtensions)
const types = Object.keys(everyKind) as Block['type'][]

const wordsIn = (text: string): string[] => text.match(word) ?? []
const wordsOfNode = (node: ProseMirrorNode): string[] => wordsIn(JSON.stringify(node.toJSON()))

const without = (all: readonly string[], some: readonly string[]): string[] => {
  const left = [...some]
  return all.filter((each) => {
    const at = left.indexOf(each)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const pictures = new Map([[id, { src: '/a.jpg', width: 6, height: 4, alt: '', caption: '', credit: '' }]])
const recordings = new Map([
  [id, { src: '/a.mp3', fileName: 'a.mp3', width: 0, height: 0, credit: '', source: '' }],
])
const places = { pictureAt: () => 'a.jpg', fileAt: () => 'a.mp3', locale: 'ar' as const }

/** Words that a form need not hold: of a picture's credit, which is the library's, of a card's site. */
const heldBackBy = (
  form: 'feed' | 'markdown' | 'plain',
  { type, attrs }: { type: string; attrs?: object },
) => {
  const at = (...names: string[]) =>
    names.map((name) => (attrs as Record<string, unknown> | undefined)?.[name])
  const held: unknown[] = at('licence', 'site')
  if (type === 'sharedBox') held.push(...at('name'))
  if (form !== 'markdown' && type === 'figure') held.push(...at('alt'))
  if (form === 'plain') held.push(...at('credit', 'author'))
  if (type === 'figure' || type === 'audio' || type === 'video') held.push(...at('credit'))
  if (form === 'markdown' && type === 'dataTable') held.push(...at('title', 'note'))
  return wordsIn(held.join(' '))
}

/** Everything that is wrong with a document as it stands; nothing, where all that is promised of it holds. */
export function faultsOf(doc: ProseMirrorNode): string[] {
  const faults: string[] = []
  const tried = (what: string, check: () => string | null) => {
    try {
      const fault = check()
      if (fault) faults.push(`${what}: ${fault}`)
    } catch (error) {
      faults.push(`${what} throws: ${(error as Error).message.slice(0, 300)}`)
    }
  }
  tried('check', () => {
    doc.check()
    return null
  })
  const stored = storyDocumentOf(doc).document
  const lost = without(wordsOfNode(doc), wordsIn(JSON.stringify(stored)))
  if (lost.length > 0)
    faults.push(`storing loses ${lost.join(' ')} of ${JSON.stringify(stored).slice(0, 400)}`)
  tried('stored twice', () => {
    const again = validateDocument(JSON.parse(JSON.stringify(stored)), { preserveUnknown: true })
    return JSON.stringify(again.document) === JSON.stringify(stored)
      ? null
      : `${JSON.stringify(stored).slice(0, 500)} becomes ${JSON.stringify(again.document).slice(0, 500)}`
  })
  tried('loaded', () => {
    const node = editorDocumentOf(schema, stored)
    node.check()
    const back = storyDocumentOf(node).document
    return JSON.stringify(back) === JSON.stringify(stored)
      ? null
      : `${JSON.stringify(stored).slice(0, 500)} becomes ${JSON.stringify(back).slice(0, 500)}`
  })
  const context = {
    locale: 'ar' as const,
    siteUrl: 'https://news.example',
    stories: new Map(),
    pictures,
    recordings,
  }
  for (const block of stored.content) {
    const one: StoryDocument = { type: 'doc', content: [block] }
    const all = wordsIn(JSON.stringify(block))
    const missing = (form: 'feed' | 'markdown' | 'plain', text: string) => {
      const parts: object[] = []
      const visit = (node: object) => {
        parts.push(node)
        for (const child of (node as { content?: object[] }).content ?? []) visit(child)
      }
      visit(block)
      const held = parts.flatMap((node) => heldBackBy(form, node as { type: string }))
      const absent = without(without(all, held), wordsIn(text))
      return absent.length > 0 ? `lacks ${absent.join(' ')} of ${JSON.stringify(block).slice(0, 500)}` : null
    }
    // It repeats the text, and is left out on purpose.
    const isAside = block.type === 'pullQuote' || block.type === 'dataTable'
    tried('feed', () => {
      const html = feedHtml(one, context)
      return isAside ? null : missing('feed', html)
    })
    tried('markdown', () => missing('markdown', markdownOf(one, places)))
    tried('plain text', () => {
      const text = plainText(one)
      return block.type === 'pullQuote' ? null : missing('plain', text)
    })
    tried('compared words', () => {
      wordsOfBlock(block)
      return null
    })
  }
  return faults
}

const { document: page } = parseHTML('<!doctype html><html><body></body></html>')

/** What is copied, as ProseMirror writes and reads it: with the blocks around it where it was open. */
export function copied(state: EditorState): Slice {
  const slice = state.selection.content()
  const holder = page.createElement('div') as unknown as HTMLElement
  holder.appendChild(
    DOMSerializer.fromSchema(state.schema).serializeFragment(slice.content, { document: page as never }),
  )
  const { document: read } = parseHTML(`<!doctype html><html><body>${holder.innerHTML}</body></html>`)
  const parsed = DOMParser.fromSchema(state.schema).parseSlice(read.body as never, {
    preserveWhitespace: true,
  })
  // The blocks at its edges are open as they were.
  return parsed.content.size > 0 ? closed(parsed.content, slice.openStart, slice.openEnd) : Slice.empty
}

function closed(content: Slice['content'], start: number, end: number): Slice {
  const whole = Slice.maxOpen(content, false)
  return new Slice(content, Math.min(start, whole.openStart), Math.min(end, whole.openEnd))
}

const keys = editorShortcuts('ar', () => {})

export const walkPlugins = () => [
  settledGalleries,
  fieldsOutlivePaste,
  history({ depth: 10_000, newGroupDelay: 0 }),
  tableEditing(),
]

export type Walk = { seed: number; step: string; faults: string[]; steps: string[] }

/** Walks one seed. @returns what it found wrong first, or null */
export function walk(seed: number, length: number, stepped = () => {}): Walk | null {
  const chance = seeded(seed)
  const any = <T>(all: readonly T[]) => oneOf(chance, all)
  const say = wordMaker()
  const block = () => everyKind[any(types)](say)
  const beginning = made.doc(...Array.from({ length: between(chance, 1, 6) }, block))
  let state = EditorState.create({
    schema,
    doc: editorDocumentOf(schema, beginning),
    plugins: walkPlugins(),
  })
  const first = state.doc
  const steps: string[] = []
  const failed = (step: string, faults: string[]): Walk => ({ seed, step, faults, steps })
  let clip: Slice = Slice.empty
  const atFirst = faultsOf(first)
  if (atFirst.length > 0) return failed('the beginning', atFirst)

  const apply = (command: Command): boolean => {
    let isDone = false
    command(state, (tr) => {
      state = state.apply(tr)
      isDone = true
    })
    return isDone
  }
  /** Somewhere, not within a word: halves of it would not be found. */
  const somewhere = (): Selection => {
    const one = Selection.near(
      state.doc.resolve(between(chance, 0, state.doc.content.size)),
      chance() < 0.5 ? 1 : -1,
    )
    const { $from, $to } = one
    if (!$from.sameParent($to) || !$from.parent.inlineContent) return one
    const text = $from.parent.textBetween(0, $from.parent.content.size, undefined, '\ufffc')
    const inNote = $from.parent.type.name === 'footnote' || text.length !== $from.parent.content.size
    const isWithin = /z(q[a-j]*)?$/.test(text.slice(0, $from.parentOffset))
    if (!isWithin && !inNote) return one
    return TextSelection.create(state.doc, isWithin || chance() < 0.5 ? $from.end() : $from.start())
  }
  const select = (selection: Selection) => {
    state = state.apply(state.tr.setSelection(selection))
  }
  /** Never from a line into its note, which is edited in a window of its own. */
  const stretch = (): Selection => {
    const [a, b] = [somewhere(), somewhere()]
    const isInNote = ({ $from: { parent } }: Selection) => parent.type.name === 'footnote'
    const goes = (isInNote(a) || isInNote(b)) && !a.$from.sameParent(b.$to)
    return a instanceof TextSelection && b instanceof TextSelection && !goes
      ? TextSelection.between(a.$from, b.$to)
      : a
  }
  const on = (selection: Selection, command: Command) => {
    select(selection)
    return apply(command)
  }
  const positionsOf = (name: (node: ProseMirrorNode) => boolean): number[] => {
    const found: number[] = []
    state.doc.descendants((node, at) => {
      if (name(node)) found.push(at)
    })
    return found
  }
  const hasText = () => positionsOf((node) => node.isTextblock).length > 0
  const press = (key: string) => apply(keys[key] ?? (() => false)) || apply(baseKeymap[key] ?? (() => false))
  /** Presses a key at the edge of a line. */
  const atEdge = (side: 'start' | 'end', key: string) => {
    const blocks = positionsOf((node) => node.isTextblock)
    const at = any(blocks)
    const inner = state.doc.nodeAt(at)?.content.size ?? 0
    select(TextSelection.create(state.doc, at + 1 + (side === 'end' ? inner : 0)))
    press(key)
  }

  /** `may`: it deletes. No other may. */
  const acts: Record<string, { may?: 'delete'; does: () => unknown }> = {
    insertKind: {
      does: () => {
        select(chance() < 0.3 ? state.selection : somewhere())
        const [node] = editorBlocksOf(schema, [block()])
        return node && apply(insertBlock(() => node))
      },
    },
    insertEmptyKind: {
      does: () => {
        select(somewhere())
        const kind = any(blockKinds)
        return 'command' in kind.act && apply(kind.act.command)
      },
    },
    insertSeveral: {
      does: () => {
        select(somewhere())
        const nodes = editorBlocksOf(schema, [block(), block()])
        return apply(insertBlocks(() => nodes))
      },
    },
    type: {
      does: () => {
        const one = somewhere()
        if (!(one instanceof TextSelection)) return
        select(one)
        state = state.apply(state.tr.insertText(` ${say()} `))
      },
    },
    note: {
      does: () => {
        select(somewhere())
        apply(insertNote)
      },
    },
    moveUp: { does: () => on(somewhere(), moveBlock('up')) },
    moveDown: { does: () => on(somewhere(), moveBlock('down')) },
    moveNode: {
      does: () => {
        const at = positionsOf((node) => node.isBlock && node.type.spec.selectable !== false)
        if (at.length === 0) return
        select(NodeSelection.create(state.doc, any(at)))
        apply(moveBlock(any(['up', 'down'] as const)))
      },
    },
    backspaceAtStart: { does: () => hasText() && atEdge('start', 'Backspace') },
    deleteAtEnd: { does: () => hasText() && atEdge('end', 'Delete') },
    enter: { does: () => hasText() && atEdge(any(['start', 'end']), 'Enter') },
    tab: { does: () => hasText() && atEdge(any(['start', 'end']), any(['Tab', 'Shift-Tab'])) },
    toggleList: { does: () => on(somewhere(), toggleList(any(['bulletList', 'orderedList']))) },
    toggleQuote: { does: () => on(somewhere(), toggleQuote) },
    asText: {
      does: () => on(somewhere(), asTextBlock(any(['paragraph', 'heading', 'codeBlock']))),
    },
    direction: { does: () => on(somewhere(), setDirection(any(['rtl', 'ltr', null]))) },
    mark: {
      does: () => {
        select(stretch())
        apply(toggle(any(['bold', 'code', 'superscript'])))
      },
    },
    leaveField: {
      does: () => {
        const at = positionsOf((node) => node.isBlock)
        if (at.length) apply(leaveField(any(at), any(['inside', 'behind'])))
      },
    },
    table: {
      does: () => {
        select(somewhere())
        apply(any([addRowAfter, addColumnAfter, mergeCells, splitCell, toggleHeaderRow]))
      },
    },
    tableLess: { may: 'delete', does: () => on(somewhere(), any([deleteRow, deleteColumn])) },
    gallery: {
      does: () => {
        const at = positionsOf((node) => ['figure', 'gallery', 'beforeAfter'].includes(node.type.name))
        if (at.length === 0) return
        const one = any(at)
        const node = state.doc.nodeAt(one)
        const tr =
          node?.type.name === 'figure'
            ? any([gatheredAround, pairedWithNext, takenOut])(state, one)
            : takenApart(state, one)
        if (tr && tr !== 'full') state = state.apply(tr)
      },
    },
    copy: {
      does: () => {
        select(chance() < 0.3 ? somewhere() : stretch())
        clip = copied(state)
      },
    },
    copyNode: {
      does: () => {
        const at = positionsOf((node) => node.isBlock && node.type.spec.selectable !== false)
        if (at.length === 0) return
        select(NodeSelection.create(state.doc, any(at)))
        const words = wordsIn(JSON.stringify(state.selection.content().content.toJSON()))
        clip = copied(state)
        const lost = without(words, wordsIn(JSON.stringify(clip.content.toJSON() ?? '')))
        if (lost.length > 0) throw new Error(`the clipboard loses ${lost.join(' ')}`)
      },
    },
    cut: {
      may: 'delete',
      does: () => {
        select(chance() < 0.5 ? somewhere() : stretch())
        clip = copied(state)
        apply(deleteSelection)
      },
    },
    paste: {
      does: () => {
        const one = somewhere()
        if (!one.empty) return
        select(one)
        state = state.apply(state.tr.replaceSelection(clip).setMeta('paste', true))
      },
    },
    pasteForeign: {
      does: () => {
        const one = somewhere()
        if (!one.empty) return
        select(one)
        const [a, b] = [say(), say()]
        const clipboard = any([
          { html: `<table><tr><td>${a}</td><td>${b}</td></tr></table>`, text: `${a}\t${b}` },
          { html: `<p class="MsoNormal"><b>${a}</b></p><ul><li>${b}</li></ul>`, text: '' },
          {
            html: `<figure><img src="https://e.org/a.jpg" alt="${a}"><figcaption>${b}</figcaption></figure>`,
            text: '',
          },
          { html: `<blockquote><p>${a}</p><cite>${b}</cite></blockquote>`, text: '' },
          { html: '', text: `${a}\n\n${b}` },
          { html: '', text: `${a} … ${b}` },
          { html: `<details><summary>${a}</summary><p>${b}</p></details>`, text: '' },
          { html: `<pre>${a}\n ${b}</pre>`, text: '' },
        ])
        const { blocks } = readClipboard(clipboard, 'ar', parse5Tree, {
          files: 0,
          placeholder: (alt) => alt ?? '',
        })
        const before = wordsOfNode(state.doc)
        state = state.apply(inserting(state, blocks).setMeta('paste', true))
        const lost = without([...before, a, b], wordsOfNode(state.doc))
        if (lost.length > 0) throw new Error(`pasting ${JSON.stringify(clipboard)} loses ${lost.join(' ')}`)
      },
    },
    selectAllAndType: {
      may: 'delete',
      does: () => {
        if (chance() > 0.15) return
        apply(selectAll)
        apply(deleteSelection)
        state = state.apply(state.tr.insertText(say()))
      },
    },
    undo: { may: 'delete', does: () => apply(undo) },
    undoRedo: { does: () => apply(undo) && apply(redo) },
  }
  const names = Object.keys(acts)
  for (let index = 0; index < length; index += 1) {
    const name = any(names)
    const { may, does } = acts[name] as (typeof acts)[string]
    const before = state.doc
    stepped()
    try {
      does()
    } catch (error) {
      const { message } = error as Error
      // Some slices fit nowhere, which ProseMirror says by throwing.
      if (name === 'paste' && error instanceof RangeError) continue
      return failed(name, [`throws ${message}`, `on ${before.toString()}`])
    }
    steps.push(`${name} → ${state.doc.toString().slice(0, 400)}`)
    const lost = without(wordsOfNode(before), wordsOfNode(state.doc))
    if (!may && lost.length > 0)
      return failed(name, [
        `loses ${lost.join(' ')}`,
        `of ${before.toString()}`,
        `to ${state.doc.toString()}`,
      ])
    if (state.doc === before) continue
    const faults = faultsOf(state.doc)
    if (faults.length > 0) return failed(name, [...faults, `of ${before.toString()}`])
  }
  // Undone to the beginning, and done again to the end.
  const end = state.doc
  let undone = 0
  while (apply(undo)) undone += 1
  if (!state.doc.eq(first))
    return failed('undo of everything', [`${first.toString()} became ${state.doc.toString()}`])
  for (; undone > 0; undone -= 1) apply(redo)
  if (!state.doc.eq(end))
    return failed('doing everything again', [`${end.toString()} became ${state.doc.toString()}`])
  return null
}
