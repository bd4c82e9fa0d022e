'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { StoryItems } from '@/lib/newsroom/checklist/tick-item.ts'
import { Badge } from '../ui/badge.tsx'
import { Checkbox } from '../ui/field.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import { useMoments } from './moments.client.tsx'

/**
 * What the newsroom's checklist asks of a story, and who has seen to it.
 * @param asked changes whenever it may be asked something else, or somebody else may have seen to it
 */
export function useStoryItems(articleId: string, asked: string) {
  const [known, setKnown] = useState<StoryItems | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the story is filed otherwise
  useEffect(() => {
    let isLatest = true
    void askNewsroom<StoryItems>(storyAddress(articleId, '/items')).then((answer) => {
      if (isLatest && answer.ok) setKnown(answer.value)
    })
    return () => {
      isLatest = false
    }
  }, [articleId, asked])
  return { known, setKnown, stops: known?.items.some((each) => each.isRequired && !each.done) ?? false }
}

/** Each with a box to tick, and the name of who did. */
export function StoryItemsList({
  articleId,
  known,
  onTicked,
}: {
  articleId: string
  known: StoryItems | null
  onTicked: (items: StoryItems) => void
}) {
  const t = useTranslations('Newsroom.Parts.story')
  const { print } = useMoments()
  const { tell } = useToasts()
  const [busy, setBusy] = useState<string | null>(null)
  if (!known || known.items.length === 0) return null
  const tick = async (itemId: string, isDone: boolean) => {
    setBusy(itemId)
    const answer = await askNewsroom<StoryItems>(storyAddress(articleId, '/items'), {
      method: 'PUT',
      body: { itemId, isDone },
    })
    setBusy(null)
    if (answer.ok) onTicked(answer.value)
    else tell({ kind: 'failure', title: answer.refusal === 'away' ? t('away') : answer.message })
  }
  return (
    <div className="story-items">
      <h3 className="field-label">{t('title')}</h3>
      <ul>
        {known.items.map(({ itemId, words, isRequired, done }) => (
          <li key={itemId}>
            <Checkbox
              label={words}
              // At once, not when the answer comes.
              checked={(done !== null) !== (busy === itemId)}
              disabled={!known.mayTick || busy !== null}
              onChange={(event) => tick(itemId, event.target.checked)}
              data-kept="none"
            />
            <p className="field-hint">
              {done
                ? t('by', { name: done.by, moment: print(done.at) })
                : isRequired && <Badge tone="red">{t('required')}</Badge>}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
