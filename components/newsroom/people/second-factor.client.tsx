'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Result } from '@/lib/newsroom/result.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useProof } from './ask-proof.client.tsx'
import { CopyButton } from './copy-button.client.tsx'

/** What an authenticator app scans, and its secret for those that cannot. */
export type Enrolment = { secret: string; qr: { path: string; size: number } }

export type SecondFactorActions = {
  begin: () => Promise<Result<Enrolment>>
  confirm: (code: string) => Promise<Result<string[]>>
  renewCodes: () => Promise<Result<string[]>>
  drop: () => Promise<Result<null>>
}

/** Turns two-step verification on and off, and hands out recovery codes: once each, when they are made. */
export function SecondFactor({
  actions,
  isOn,
  recoveryLeft,
  isRuled,
  next,
}: {
  actions: SecondFactorActions
  isOn: boolean
  /** Recovery codes not used yet. */
  recoveryLeft: number
  /** The role must have it: it cannot be turned off. */
  isRuled: boolean
  /** Where to go on to once it is on, where that is what one came for. */
  next?: { href: string; label: string }
}) {
  const t = useTranslations('Newsroom.People.account')
  const { withProof, dialog } = useProof()
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState('')

  async function ask<T>(work: () => Promise<Result<T>>, then: (value: T) => void) {
    setBusy(true)
    setFault('')
    const answer = await withProof(work)
    setBusy(false)
    if (answer.ok) then(answer.value)
    else if (answer.refusal === 'malformed') setFault(t('factorWrong'))
    else if (answer.refusal !== 'proof-needed') setFault(answer.message)
  }

  return (
    <div className="form">
      {fault && <Notice kind="failure" live title={fault} />}
      {codes ? (
        <RecoveryCodes codes={codes} onSaved={() => setCodes(null)} next={next} />
      ) : enrolment ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            const code = String(new FormData(event.currentTarget).get('code'))
            void ask(
              () => actions.confirm(code),
              (made) => {
                setEnrolment(null)
                setCodes(made)
              },
            )
          }}
        >
          <p>{t('factorScan')}</p>
          <Scan enrolment={enrolment} label={t('factorQr')} />
          <p className="field-hint">{t('factorSecret')}</p>
          <code className="factor-secret" dir="ltr">
            {enrolment.secret.match(/.{1,4}/g)?.join(' ')}
          </code>
          <TextField
            className="code-field"
            label={t('factorCode')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            dir="ltr"
            required
          />
          <Button type="submit" kind="primary" busy={isBusy}>
            {t('factorConfirm')}
          </Button>
        </form>
      ) : isOn ? (
        <>
          <p>{t('factorOn')}</p>
          <p className={recoveryLeft < 3 ? 'field-error' : 'field-hint'}>
            {t('recoveryLeft', { count: recoveryLeft })}
          </p>
          <div className="button-row">
            <Button busy={isBusy} onClick={() => ask(actions.renewCodes, setCodes)}>
              {t('recoveryNew')}
            </Button>
            {!isRuled && (
              <Button kind="danger" busy={isBusy} onClick={() => ask(actions.drop, () => {})}>
                {t('factorDrop')}
              </Button>
            )}
          </div>
          {isRuled && <p className="field-hint">{t('factorRuled')}</p>}
          {next && (
            <ButtonLink kind="primary" href={next.href}>
              {next.label}
            </ButtonLink>
          )}
        </>
      ) : (
        <>
          <p>{t('factorOff')}</p>
          <div className="button-row">
            <Button
              kind={next ? 'primary' : 'plain'}
              busy={isBusy}
              onClick={() => ask(actions.begin, setEnrolment)}
            >
              {t('factorBegin')}
            </Button>
          </div>
        </>
      )}
      {dialog}
    </div>
  )
}

/** Black on white whatever the colours of the page: cameras expect it. */
function Scan({ enrolment: { qr }, label }: { enrolment: Enrolment; label: string }) {
  const side = qr.size + 8
  return (
    <svg
      className="factor-qr"
      viewBox={`-4 -4 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  )
}

function RecoveryCodes({
  codes,
  onSaved,
  next,
}: {
  codes: string[]
  onSaved: () => void
  next?: { href: string; label: string }
}) {
  const t = useTranslations('Newsroom.People.account')
  return (
    <section className="form" aria-labelledby="recovery-codes">
      <h3 id="recovery-codes">{t('recoveryTitle')}</h3>
      <p>{t('recoveryBody')}</p>
      <ul className="recovery-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="button-row">
        <CopyButton text={codes.join('\n')} label={t('recoveryCopy')} done={t('recoveryCopied')} />
        {next ? (
          <ButtonLink kind="primary" href={next.href}>
            {t('recoveryDone')}
          </ButtonLink>
        ) : (
          <Button kind="primary" onClick={onSaved}>
            {t('recoveryDone')}
          </Button>
        )}
      </div>
    </section>
  )
}
