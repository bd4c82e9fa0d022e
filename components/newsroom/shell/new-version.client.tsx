'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { outdatedEvent } from './outdated.ts'

/** Milliseconds between looks of a page that is looked at; one that is come back to looks at once. */
const lookEvery = 300_000
/** A build's name; what a proxy says in our place is none. */
const named = /^[\w-]{1,64}$/

/** Says that the server has become another one since this page came from it, and offers to load it anew. */
export function NewVersion({ build }: { build: string }) {
  const t = useTranslations('Newsroom.Shell.newVersion')
  const [isOutdated, setOutdated] = useState(false)
  const [isPutOff, setPutOff] = useState(false)

  useEffect(() => {
    const stopped = new AbortController()
    const { signal } = stopped
    const look = async () => {
      if (document.visibilityState === 'hidden') return
      const answer = await fetch('/admin/build', { cache: 'no-store', signal }).catch(() => null)
      const present = answer?.ok ? (await answer.text().catch(() => '')).trim() : ''
      if (named.test(present) && present !== build) setOutdated(true)
    }
    document.addEventListener('visibilitychange', look, { signal })
    window.addEventListener('focus', look, { signal })
    const hear = () => {
      setOutdated(true)
      // Something could not be done: said again, whoever wanted to hear of it later.
      setPutOff(false)
    }
    window.addEventListener(outdatedEvent, hear, { signal })
    const timer = setInterval(look, lookEvery)
    return () => {
      clearInterval(timer)
      stopped.abort()
    }
  }, [build])

  if (!isOutdated || isPutOff) return null
  return (
    <div className="new-version">
      <Notice
        live
        title={t('title')}
        action={
          <div className="button-row">
            <Button size="small" kind="primary" onClick={() => location.reload()}>
              {t('reload')}
            </Button>
            <Button size="small" kind="quiet" onClick={() => setPutOff(true)}>
              {t('later')}
            </Button>
          </div>
        }
      >
        <p>{t('text')}</p>
      </Notice>
    </div>
  )
}
