'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { refusals } from '@/lib/newsroom/newsroom-error.ts'
import type { ChecklistItem } from '@/lib/newsroom/stories/checklist.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import type { LanguageVersion } from '@/lib/newsroom/translation/languages-of.ts'
import type { TransitionName } from '@/lib/newsroom/workflow.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { instantOf, wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { StoryNumbers } from '../audience/story-numbers.client.tsx'
import { CorrectionsPart } from '../corrections/corrections-part.client.tsx'
import { frontDeskHref } from '../front/front-address.ts'
import { MomentField } from '../moment/moment-field.client.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { LanguagesPart } from '../translation/languages-part.client.tsx'
import { StateBadge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { askNewsroom, serverNow, storyAddress } from './ask-newsroom.ts'
import { ChecklistView } from './checklist-view.client.tsx'
import { HeadlineTestsPart } from './headline-tests.client.tsx'
import { useMoments } from './moments.client.tsx'
import { isDangerous, labelOf, MoveDialog } from './move-dialog.client.tsx'
import { StoryItemsList, useStoryItems } from './story-items.client.tsx'
import type { Flush } from './use-draft.client.ts'

/** Where the story stands, and where it may go from there. */
export function PublishTab({
  draft,
  directory,
  publicHref,
  savedVersion,
  suggestionCount,
  flush,
  onChanged,
  onRewritten,
  languages,
}: {
  draft: WorkingDraft
  directory: StoryDirectory
  publicHref: string
  /** Changes whenever the server has other words. */
  savedVersion: number
  /** Suggestions that nobody has decided on. */
  suggestionCount: number
  flush: Flush
  /** The story has another state, embargo or schedule now. */
  onChanged: () => void
  /** The draft has other words on the server now. */
  onRewritten: () => Promise<void>
  languages: readonly LanguageVersion[]
}) {
  const t = useTranslations('Newsroom.Stories')
  const shell = useTranslations('Newsroom.Shell')
  const front = useTranslations('Newsroom.Front')
  const { print, zone, offset } = useMoments()
  const { tell } = useToasts()
  const failureWords = useFailureWords()
  const [move, setMove] = useState<TransitionName | null>(null)
  const own = languages.find((each) => each.articleId === draft.articleId)
  const items = useChecklist(draft, `${savedVersion} ${suggestionCount}`, own?.sourceHasChanged ?? false)
  const asked = useStoryItems(draft.articleId, `${draft.state} ${draft.kind} ${draft.sectionId}`)
  const lacks = items?.some((item) => item.severity === 'must') ?? false
  const stops = asked.stops || lacks
  const isLive = draft.state === 'published'
  // The page was made before what has been saved since.
  const hasChanges = draft.hasUnpublishedChanges || savedVersion > draft.version
  // “Publish the changes” of what has none would do nothing.
  const allowed = draft.allowed.filter(
    (each) => !(each === 'publish' && isLive && !hasChanges) && !(each === 'kill' && !draft.publishedAt),
  )
  const onward = allowed.filter((each) => !isDangerous(each))
  const away = allowed.filter(isDangerous)
  const primary: TransitionName | undefined = (['publish', 'approve', 'submit'] as const).find((each) =>
    onward.includes(each),
  )
  return (
    <div className="panel-stack">
      <section className="panel-part" aria-labelledby="state-title">
        <h2 id="state-title" className="panel-title">
          {t('publish.state')}
        </h2>
        <p>
          <StateBadge state={draft.state} label={shell(`state.${draft.state}`)} />
        </p>
        {hasChanges && isLive && <p>{t('publish.unpublishedChanges')}</p>}
        {draft.publishedAt && draft.state !== 'killed' && (
          <p>{t('publish.publishedAt', { moment: print(draft.publishedAt) })}</p>
        )}
        {draft.scheduledFor && <p>{t('publish.scheduledFor', { moment: print(draft.scheduledFor) })}</p>}
        {draft.embargoUntil && <p>{t('publish.embargoUntil', { moment: print(draft.embargoUntil) })}</p>}
        {draft.scheduleFailure && (
          <Notice kind="failure">
            {t('publish.scheduleFailed', { reason: failureWords(draft.scheduleFailure) })}
          </Notice>
        )}
        {isLive && (
          <p>
            <a href={publicHref} target="_blank" rel="noreferrer">
              {t('publish.seeIt')}
            </a>
          </p>
        )}
        {isLive && draft.may['breaking.announce'] && (
          <p>
            <a href={frontDeskHref(draft.locale, { story: draft.articleId })}>
              {front('breaking.fromStory')}
            </a>
          </p>
        )}
        <p className="field-hint">{t('publish.zone', { zone, offset })}</p>
      </section>

      <section className="panel-part" aria-labelledby="moves-title">
        <h2 id="moves-title" className="panel-title">
          {t('publish.moves')}
        </h2>
        {allowed.length === 0 && <p>{t('publish.noMoves')}</p>}
        <div className="story-moves">
          {onward.map((each) => (
            <Button
              key={each}
              kind={each === primary ? 'primary' : 'plain'}
              onClick={() => setMove(each)}
              icon={each === 'schedule' ? 'calendar' : undefined}
            >
              {t(`move.${labelOf(each, draft)}`)}
            </Button>
          ))}
          {away.map((each) => (
            <Button key={each} kind="danger" onClick={() => setMove(each)}>
              {t(`move.${each}`)}
            </Button>
          ))}
        </div>
      </section>

      <section className="panel-part" aria-labelledby="checklist-title">
        <h2 id="checklist-title" className="panel-title">
          {t('checklist.title')}
        </h2>
        <ChecklistView items={items} />
        <StoryItemsList articleId={draft.articleId} known={asked.known} onTicked={asked.setKnown} />
      </section>

      <LanguagesPart draft={draft} languages={languages} flush={flush} />
      {draft.publishedAt && (
        <CorrectionsPart
          draft={draft}
          directory={directory}
          hasChanges={hasChanges}
          stops={lacks}
          flush={flush}
          onChanged={onChanged}
        />
      )}

      {draft.may['story.embargo'] && draft.state !== 'killed' && (
        // Anew once it stands otherwise: what was typed before, and why it was refused, is about what is no longer so.
        <Embargo key={`${draft.state} ${draft.embargoUntil}`} draft={draft} onChanged={onChanged} />
      )}

      {draft.publishedAt && (
        <HeadlineTestsPart draft={draft} flush={flush} onChanged={onChanged} onRewritten={onRewritten} />
      )}

      {/* At the end: nothing that is pressed moves when they come. */}
      {draft.publishedAt && <StoryNumbers articleId={draft.articleId} />}

      {move && (
        <MoveDialog
          key={move}
          move={move}
          draft={draft}
          stops={stops}
          suggestionCount={suggestionCount}
          flush={flush}
          onClose={() => setMove(null)}
          onMoved={(made) => {
            tell({ kind: 'done', title: t(`moved.${labelOf(made, draft)}`) })
            setMove(null)
            onChanged()
          }}
        />
      )}
    </div>
  )
}

/** Why the schedule failed, worded as the same refusal is when a person meets it. */
function useFailureWords(): (name: string) => string {
  const t = useTranslations('Newsroom.People.refusals')
  return (name) => t(refusals.find((each) => each === name) ?? 'failed', { subject: '' })
}

function useChecklist(
  { articleId, state }: WorkingDraft,
  savedWords: string,
  sourceHasChanged: boolean,
): ChecklistItem[] | null {
  const [items, setItems] = useState<ChecklistItem[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the words, their source or the state have changed
  useEffect(() => {
    let isLatest = true
    // Not at every save of somebody who is typing.
    const timer = setTimeout(async () => {
      const answer = await askNewsroom<ChecklistItem[]>(storyAddress(articleId, '/checklist'))
      if (isLatest && answer.ok) setItems(answer.value)
    }, 400)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [articleId, state, savedWords, sourceHasChanged])
  return items
}

function Embargo({ draft, onChanged }: { draft: WorkingDraft; onChanged: () => void }) {
  const t = useTranslations('Newsroom.Stories')
  const { timeZone } = useNewsroom()
  const { tell } = useToasts()
  /** One that has ended is none. */
  const stands = draft.embargoUntil !== null && new Date(draft.embargoUntil) > serverNow()
  const [until, setUntil] = useState(() =>
    draft.embargoUntil && stands ? wallTime(new Date(draft.embargoUntil), timeZone) : '',
  )
  const [failed, setFailed] = useState({ message: '', schedule: draft.scheduledFor })
  // With another schedule it may be taken.
  const failure = failed.schedule === draft.scheduledFor ? failed.message : ''
  const setFailure = (message: string) => setFailed({ message, schedule: draft.scheduledFor })
  const [isBusy, setBusy] = useState(false)
  const set = async (moment: Date | null) => {
    setBusy(true)
    setFailure('')
    const answer = await askNewsroom(storyAddress(draft.articleId, '/embargo'), {
      method: 'PUT',
      body: { until: moment?.toISOString() ?? null },
    })
    setBusy(false)
    if (!answer.ok) return setFailure(answer.refusal === 'away' ? t('away') : answer.message)
    if (!moment) setUntil('')
    tell({ kind: 'done', title: moment ? t('embargo.done') : t('embargo.lifted') })
    onChanged()
  }
  const save = () => {
    const moment = instantOf(until, timeZone)
    if (!moment) return setFailure(t('publish.atInvalid'))
    return set(moment)
  }
  return (
    <section className="panel-part" aria-labelledby="embargo-title">
      <h2 id="embargo-title" className="panel-title">
        {t('embargo.title')}
      </h2>
      <p className="field-hint">{t('embargo.hint')}</p>
      <MomentField
        ahead
        label={t('embargo.until')}
        value={until}
        onChange={setUntil}
        error={failure || undefined}
        withSeconds
      />
      <div className="button-row">
        <Button onClick={save} busy={isBusy} disabled={!until}>
          {t('embargo.set')}
        </Button>
        {stands && (
          <Button kind="quiet" onClick={() => set(null)} disabled={isBusy}>
            {t('embargo.lift')}
          </Button>
        )}
      </div>
    </section>
  )
}
