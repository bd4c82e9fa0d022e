'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState, useTransition } from 'react'
import { inLocale, localeTable } from '@/lib/locale/table.ts'
import {
  differences,
  fallenOff,
  free,
  keepUntil,
  placeOf,
  put,
  shownIn,
} from '@/lib/newsroom/front/arrange.ts'
import type { EditableFront, FrontStory, PlacedStories } from '@/lib/newsroom/front/open-front.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { itemAt } from '@/lib/present.ts'
import { placesIn } from '@/lib/publication/front-shape.ts'
import type { FormAction } from '../forms/form-state.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { useMoments } from '../story/moments.client.tsx'
import { Button } from '../ui/button.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { FrontDragging } from './front-dragging.client.tsx'
import { FrontPlace } from './front-place.client.tsx'
import { PlanDialog, PlanList } from './front-plans.client.tsx'
import { FrontPreview } from './front-preview.client.tsx'
import { FrontShelf } from './front-shelf.client.tsx'
import { usePlaceNames } from './place-names.client.ts'
import { StaleFront } from './stale-front.client.tsx'
import { forget, keep, pickPlaced, readStoredLayout } from './stored-layout.ts'
import { UntilDialog } from './until-dialog.client.tsx'

type Props = {
  front: EditableFront
  layOut: (
    front: string,
    locale: string,
    baseVersion: number,
    places: PlacedStories,
  ) => Promise<Result<number>>
  plan: (front: string, locale: string, at: string, places: PlacedStories) => Promise<Result<string>>
  cancel: FormAction<void>
}

/** What is not filled by itself, or not with the newest. */
const afterHead = ['related', 'picks', 'pictures', 'opinion'] as const

type Draft = { base: number; places: PlacedStories }

/**
 * The head of a front in the shape that readers see, and what can be put there. What is moved stays here until it is
 * published; a front that somebody else has changed meanwhile is shown beside it, and nothing is written over.
 */
