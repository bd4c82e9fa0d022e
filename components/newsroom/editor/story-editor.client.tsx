'use client'

import { Editor } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react'
import { readingMinutes } from '@/lib/arabic/count.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import { ChangeReporter } from './change-reporter.ts'
import { editorDocumentOf, storyDocumentOf } from './document-exchange.ts'
import { schemaExtensions } from './schema/story-schema.ts'
import type { StoryEditorProps } from './services.ts'
import '@/components/reader/style/story.css'
import '../style/editor.css'

/** The text of a story, edited as its readers will see it laid out. */
export function StoryEditor({
  document,
  locale,
  isReadOnly = false,
  label,
  onChange,
  onDirty,
  ref,
}: StoryEditorProps) {
  const t = useTranslations('Newsroom.Editor')
  const mount = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const reporter = useRef<ChangeReporter | null>(null)

  const report = useEffectEvent((changed: StoryDocument, words: number) =>
    onChange(changed, { words, minutes: readingMinutes(words, locale) }),
  )
  const reportDirty = useEffectEvent(() => onDirty?.())
  const begin = useEffectEvent((element: HTMLElement) => {
    const made = new Editor({
      element: null,
      extensions: schemaExtensions,
      injectCSS: false,
      editable: !isReadOnly,
      editorProps: {
        attributes: { class: 'story-body', 'aria-multiline': 'true', 'aria-label': label ?? t('text') },
      },
      enableCoreExtensions: { delete: false, textDirection: false, drop: false, paste: false },
    })
    made.view.updateState(
      EditorState.create({ schema: made.schema, doc: editorDocumentOf(made.schema, document) }),
    )
    made.mount(element)
    return made
  })

  useEffect(() => {
    if (!mount.current) return
    const made = begin(mount.current)
    const changes = new ChangeReporter({
      report: () => {
        const { document: changed, words } = storyDocumentOf(made.state.doc)
        report(changed, words)
      },
      reportFirst: () => reportDirty(),
    })
    made.on('update', ({ transaction }) => {
      if (transaction.docChanged && !transaction.getMeta('replaced')) changes.note()
    })
    reporter.current = changes
    setEditor(made)
    return () => {
      changes.flush()
      reporter.current = null
      setEditor(null)
      made.destroy()
    }
  }, [])

  useEffect(() => {
    editor?.setEditable(!isReadOnly, false)
  }, [editor, isReadOnly])

  useImperativeHandle(
    ref,
    () => ({
      getDocument: () => (editor ? storyDocumentOf(editor.state.doc).document : document),
      replaceDocument: (next) => {
        if (!editor) return
        const { tr, doc } = editor.state
        const replacement = editorDocumentOf(editor.schema, next)
        editor.view.dispatch(
          tr.replaceWith(0, doc.content.size, replacement.content).setMeta('replaced', true),
        )
        reporter.current?.forget()
      },
      focus: () => void editor?.commands.focus(),
      openTidy: () => {},
      tidyCount: () => 0,
    }),
    [editor, document],
  )

  const { dir, script } = localeTable[locale]
  return (
    <div className="story-editor" lang={locale} dir={dir} data-script={script}>
      <div ref={mount} className="story-editor-text" />
    </div>
  )
}
