'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { addressMeant } from '@/components/newsroom/editor/address-meant.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import { Button } from '@/components/newsroom/ui/button.tsx'
import { Dialog } from '@/components/newsroom/ui/dialog.client.tsx'
import { TextField } from '@/components/newsroom/ui/field.tsx'
import { embedProviderOf } from '../../safe-address.ts'
import type { BlockDialog } from '../block-editor.ts'

/** Asks for the address of a post or a video. */
export const EmbedDialog: BlockDialog = ({ editor, onClose }) => {
  const t = useTranslations('Newsroom.Blocks.embed.dialog')
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
      title={t('title')}
      footer={
        <Button kind="primary" type="submit" form="embed-form">
          {t('insert')}
        </Button>
      }
    >
      <form id="embed-form" className="form" onSubmit={submit} noValidate>
        <TextField
          label={t('address')}
          hint={t('hint')}
          error={isRefused ? t('refused') : ''}
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
