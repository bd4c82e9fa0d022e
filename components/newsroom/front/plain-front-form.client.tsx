'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { EditableFront, FrontStory } from '@/lib/newsroom/front/open-front.ts'
import { type FormAction, type FormState, refusedIn, unsent } from '../forms/form-state.ts'
import { MomentField } from '../moment/moment-field.client.tsx'
import { Button } from '../ui/button.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { usePlaceNames } from './place-names.client.ts'

/** The front for a browser that runs no script: a list for each place, and a search that adds to the lists. */
export function PlainFrontForm({
  front,
  found,
  query,
  action,
}: {
  front: EditableFront
  found: readonly FrontStory[]
  query: string
  action: FormAction<string>
}) {
  const t = useTranslations('Newsroom.Front')
  const nameOf = usePlaceNames()
  const [state, send] = useActionState(action, unsent as FormState<string>)
  const { result } = state
  const given = refusedIn(state)
  const placed = front.places.flatMap((each) => each?.articleId ?? [])
  const ids = [...new Set([...placed, ...found.map((each) => each.articleId), ...front.newest])]
  const known = { ...Object.fromEntries(found.map((each) => [each.articleId, each])), ...front.stories }
  const options = [
    { value: '', label: t('plain.newest') },
    ...ids.flatMap((id) => (known[id] ? [{ value: id, label: known[id].headline }] : [])),
  ]
  return (
    <section className="front-plain" aria-labelledby="front-plain-title">
      <h2 id="front-plain-title">{t('plain.title')}</h2>
      <search>
        <form className="form">
          <input type="hidden" name="language" value={front.locale} />
          <input type="hidden" name="of" value={front.front} />
          <TextField label={t('plain.search')} type="search" name="q" defaultValue={query} maxLength={200} />
          <Button type="submit">{t('shelf.find')}</Button>
        </form>
      </search>
      <form className="form" action={send}>
        {result && (
          <Notice
            kind={result.ok ? 'done' : 'failure'}
            live
            title={result.ok ? result.value : result.message}
          />
        )}
        <input type="hidden" name="language" value={front.locale} />
        <input type="hidden" name="of" value={front.front} />
        <input type="hidden" name="base" value={front.version} />
        {front.places.map((each, place) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
            key={place}
            label={nameOf(place)}
            name={`place-${place}`}
            defaultValue={given ? given[`place-${place}`]?.[0] : (each?.articleId ?? '')}
            options={options}
          />
        ))}
        {front.places.map(
          (each) =>
            each?.until && (
              <input key={each.articleId} type="hidden" name={`until-${each.articleId}`} value={each.until} />
            ),
        )}
        <MomentField ahead label={t('plain.at')} name="at" defaultValue={given?.at?.[0] ?? ''} />
        <Button kind="primary" type="submit">
          {t('plain.publish')}
        </Button>
      </form>
    </section>
  )
}