export function FrontDesk({ front, layOut, plan, cancel }: Props) {
  const t = useTranslations('Newsroom.Front')
  const { print } = useMoments()
  const { tell } = useToasts()
  const nameOf = usePlaceNames()
  const { locale: newsroomLocale } = useNewsroom()
  const own = front.fronts.find(({ key }) => key === front.front)
  /** What is laid out and not published, and the change that it was made from. */
  const [draft, setDraft] = useState<Draft | null>(null)
  /** What it was before each change that was made on this screen, the last change last. */
  const [past, setPast] = useState<{ draft: Draft | null; fallen: readonly string[] }[]>([])
  /** What the last change pushed off the end. */
  const [fallen, setFallen] = useState<readonly string[]>([])
  /** Stories that were searched for. */
  const [found, setFound] = useState<Record<string, FrontStory>>({})
  const [said, setSaid] = useState('')
  const work = useRef<HTMLDivElement>(null)
  const [previewed, setPreviewed] = useState<PlacedStories | null>(null)
  const [isPlanning, setPlanning] = useState(false)
  const [ending, setEnding] = useState<number | null>(null)
  /** The place for which a story is being chosen on the shelf. */
  const [target, setTarget] = useState<number | null>(null)
  const [isPublishing, startPublishing] = useTransition()

  const { front: key, locale } = front
  const places = draft?.places ?? front.places
  const changed = differences(places, front.places)
  const isDirty = changed.length > 0
  const isStale = draft !== null && isDirty && draft.base < front.version
  // What the page knows is newer than what a search found.
  const stories = { ...found, ...front.stories }
  const shown = shownIn(places, front.newest, stories)
  const headlineOf = (articleId: string) => stories[articleId]?.headline ?? ''

  const fell = (articleId: string) =>
    // A headline of another direction than the newsroom's, held together.
    t('drag.fell', { headline: `\u2068${headlineOf(articleId)}\u2069` })

  const remember = () => setPast((before) => [...before, { draft, fallen }])
  const edit = (next: PlacedStories, pushedOff: readonly string[] = []) => {
    if (next === places) return
    remember()
    setFallen(pushedOff)
    setDraft({ base: draft && isDirty ? draft.base : front.version, places: next })
  }
  const undo = () => {
    const last = past.at(-1)
    if (!last) return
    setPast(past.slice(0, -1))
    setFallen(last.fallen)
    setDraft(last.draft)
    if (!last.draft) forget(key, locale)
    setSaid(t('bar.undone'))
  }
  const undoByKey = (event: KeyboardEvent) => {
    if (event.code !== 'KeyZ' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    // In a field it takes back what was typed there.
    if (event.target instanceof HTMLInputElement || past.length === 0) return
    event.preventDefault()
    undo()
  }
  const putIn = (articleId: string, place: number) => {
    const { articleId: there, isAutomatic } = itemAt(shown, place)
    const next = put(places, articleId, place, isAutomatic ? there : null)
    const off = fallenOff(places, next, front.newest, stories)
    edit(next, off)
    setSaid(
      [t('drag.put', { headline: headlineOf(articleId), place: nameOf(place) }), ...off.map(fell)].join(' '),
    )
  }
  const takeOut = (articleId: string) => {
    const place = placeOf(places, articleId)
    if (place < 0) return
    edit(free(places, place))
    setSaid(t('drag.taken', { headline: headlineOf(articleId) }))
  }
  const publish = (base: number) =>
    startPublishing(async () => {
      const answer = await layOut(key, locale, base, places).catch(() => null)
      if (!answer) tell({ kind: 'failure', title: t('bar.away') })
      else if (answer.ok) {
        setPast([])
        setFallen([])
        setDraft({ base: answer.value, places })
        tell({ kind: 'done', title: t('bar.published') })
      } else if (answer.refusal !== 'stale-version') tell({ kind: 'failure', title: answer.message })
    })
  const discard = () => {
    remember()
    setFallen([])
    forget(key, locale)
    setDraft(null)
    setSaid(t('bar.discarded'))
  }

  useEffect(() => {
    const kept = readStoredLayout(key, locale)
    if (!kept) return
    setFound((before) => ({ ...kept.found, ...before }))
    setDraft({ base: kept.base, places: kept.places })
  }, [key, locale])
  useEffect(() => {
    if (draft && isDirty) keep(key, locale, { ...draft, found: pickPlaced(draft.places, found) })
    else if (draft) forget(key, locale)
  }, [key, locale, draft, isDirty, found])
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])

  const placeAt = (place: number) => (
    <FrontPlace
      key={place}
      place={place}
      shown={itemAt(shown, place)}
      until={places[place]?.until ?? null}
      stories={stories}
      locale={locale}
      onPut={putIn}
      onFree={takeOut}
      onUntil={setEnding}
      onChoose={setTarget}
    />
  )

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button, wherever in it the focus is
    <div className="front-work" ref={work} onKeyDown={undoByKey}>
      <FrontDragging locale={locale} stories={stories} places={places} onPut={putIn} onTakeOut={takeOut}>
        <div className="front-desk-side">
          <section aria-labelledby="front-desk-title">
            <h2 id="front-desk-title" className="visually-hidden">
              {t('desk.title')}
            </h2>
            {/* In the direction of its language: the lead stands where its readers begin. */}
            <div className="front-desk" dir={localeTable[locale].dir}>
              <div className="front-desk-lead">{placeAt(0)}</div>
              <div className="front-desk-beside">{placesIn('beside').map(placeAt)}</div>
              <div className="front-desk-below">{placesIn('below').map(placeAt)}</div>
            </div>
            {afterHead.map((area) => (
              <section key={area} className="front-desk-area" aria-labelledby={`front-area-${area}`}>
                <h3 id={`front-area-${area}`}>{t(`area.${area}`)}</h3>
                <p className="field-hint">{t(`areaHint.${area}`)}</p>
                <div className="front-desk-places" dir={localeTable[locale].dir}>
                  {placesIn(area).map(placeAt)}
                </div>
              </section>
            ))}
          </section>
          {isStale && (
            <StaleFront
              by={front.changedBy ?? ''}
              changed={changed}
              theirs={shownIn(front.places, front.newest, stories)}
              mine={shown}
              stories={stories}
              locale={locale}
              onTheirs={discard}
              onMine={() => publish(front.version)}
            />
          )}
          <section className="front-bar" aria-label={t('bar.label')}>
            <p className="front-bar-words" role="status">
              {isDirty ? t('bar.changes', { count: changed.length }) : t('bar.clean')}
            </p>
            {fallen.length > 0 && <p className="front-bar-fallen">{fallen.map(fell).join(' ')}</p>}
            <div className="button-row">
              <Button
                kind="primary"
                disabled={!isDirty || isStale}
                busy={isPublishing}
                onClick={() => publish(draft?.base ?? front.version)}
              >
                {t('bar.publish')}
              </Button>
              <Button icon="calendar" disabled={!isDirty || isPublishing} onClick={() => setPlanning(true)}>
                {t('bar.schedule')}
              </Button>
              <Button icon="eye" onClick={() => setPreviewed(places)}>
                {t('bar.preview')}
              </Button>
              {past.length > 0 && (
                <Button icon="undo" aria-keyshortcuts="Control+Z" disabled={isPublishing} onClick={undo}>
                  {t('bar.undo')}
                </Button>
              )}
              {isDirty && (
                <Button kind="quiet" disabled={isPublishing} onClick={discard}>
                  {t('bar.discard')}
                </Button>
              )}
            </div>
          </section>
          <PlanList
            frontName={own ? inLocale(own.names, newsroomLocale) : t('papers')}
            plans={front.plans}
            cancel={cancel}
            onPreview={setPreviewed}
            onUse={({ at, places: planned }) => {
              edit(planned.map((each) => each))
              setSaid(t('plan.used', { moment: print(at) }))
            }}
          />
        </div>
        <FrontShelf
          locale={locale}
          newest={front.newest}
          stories={stories}
          places={places}
          target={target}
          onStop={() => setTarget(null)}
          onPut={(articleId, place) => {
            putIn(articleId, place)
            if (target === null) return
            setTarget(null)
            // Back to where it was asked for.
            work.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus()
          }}
          onFound={(list) =>
            setFound((before) => ({
              ...before,
              ...Object.fromEntries(list.map((each) => [each.articleId, each])),
            }))
          }
        />
      </FrontDragging>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {previewed && (
        <FrontPreview front={key} locale={locale} places={previewed} onClose={() => setPreviewed(null)} />
      )}
      {isPlanning && (
        <PlanDialog
          plan={(at) => plan(key, locale, at, places)}
          onClose={() => setPlanning(false)}
          onPlanned={() => {
            setPlanning(false)
            setPast([])
            setFallen([])
            forget(key, locale)
            setDraft(null)
            tell({ kind: 'done', title: t('plan.done') })
          }}
        />
      )}
      {ending !== null && (
        <UntilDialog
          until={places[ending]?.until ?? null}
          onClose={() => setEnding(null)}
          onSet={(until) => {
            edit(keepUntil(places, ending, until))
            setEnding(null)
          }}
        />
      )}
    </div>
  )
}
