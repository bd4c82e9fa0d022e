'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, type ReactNode, useId } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'

type Props = {
  editor: Editor
  title: string
  /** Says what is done when it is sent. */
  submit: string
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
  const { editor, title, submit, onSubmit, removal, size = 'normal', onClose, children } = props
  const form = useId()
  const close = () => {
    onClose()
    setTimeout(() => editor.view.focus(), 50)
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
        {children}
      </form>
    </Dialog>
  )
}
