'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { ListedPart, OpenedPart } from '@/lib/newsroom/parts/list-parts.ts'
import type { EditorPart } from '../editor/services.ts'
import { askNewsroom } from '../story/ask-newsroom.ts'
import { Button } from '../ui/button.tsx'
import { Combobox, type ComboboxItem } from '../ui/combobox.client.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { Notice } from '../ui/notice.tsx'

/** A shared box or a snippet by its id; null when there is none. Throws when the newsroom cannot be asked. */
export async function askForPart(partId: string): Promise<EditorPart | null> {
  const answer = await askNewsroom<OpenedPart>(`/admin/parts/find?part=${encodeURIComponent(partId)}`)
  if (!answer.ok && answer.refusal === 'unknown-part') return null
  if (!answer.ok) throw new Error(answer.message)
  const { kind, name, locale, state, document } = answer.value
  return { partId, kind, name, locale, state, content: document.content }
}

async function find(kind: 'box' | 'snippet', locale: Locale, query: string): Promise<ComboboxItem[]> {
  const found = await askNewsroom<ListedPart[]>(
    `/admin/parts/find?kind=${kind}&locale=${locale}&q=${encodeURIComponent(query)}`,
  )
  if (!found.ok) throw new Error(found.message)
  return found.value.map(({ partId, name }) => ({ value: partId, label: name, locale }))
}

/** Chooses what is to stand in a story of a language, by its name. */
export function PartPicker({
  kind,
  locale,
  onPick,
}: {
  kind: 'box' | 'snippet'
  locale: Locale
  onPick: (part: EditorPart | null) => void
}) {
  const t = useTranslations('Newsroom.Parts.pick')
  const [chosen, setChosen] = useState<ComboboxItem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const [first, setFirst] = useState<readonly ComboboxItem[]>([])
  useEffect(() => {
    let isOpen = true
    // What there is, before anything is typed. If it cannot be asked, the search says so.
    find(kind, locale, '').then(
      (items) => isOpen && setFirst(items),
      () => {},
    )
    return () => {
      isOpen = false
    }
  }, [kind, locale])
  const choose = async () => {
    if (!chosen) return
    setBusy(true)
    setFailure('')
    try {
      onPick(await askForPart(chosen.value))
    } catch (error) {
      setFailure((error as Error).message || t('away'))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t(`${kind}.title`)}
      description={t(`${kind}.hint`)}
      open
      onOpenChange={(open) => {
        if (!open) onPick(null)
      }}
      footer={
        <Button kind="primary" disabled={!chosen} busy={isBusy} onClick={choose}>
          {t('insert')}
        </Button>
      }
    >
      <Combobox
        label={t('label')}
        items={first}
        value={chosen}
        onChange={setChosen}
        search={(query) => find(kind, locale, query)}
      />
      {failure && (
        <Notice kind="failure" live>
          {failure}
        </Notice>
      )}
    </Dialog>
  )
}
