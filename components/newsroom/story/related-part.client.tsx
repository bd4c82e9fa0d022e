'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import { mostRelated } from '@/lib/newsroom/limits.ts'
import type { RelatedStory } from '@/lib/newsroom/stories/related-stories.ts'
import type { RelatedSuggestion } from '@/lib/newsroom/stories/suggest-related.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import { Combobox } from '../ui/combobox.client.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import { findStories } from './story-picker.client.tsx'

/** What readers are led on to: chosen by hand and in order, before what is found by itself. Each choice is saved at once. */
export function RelatedPart({
  draft,
  related,
  onChanged,
}: {
  draft: WorkingDraft
  related: readonly RelatedStory[]
  onChanged: () => void
}) {
  const t = useTranslations('Newsroom.Stories.related')
  const away = useTranslations('Newsroom.Stories')
  const { tell } = useToasts()
  const [chosen, setChosen] = useState<readonly RelatedStory[]>(related)
  const mayFile = Boolean(draft.may['story.file'])
  const ids = chosen.map(({ storyId }) => storyId).join(' ')
  const [saves, setSaves] = useState(0)
  const suggested = useSuggested(draft.articleId, saves, ids, mayFile)
  /** One after the other, so that the last choice is the one that stays. */
  const last = useRef<Promise<unknown>>(Promise.resolve())

  const save = async (next: readonly RelatedStory[]) => {
    const before = chosen
    setChosen(next)
    const asked = last.current.then(() =>
      askNewsroom(storyAddress(draft.articleId, '/filing'), {
        method: 'PUT',
        body: { relatedIds: next.map(({ storyId }) => storyId) },
      }),
    )
    last.current = asked
    const answer = await asked
    if (answer.ok) {
      setSaves((count) => count + 1)
      tell({ id: 'filed', kind: 'done', title: t('saved') })
      return onChanged()
    }
    setChosen(before)
    tell({ kind: 'failure', title: answer.refusal === 'away' ? away('away') : answer.message })
  }
  const move = (from: number, to: number) => {
    const next = [...chosen]
    const [moved] = next.splice(from, 1)
    if (moved) next.splice(to, 0, moved)
    void save(next)
  }
  const add = (story: RelatedStory) => {
    if (!chosen.some(({ storyId }) => storyId === story.storyId)) void save([...chosen, story])
  }
  const mayAdd = mayFile && chosen.length < mostRelated
  return (
    <section className="panel-part" aria-labelledby="related-title">
      <h2 id="related-title" className="panel-title">
        {t('title')}
      </h2>
      <p className="field-hint">{t('hint')}</p>
      {chosen.length > 0 && (
        <ol className="related-list">
          {chosen.map((story, index) => (
            <li key={story.storyId}>
              <span>
                <Headline story={story} />
                {!story.isSeen && <span className="related-unseen">{t('unseen')}</span>}
              </span>
              {mayFile && (
                <span className="byline-tools">
                  <IconButton
                    icon="chevron-up"
                    size="small"
                    label={t('moveUp', { headline: story.headline })}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  />
                  <IconButton
                    icon="chevron-down"
                    size="small"
                    label={t('moveDown', { headline: story.headline })}
                    disabled={index === chosen.length - 1}
                    onClick={() => move(index, index + 1)}
                  />
                  <IconButton
                    icon="close"
                    size="small"
                    label={t('remove', { headline: story.headline })}
                    onClick={() => save(chosen.filter((each) => each !== story))}
                  />
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayAdd && (
        <>
          <Combobox
            // Emptied after each choice: it adds, it does not hold.
            key={ids}
            label={t('add')}
            labelHidden
            placeholder={t('add')}
            items={[]}
            search={async (query) => {
              const found = await findStories(query)
              return found
                .filter(({ storyId }) => storyId !== draft.storyId)
                .map(({ storyId, headline, locale }) => ({ value: storyId, label: headline, locale }))
            }}
            onChange={(item) => {
              if (item)
                add({
                  storyId: item.value,
                  headline: item.label,
                  locale: item.locale ?? draft.locale,
                  // Known when the screen is next asked for.
                  isSeen: true,
                })
            }}
          />
          {suggested.length > 0 && (
            <>
              <h3 className="field-label">{t('suggested')}</h3>
              <ul className="related-list">
                {suggested.map((story) => (
                  <li key={story.storyId}>
                    <Headline story={story} />
                    <span className="byline-tools">
                      <IconButton
                        icon="plus"
                        size="small"
                        label={t('take', { headline: story.headline })}
                        onClick={() => add({ ...story, isSeen: true })}
                      />
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  )
}

const Headline = ({ story: { headline, locale } }: { story: RelatedSuggestion }) => (
  <bdi lang={locale} dir={localeTable[locale].dir}>
    {headline}
  </bdi>
)

/** Asked anew whenever something was chosen; nothing where they cannot be asked for, which keeps nobody from choosing. */
function useSuggested(
  articleId: string,
  saves: number,
  chosen: string,
  isAsked: boolean,
): readonly RelatedSuggestion[] {
  const [found, setFound] = useState<readonly RelatedSuggestion[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies(saves): what was chosen gives way to others
  useEffect(() => {
    if (!isAsked) return
    let isLatest = true
    void askNewsroom<RelatedSuggestion[]>(storyAddress(articleId, '/related')).then((answer) => {
      if (isLatest && answer.ok) setFound(answer.value)
    })
    return () => {
      isLatest = false
    }
  }, [articleId, saves, isAsked])
  const taken = new Set(chosen.split(' '))
  return found.filter(({ storyId }) => !taken.has(storyId))
}
