'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { EditorStory } from '../editor/services.ts'
import { Button } from '../ui/button.tsx'
import { Combobox, type ComboboxItem } from '../ui/combobox.client.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { askNewsroom } from './ask-newsroom.ts'

/** The paper's stories whose headlines have these words. Throws when the newsroom cannot be asked. */
export async function findStories(query: string): Promise<EditorStory[]> {
  const answer = await askNewsroom<EditorStory[]>(`/admin/stories/find?q=${encodeURIComponent(query)}`)
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

/** A story by its id, as an editor's screen names it; null when there is none. */
export async function askForStory(storyId: string, locale: Locale): Promise<EditorStory | null> {
  const answer = await askNewsroom<EditorStory | null>(
    `/admin/stories/find?story=${storyId}&locale=${locale}`,
  )
  return answer.ok ? answer.value : null
}

/** Chooses one of the paper's stories, by words of its headline. */
export function StoryPicker({ onPick }: { onPick: (story: EditorStory | null) => void }) {
  const t = useTranslations('Newsroom.Stories.pick')
  const [chosen, setChosen] = useState<ComboboxItem | null>(null)
  const [found, setFound] = useState<EditorStory[]>([])
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
          onClick={() => onPick(found.find((each) => each.storyId === chosen?.value) ?? null)}
        >
          {t('choose')}
        </Button>
      }
    >
      <Combobox
        label={t('label')}
        items={[]}
        value={chosen}
        onChange={setChosen}
        search={async (query) => {
          const stories = await findStories(query)
          setFound(stories)
          return stories.map(({ storyId, headline, locale }) => ({ value: storyId, label: headline, locale }))
        }}
      />
    </Dialog>
  )
}
