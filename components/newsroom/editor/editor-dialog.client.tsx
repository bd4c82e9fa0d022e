'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'

type Props = {
  editor: Editor
  title: string
  /** Says what is done when it is sent. */
  submit: string
  /** What was typed in it before it was closed, when it opens with that; and how one begins anew. */
  unsent?: { isRestored: boolean; discard: () => void }
  /** Puts what was asked for into the text. Its answer is whether it is done: then the window closes. */
  onSubmit: () => boolean | Promise<boolean>
  /** What else can be done, which closes it too. */
  removal?: { label: string; act: () => void } | undefined
  size?: 'normal' | 'wide'
  onClose: () => void
  children: ReactNode
}

/** A window of the editor's that asks for something. When it closes, one writes on where one was. */
export function EditorDialog(props: Props) {
  const { editor, title, submit, unsent, onSubmit, removal, size = 'normal', onClose, children } = props
  const t = useTranslations('Newsroom.Editor.window')
  const form = useId()
  const [opener] = useState(() => document.activeElement)
  const close = () => {
    onClose()
    setTimeout(() => {
      // Whoever writes elsewhere by then, as in a field of the block that has just come, is left there: what she typed
      // would go on into the text, and over the block.
      const now = document.activeElement
      if (!now || now === document.body || now === opener || now.closest('.dialog')) editor.view.focus()
    }, 50)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (await onSubmit()) close()
  }
  const remove = () => {
    removal?.act()
    close()
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
      title={title}
      size={size}
      footer={
        <>
          <Button kind="primary" type="submit" form={form}>
            {submit}
          </Button>
          {removal && (
            <Button kind="danger" onClick={remove}>
              {removal.label}
            </Button>
          )}
        </>
      }
    >
      <form id={form} className="form" onSubmit={send} noValidate>
        {unsent?.isRestored && (
          <div className="editor-dialog-unsent">
            <p className="field-hint">{t('restored')}</p>
            <Button size="small" onClick={unsent.discard}>
              {t('discard')}
            </Button>
          </div>
        )}
        {children}
      </form>
    </Dialog>
  )
}
