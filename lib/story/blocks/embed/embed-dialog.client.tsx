'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { addressMeant } from '@/components/newsroom/editor/address-meant.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import { EditorDialog } from '@/components/newsroom/editor/editor-dialog.client.tsx'
import { TextField } from '@/components/newsroom/ui/field.tsx'
import { embedSourceOf, linkCard } from '../../safe-address.ts'
import type { BlockDialog } from '../block-editor.ts'
import { readIntoCards } from './read-into-cards.ts'

/** Asks for the address of a page, a post or a video. */
export const EmbedDialog: BlockDialog = ({ editor, context, onClose }) => {
  const t = useTranslations('Newsroom.Blocks.embed.dialog')
  const [address, setAddress] = useState('')
  const [isRefused, setRefused] = useState(false)
  const insert = () => {
    const url = addressMeant(address)
    const provider = embedSourceOf(url, linkCard)
    if (!url || !provider) {
      setRefused(true)
      return false
    }
    insertBlock(({ schema }) => schema.node('embed', { url, provider }))(editor.state, editor.view.dispatch)
    void readIntoCards(editor.view, url, context)
    return true
  }
  return (
    <EditorDialog editor={editor} title={t('title')} submit={t('insert')} onSubmit={insert} onClose={onClose}>
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
    </EditorDialog>
  )
}
