'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import type { PlacedStories, PlannedFront } from '@/lib/newsroom/front/open-front.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { type FormAction, type FormState, faultOf, unsent } from '../forms/form-state.ts'
import { useAwayWords } from '../forms/use-form-draft.client.tsx'
import { MomentField } from '../moment/moment-field.client.tsx'
import { nextHour } from '../moment/next-hour.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { useMoments } from '../story/moments.client.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** Layouts that wait for their moment: anybody who lays this front out sees them, and may take them back. */
export function PlanList({
  frontName,
  plans,
  cancel,
  onPreview,
  onUse,
}: {
  frontName: string
  plans: readonly PlannedFront[]
  cancel: FormAction<void>
  onPreview: (places: PlacedStories) => void
  onUse: (plan: PlannedFront) => void
}) {
  const t = useTranslations('Newsroom.Front.plan')
  const { print } = useMoments()
  const [state, send] = useActionState(cancel, unsent as FormState<void>)
  const fault = faultOf(state)
  return (
    <section className="front-plans" aria-labelledby="front-plans-title">
      <h2 id="front-plans-title">{t.rich('title', { front: frontName, of: (name) => <bdi>{name}</bdi> })}</h2>
      {plans.length === 0 && <p className="field-hint">{t('none')}</p>}
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <ul>
        {plans.map((plan) => {
          const moment = print(plan.at)
          return (
            <li key={plan.id}>
              <p>{t.rich('line', { moment, name: plan.plannedBy, who: (name) => <bdi>{name}</bdi> })}</p>
              <div className="button-row">
                <Button
                  size="small"
                  className="front-needs-script"
                  aria-label={t('previewNamed', { moment })}
                  onClick={() => onPreview(plan.places)}
                >
                  {t('preview')}
                </Button>
                <Button
                  size="small"
                  className="front-needs-script"
                  aria-label={t('useNamed', { moment })}
                  onClick={() => onUse(plan)}
                >
                  {t('use')}
                </Button>
                <form action={send}>
                  <input type="hidden" name="plan" value={plan.id} />
                  <SubmitButton kind="quiet" size="small" aria-label={t('cancelNamed', { moment })}>
                    {t('cancel')}
                  </SubmitButton>
                </form>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Takes the moment at which a layout is to be published. */
export function PlanDialog({
  plan,
  onClose,
  onPlanned,
}: {
  plan: (at: string) => Promise<Result<string>>
  onClose: () => void
  onPlanned: () => void
}) {
  const t = useTranslations('Newsroom.Front.plan')
  const { timeZone } = useNewsroom()
  const away = useAwayWords()
  const [at, setAt] = useState(() => wallTime(nextHour(), timeZone).slice(0, 16))
  const [failure, setFailure] = useState('')
  const [isBusy, setBusy] = useState(false)
  const go = async () => {
    if (!at) return setFailure(t('atInvalid'))
    setBusy(true)
    setFailure('')
    const answer = await plan(at).catch(away)
    setBusy(false)
    if (typeof answer === 'string') setFailure(answer)
    else if (answer.ok) onPlanned()
    else setFailure(answer.message)
  }
  return (
    <Dialog
      title={t('dialog')}
      description={t('meaning')}
      open
      onOpenChange={(open) => {
        if (!open && !isBusy) onClose()
      }}
      footer={
        <Button kind="primary" busy={isBusy} onClick={go}>
          {t('do')}
        </Button>
      }
    >
      <MomentField ahead label={t('at')} value={at} onChange={setAt} error={failure || undefined} />
    </Dialog>
  )
}
