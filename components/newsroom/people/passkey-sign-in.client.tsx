'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { signInByPasskey } from './passkeys.ts'

/** Signs in with a passkey, then goes to `to`. */
export function PasskeySignIn({ to }: { to: string }) {
  const t = useTranslations('Newsroom.People')
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const start = async () => {
    setBusy(true)
    setFault('')
    const outcome = await signInByPasskey()
    // A whole new page: nothing of nobody's stays in this one.
    if (outcome === 'done') window.location.assign(to)
    else {
      setBusy(false)
      setFault(outcome === 'unsupported' ? t('passkey.unsupported') : t('passkey.failed'))
    }
  }
  return (
    <div className="form">
      {fault && <Notice kind="failure" live title={fault} />}
      <Button icon="key" busy={isBusy} onClick={start}>
        {t('signIn.passkey')}
      </Button>
    </div>
  )
}
