'use client'

import { Editor, Extension } from '@tiptap/core'
import { baseKeymap } from '@tiptap/pm/commands'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { history } from '@tiptap/pm/history'
import { keymap } from '@tiptap/pm/keymap'
import type { Node } from '@tiptap/pm/model'
import { EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import { useTranslations } from 'next-intl'
import { type CSSProperties, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react'
import { readingMinutes } from '@/lib/arabic/count.ts'
import { isoDay } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockDialog, BlockKind } from '@/lib/story/blocks/block-editor.ts'
import type { Block, StoryDocument } from '@/lib/story/document.ts'
import { DayPickerBeside } from '../moment/day-picker.client.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { BlockHandle } from './block-handle.client.tsx'
import { blockViews } from './block-views/block-views.ts'
import { BubbleBar } from './bubble-bar.client.tsx'
import { settledGalleries } from './commands/galleries.ts'
import { setDirection } from './commands/set-direction.ts'
import { type AskedDay, type EditorContext, remembering } from './context.ts'
import { editorBlocksOf, editorDocumentOf, storyDocumentOf } from './document-exchange.ts'
import { editorShortcuts, run } from './editor-actions.ts'
import { LinkDialog } from './link-dialog.client.tsx'
import { spotOfBlock, spotsOfSelection } from './note-places.ts'
import { besideText, layBesideAgain } from './plugins/beside.ts'
import { cleanPaste, fieldsOutlivePaste } from './plugins/clean-paste.ts'
import { lettersBelow } from './plugins/letters-below.ts'
import { markAgain, notedWords, showThreads } from './plugins/noted-words.ts'
import { pageLayout } from './plugins/page-layout.ts'
import { pictureUploads } from './plugins/picture-uploads.ts'
import { placeholder } from './plugins/placeholder.ts'
import { shortcuts } from './plugins/shortcuts.ts'
import { slashMenu } from './plugins/slash.ts'
import {
  makeSuggestions,
  selectSuggestion,
  showSuggestions,
  showSuggestionsAgain,
  suggestedWords,
} from './plugins/suggested-words.ts'
import { typedShapes } from './plugins/typed-shapes.ts'
import { withUnreadSelection } from './plugins/unread-selection.ts'
import { schemaExtensions } from './schema/story-schema.ts'
import type { StoryEditorProps } from './services.ts'
import { SlashMenu } from './slash-menu.client.tsx'
import { HeadTidying } from './tidy/head-tidying.ts'
import { tidyProposals } from './tidy/proposals.ts'
import { TidyCard } from './tidy/tidy-card.client.tsx'
import { TidyPanel } from './tidy/tidy-panel.client.tsx'
import { useHeadFound } from './tidy/use-head-tidying.ts'
import { EditorToolbar } from './toolbar.client.tsx'
import { whenTypingPauses } from './typing-pause.ts'
import '@/components/reader/style/story.css'
import '@/components/reader/style/story-kinds.css'
import '@/lib/story/blocks/readers.css'
import '../style/editor.css'
import '@/lib/story/blocks/editors.css'

/** What of the editor's own windows is open. */
type Opened = 'link' | 'tidy' | { Dialog: BlockDialog } | null

/** A click below the last block begins a line there, if the last is nothing to write in. */
const lineBelow = new Plugin({
  props: {
    handleClick: (view, _, event) => {
      const last = view.dom.lastElementChild?.getBoundingClientRect()
      const { doc, schema } = view.state
      if (!view.editable || !last || event.clientY <= last.bottom || doc.lastChild?.type.name === 'paragraph')
        return false
      const tr = view.state.tr.insert(doc.content.size, schema.node('paragraph'))
      view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)))
      return true
    },
  },
})

