'use client'

import type { Editor } from '@tiptap/core'
import { getMarkRange } from '@tiptap/core'
import type { MarkType, Schema } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import { Combobox, type ComboboxItem } from '../ui/combobox.client.tsx'
import { TextField } from '../ui/field.tsx'
import { addressMeant } from './address-meant.ts'
import type { EditorContext } from './context.ts'
import { EditorDialog } from './editor-dialog.client.tsx'
import type { EditorStory } from './services.ts'

type Target = { from: number; to: number; href: string; storyId: string | null; isEmpty: boolean }

/** The two kinds of link: to an address, and to a story of the paper. */
function linkTypes({ marks: { link, storyLink } }: Schema): [link: MarkType, storyLink: MarkType] {
  if (!link || !storyLink) throw new Error('The editor has no links')
  return [link, storyLink]
}

/** What a link would be set on: the selection, or the link the cursor stands in. */
function targetOf(editor: Editor): Target {
  const { selection, schema, doc } = editor.state
  for (const type of linkTypes(schema)) {
    const range = getMarkRange(selection.$from, type) ?? undefined
    if (!range || range.to < selection.to) continue
    const mark = type.isInSet(doc.resolve(range.from).nodeAfter?.marks ?? [])
    if (!mark) continue
    return {
      ...range,
      href: mark.attrs.href ?? '',
      storyId: mark.attrs.storyId ?? null,
      isEmpty: false,
    }
  }
  const { from, to, empty } = selection
  return { from, to, href: '', storyId: null, isEmpty: empty }
}

const itemOf = ({ storyId, headline, locale }: EditorStory): ComboboxItem => ({
  value: storyId,
  label: headline,
  locale,
})

/** Asks where a link leads: to an address, or to one of the paper's own stories. The last that was given counts. */
export function LinkDialog({
  editor,
  context,
  onClose,
}: {
  editor: Editor
  context: EditorContext
  onClose: () => void
}) {
  const t = useTranslations('Newsroom.Editor')
  const [target] = useState(() => targetOf(editor))
  const [address, setAddress] = useState(target.href)
  const [text, setText] = useState('')
  const [isRefused, setRefused] = useState(false)
  const [story, setStory] = useState<EditorStory | null>(null)
  const [found, setFound] = useState<EditorStory[]>([])
  useEffect(() => {
    if (!target.storyId) return
    let isOpen = true
    // That a link's story could not be asked for keeps nobody from choosing another.
    Promise.resolve(context.known.story(target.storyId)).then(
      (known) => isOpen && setStory((chosen) => chosen ?? known),
      () => {},
    )
    return () => {
      isOpen = false
    }
  }, [target, context])

  const set = (
    mark: { type: 'link'; href: string } | { type: 'storyLink'; storyId: string },
    words: string,
  ) => {
    const { schema, tr } = editor.state
    const made =
      mark.type === 'link'
        ? schema.mark('link', { href: mark.href })
        : schema.mark('storyLink', { storyId: mark.storyId })
    if (target.isEmpty) {
      const { $from } = editor.state.selection
      tr.insert(target.from, schema.text(words, made.addToSet($from.marks())))
      tr.setSelection(TextSelection.create(tr.doc, target.from + words.length))
    } else {
      for (const type of linkTypes(schema)) tr.removeMark(target.from, target.to, type)
      tr.addMark(target.from, target.to, made)
    }
    tr.removeStoredMark(made)
    editor.view.dispatch(tr.scrollIntoView())
  }
  const apply = () => {
    if (story) {
      context.known.addStory(story)
      set({ type: 'storyLink', storyId: story.storyId }, text.trim() || story.headline)
      return true
    }
    const href = addressMeant(address)
    if (href) set({ type: 'link', href }, text.trim() || address.trim())
    else setRefused(true)
    return href !== null
  }
  const remove = () => {
    const { tr, schema } = editor.state
    for (const type of linkTypes(schema)) tr.removeMark(target.from, target.to, type)
    editor.view.dispatch(tr)
  }

  return (
    <EditorDialog
      editor={editor}
      title={t('link.title')}
      submit={t('link.apply')}
      onSubmit={apply}
      removal={target.href || target.storyId ? { label: t('link.remove'), act: remove } : undefined}
      onClose={onClose}
    >
      <TextField
        label={t('link.address')}
        hint={t('link.hint')}
        error={isRefused ? t('link.refused') : ''}
        value={address}
        onChange={(event) => {
          setAddress(event.target.value)
          setStory(null)
          setRefused(false)
        }}
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <Combobox
        label={t('link.ours')}
        items={[]}
        value={story && itemOf(story)}
        onChange={(item) => {
          setStory(found.find(({ storyId }) => storyId === item?.value) ?? null)
          if (!item) return
          setAddress('')
          setRefused(false)
        }}
        search={async (query) => {
          const stories = await context.services.findStories(query)
          setFound(stories)
          return stories.map(itemOf)
        }}
      />
      {target.isEmpty && (
        <TextField
          label={t('link.text')}
          value={text}
          lang={context.locale}
          dir={localeTable[context.locale].dir}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </EditorDialog>
  )
}
