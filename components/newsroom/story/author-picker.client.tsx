'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { EditorAuthor } from '../editor/services.ts'
import { Button } from '../ui/button.tsx'
import { Combobox, type ComboboxItem } from '../ui/combobox.client.tsx'
import { Dialog } from '../ui/dialog.client.tsx'

/** Chooses somebody of the directory, by name. */
export function AuthorPicker({
  authors,
  onPick,
}: {
  authors: readonly EditorAuthor[]
  onPick: (author: EditorAuthor | null) => void
}) {
  const t = useTranslations('Newsroom.Blocks.profileBox.pick')
  const [chosen, setChosen] = useState<ComboboxItem | null>(null)
  return (
    <Dialog
      title={t('title')}
      open
      onOpenChange={(open) => {
        if (!open) onPick(null)
      }}
      footer={
        <Button
          kind="primary"
          disabled={!chosen}
          onClick={() => onPick(authors.find(({ id }) => id === chosen?.value) ?? null)}
        >
          {t('choose')}
        </Button>
      }
    >
      <Combobox
        label={t('label')}
        items={authors.map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
        value={chosen}
        onChange={setChosen}
      />
    </Dialog>
  )
}