/** The text of a story, edited as its readers will see it laid out. */
export function StoryEditor(props: StoryEditorProps) {
  const {
    document,
    locale,
    timeZone,
    isReadOnly = false,
    label,
    services,
    onWrite,
    beside,
    noted,
    suggested = null,
    suggesting = null,
    ref,
  } = props
  const t = useTranslations('Newsroom.Editor')
  const blockWords = useTranslations('Newsroom.Blocks')
  const momentWords = useTranslations('Newsroom.Shell.moment')
  const newsroom = useNewsroom()
  const paper = useRef<HTMLDivElement>(null)
  const mount = useRef<HTMLDivElement>(null)
  const status = useRef<HTMLParagraphElement>(null)
  const [made, setMade] = useState<{ editor: Editor; context: EditorContext } | null>(null)
  const [opened, setOpened] = useState<Opened>(null)
  /** Where a mark of the tidy pass was pressed, or asked about with the keys. */
  const [pressed, setPressed] = useState<{ at: number; byKeys: boolean } | null>(null)
  const [askedDay, setAskedDay] = useState<AskedDay | null>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const [words, setWords] = useState<number | null>(null)
  const [noHead] = useState(() => new HeadTidying(locale))
  const head = props.head ?? noHead
  const headCount = useHeadFound(head).proposals.length

  const write = useEffectEvent((document: () => StoryDocument) => onWrite(document))
  const reportLaid = useEffectEvent((blocks: readonly Block[]) => beside?.onLaid(blocks))

  const note = noted && props.onNote ? props.onNote : null
  const pressNote = useEffectEvent((thread: string) => props.onNotePress?.(thread))
  const pressSuggestion = useEffectEvent((id: string) => props.onSuggestionPress?.(id))

  /** Where suggestions were written in: the texts before and after. */
  const accepted = useRef<{ before: Node; after: Node; ids: readonly string[] }[]>([])
  const tellUndone = useEffectEvent((doc: Node) => {
    for (const { before, after, ids } of accepted.current) {
      if (doc.eq(before)) props.onSuggestionsUndone?.(ids, false)
      else if (doc.eq(after)) props.onSuggestionsUndone?.(ids, true)
    }
  })

  const begin = useEffectEvent((element: HTMLElement) => {
    const context: EditorContext = {
      locale,
      timeZone,
      newsroom,
      words: t,
      blockWords,
      momentWords,
      services,
      known: remembering(services),
      askDay: setAskedDay,
      openDialog: (Dialog) => setOpened({ Dialog }),
      announce: (message) => {
        if (status.current) status.current.textContent = message
      },
      notify: setNotice,
    }
    const nameOf = (kind: BlockKind) => blockWords(kind.name)
    const editor: Editor = new Editor({
      element: null,
      injectCSS: false,
      editable: !isReadOnly,
      enableInputRules: false,
      enablePasteRules: false,
      enableCoreExtensions: { keymap: false, delete: false, textDirection: false, drop: false, paste: false },
      editorProps: {
        attributes: {
          class: 'story-body',
          'aria-multiline': 'true',
          'aria-label': label ?? t('text'),
          spellcheck: 'true',
        },
      },
      extensions: [
        ...schemaExtensions,
        Extension.create({
          name: 'storyEditing',
          addProseMirrorPlugins: () => [
            slashMenu(nameOf, (_, kind) => choose(editor, context, kind)),
            shortcuts(
              editorShortcuts(locale, (question) => {
                if (question === 'tidyHere') setPressed({ at: editor.state.selection.head, byKeys: true })
                else setOpened(question)
              }),
              setDirection,
            ),
            keymap(baseKeymap),
            lettersBelow,
            typedShapes(editor.schema),
            cleanPaste(context),
            fieldsOutlivePaste,
            pageLayout(locale),
            pictureUploads(),
            settledGalleries,
            tidyProposals(locale, (at) => setPressed({ at, byKeys: false })),
            notedWords((thread) => pressNote(thread)),
            suggestedWords(locale, (id) => pressSuggestion(id)),
            placeholder(t('placeholder'), t('blockPlaceholder')),
            history({ newGroupDelay: 600 }),
            tableEditing(),
            gapCursor(),
            dropCursor({ color: false, class: 'drop-cursor' }),
            lineBelow,
            besideText((blocks) => reportLaid(blocks)),
            new Plugin({ props: { nodeViews: blockViews(context) } }),
          ],
        }),
      ],
    })
    editor.view.updateState(
      EditorState.create({ schema: editor.schema, doc: editorDocumentOf(editor.schema, document) }),
    )
    editor.mount(element)
    setWords(storyDocumentOf(editor.state.doc).words)
    return { editor, context }
  })

  /** Where blocks belong depends on their words, too: looked for again when typing pauses. */
  const layAgain = useEffectEvent((editor: Editor) => {
    if (beside) layBesideAgain(editor.view, beside.lay)
  })

  const choose = (editor: Editor, context: EditorContext, kind: BlockKind) => {
    if ('command' in kind.act) run(editor.view, kind.act.command)
    else if ('dialog' in kind.act) setOpened({ Dialog: kind.act.dialog })
    else kind.act.ask(editor, context)
  }

  useEffect(() => {
    if (!mount.current) return
    const begun = begin(mount.current)
    const { editor } = begun
    // With the whole text nothing is done at a keystroke.
    const pausing = whenTypingPauses(() => {
      setWords(storyDocumentOf(editor.state.doc).words)
      layAgain(editor)
      markAgain(editor.view)
      showSuggestionsAgain(editor.view)
    })
    editor.on('update', ({ transaction }) => {
      if (transaction.getMeta('replaced')) return
      // Not the transaction's own: plugins mend what it left, as a table one of whose rows is short of a cell.
      const { doc } = editor.state
      write(() => storyDocumentOf(doc).document)
      tellUndone(doc)
      pausing.note()
    })
    setMade(begun)
    return () => {
      pausing.forget()
      setMade(null)
      accepted.current = []
      editor.destroy()
    }
  }, [])

  useEffect(() => {
    made?.editor.setEditable(!isReadOnly, false)
  }, [made, isReadOnly])

  useEffect(() => {
    if (made && noted) showThreads(made.editor.view, noted.threads, noted.active)
  }, [made, noted])

  useEffect(() => {
    if (made) showSuggestions(made.editor.view, suggested)
  }, [made, suggested])

  const lay = beside?.lay ?? null
  useEffect(() => {
    if (made) layBesideAgain(made.editor.view, lay)
  }, [made, lay])

  useImperativeHandle(ref, () => {
    const editor = made?.editor
    return {
      replaceDocument: (next) => {
        if (!editor) return false
        const { tr, doc } = editor.state
        const replacement = editorDocumentOf(editor.schema, next)
        editor.view.dispatch(
          tr.replaceWith(0, doc.content.size, replacement.content).setMeta('replaced', true),
        )
        setWords(storyDocumentOf(editor.state.doc).words)
        return true
      },
      insertBlocks: (place, blocks) => {
        if (!editor) return
        const { tr, doc, schema } = editor.state
        const before = doc.children.slice(0, place)
        const at = before.reduce((size, node) => size + node.nodeSize, 0)
        editor.view.dispatch(tr.insert(at, editorBlocksOf(schema, blocks)))
      },
      focus: () => editor?.view.focus(),
      spots: () => {
        if (!editor) return { words: [], block: null }
        const state = editor.state.apply(withUnreadSelection(editor.view))
        return { words: spotsOfSelection(state), block: spotOfBlock(state) }
      },
      goToThread: (thread) => {
        const words = editor?.view.dom.querySelector(`[data-note="${CSS.escape(thread)}"]`)
        words?.scrollIntoView({ block: 'center' })
        return Boolean(words)
      },
      adoptDocument: (next) => {
        if (!editor || editor.view.composing) return false
        const { tr, doc } = editor.state
        const other = editorDocumentOf(editor.schema, next)
        const from = doc.content.findDiffStart(other.content)
        const end = doc.content.findDiffEnd(other.content)
        if (from === null || !end) return true
        // Both ends may be in the same letters.
        const over = Math.max(0, from - Math.min(end.a, end.b))
        editor.view.dispatch(
          tr
            .replace(from, end.a + over, other.slice(from, end.b + over))
            .setMeta('addToHistory', false)
            .setMeta('replaced', true),
        )
        setWords(storyDocumentOf(editor.state.doc).words)
        return true
      },
      makeSuggestions: (ids) => {
        if (!editor) return []
        const before = editor.state.doc
        const made = makeSuggestions(editor.view, ids)
        if (made.length > 0) accepted.current.push({ before, after: editor.state.doc, ids: made })
        return made
      },
      goToSuggestion: (id, selects) => {
        if (!editor) return
        const words = editor.view.dom.querySelector(`[data-suggestion="${CSS.escape(id)}"]`)
        words?.scrollIntoView({ block: 'center' })
        if (selects) selectSuggestion(editor.view, id)
      },
      openTidy: () => setOpened('tidy'),
    }
  }, [made])

  const { dir, script } = localeTable[locale]
  return (
    <div className="story-editor">
      {made && (
        <EditorToolbar
          editor={made.editor}
          locale={locale}
          onKind={(kind) => choose(made.editor, made.context, kind)}
          onLink={() => setOpened('link')}
          headCount={headCount}
          onTidy={() => setOpened('tidy')}
          onNote={note && (() => note('words'))}
          suggesting={suggesting}
        />
      )}
      <div role="status" className="editor-notice" hidden={!notice}>
        <p>{notice}</p>
        <IconButton icon="close" size="small" label={t('upload.dismiss')} onClick={() => setNotice(null)} />
      </div>
      <div
        ref={paper}
        className="story-editor-paper"
        {...(beside && { 'data-beside': '', style: { '--lines': beside.lines } as CSSProperties })}
      >
        {made && beside?.pane}
        <div ref={mount} className="story-editor-text" lang={locale} dir={dir} data-script={script} />
        {made && (
          <>
            <BlockHandle editor={made.editor} paper={paper} onNote={note && (() => note('block'))} />
            <BubbleBar
              editor={made.editor}
              paper={paper}
              onLink={() => setOpened('link')}
              onNote={note && (() => note('words'))}
            />
            {pressed !== null && (
              <TidyCard
                key={pressed.at}
                editor={made.editor}
                paper={paper}
                locale={locale}
                pressed={pressed.at}
                takesFocus={pressed.byKeys}
                onClose={() => setPressed(null)}
              />
            )}
            <SlashMenu
              editor={made.editor}
              paper={paper}
              onChoose={(kind) => choose(made.editor, made.context, kind)}
            />
          </>
        )}
      </div>
      <p className="editor-length">
        {words !== null && (
          <>
            <span>{t('length.words', { count: words })}</span>
            {words > 0 && <span>{t('length.minutes', { count: readingMinutes(words, locale) })}</span>}
          </>
        )}
      </p>
      <p ref={status} role="status" className="visually-hidden" />
      {made && opened === 'link' && (
        <LinkDialog editor={made.editor} context={made.context} onClose={() => setOpened(null)} />
      )}
      {made && opened === 'tidy' && (
        <TidyPanel editor={made.editor} head={head} locale={locale} onClose={() => setOpened(null)} />
      )}
      {askedDay && !isReadOnly && (
        <DayPickerBeside
          field={askedDay.field}
          anchor={askedDay.anchor}
          day={askedDay.day}
          today={isoDay(new Date(), timeZone)}
          onChoose={askedDay.choose}
          onClose={() => setAskedDay(null)}
        />
      )}
      {made && opened !== null && typeof opened === 'object' && (
        <opened.Dialog editor={made.editor} context={made.context} onClose={() => setOpened(null)} />
      )}
    </div>
  )
}
