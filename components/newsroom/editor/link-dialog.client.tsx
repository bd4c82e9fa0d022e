'use client'

import type { Editor } from '@tiptap/core'
import { getMarkRange } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import { embedProviderOf, safeHref } from '@/lib/story/safe-address.ts'
import { Button } from '../ui/button.tsx'
import { Combobox, type ComboboxItem } from '../ui/combobox.client.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { TextField } from '../ui/field.tsx'
import { insertBlock } from './commands/insert-block.ts'
import type { EditorContext } from './context.ts'
import type { EditorStory } from './services.ts'

/**
 * What a person means by what she typed: `example.org` is a page, `desk@example.org` an e-mail address, `+971 4…` a
 * telephone. Null when it can be no link.
 */
export function addressMeant(typed: string): string | null {
  const text = typed.trim().replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  if (!text) return null
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return safeHref(`mailto:${text}`)
  if (/^\+?[\d\s()-]{6,}$/.test(text)) return safeHref(`tel:${text.replace(/[\s()-]/g, '')}`)
  if (/^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/:]+\.[a-z]{2,}:\d/i.test(text)) return safeHref(text)
  return /^[^\s/]+\.[^\s/.]{2,}/.test(text) ? safeHref(`https://${text}`) : null
}

type Target = { from: number; to: number; href: string; storyId: string | null; isEmpty: boolean }

/** What a link would be set on: the selection, or the link the cursor stands in. */
function targetOf(editor: Editor): Target {
  const { selection, schema, doc } = editor.state
  const { link, storyLink } = schema.marks
  for (const type of [link!, storyLink!]) {
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

  const close = () => {
    onClose()
    setTimeout(() => editor.view.focus(), 50)
  }
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
      tr.removeMark(target.from, target.to, schema.marks.link!)
      tr.removeMark(target.from, target.to, schema.marks.storyLink!)
      tr.addMark(target.from, target.to, made)
    }
    tr.removeStoredMark(made)
    editor.view.dispatch(tr.scrollIntoView())
    close()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (story) {
      context.known.addStory(story)
      set({ type: 'storyLink', storyId: story.storyId }, text.trim() || story.headline)
      return
    }
    const href = addressMeant(address)
    if (href) set({ type: 'link', href }, text.trim() || address.trim())
    else setRefused(true)
  }
  const remove = () => {
    const { tr, schema } = editor.state
    editor.view.dispatch(
      tr
        .removeMark(target.from, target.to, schema.marks.link!)
        .removeMark(target.from, target.to, schema.marks.storyLink!),
    )
    close()
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
      title={t('link.title')}
      footer={
        <>
          <Button kind="primary" type="submit" form="link-form">
            {t('link.apply')}
          </Button>
          {(target.href || target.storyId) && (
            <Button kind="danger" onClick={remove}>
              {t('link.remove')}
            </Button>
          )}
        </>
      }
    >
      <form id="link-form" className="form" onSubmit={submit} noValidate>
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
      </form>
    </Dialog>
  )
}

/** Asks for the address of a post or a video. */
export function EmbedDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTranslations('Newsroom.Editor')
  const [address, setAddress] = useState('')
  const [isRefused, setRefused] = useState(false)
  const close = () => {
    onClose()
    setTimeout(() => editor.view.focus(), 50)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const url = addressMeant(address)
    const provider = embedProviderOf(url)
    if (!url || !provider) return setRefused(true)
    insertBlock(({ schema }) => schema.node('embed', { url, provider }))(editor.state, editor.view.dispatch)
    close()
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
      title={t('embed.title')}
      footer={
        <Button kind="primary" type="submit" form="embed-form">
          {t('embed.insert')}
        </Button>
      }
    >
      <form id="embed-form" className="form" onSubmit={submit} noValidate>
        <TextField
          label={t('embed.address')}
          hint={t('embed.hint')}
          error={isRefused ? t('embed.refused') : ''}
          value={address}
          onChange={(event) => {
            setAddress(event.target.value)
            setRefused(false)
          }}
          dir="ltr"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
      </form>
    </Dialog>
  )
}
