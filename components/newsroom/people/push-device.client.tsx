'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { GivenDevice } from '@/lib/newsroom/push/subscribe.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { type NotificationGroup, notificationGroups } from '@/lib/vocabulary.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

type Told = 'saved' | 'stopped' | 'denied' | 'unsupported' | 'off' | 'failed'

/** Safari’s own, which needs no worker; or that of the paper’s worker. */
async function pushManager(isWanted: boolean): Promise<PushManager | undefined> {
  if ('pushManager' in window) return window.pushManager as PushManager
  const registration = isWanted
    ? await navigator.serviceWorker.register('/service-worker.js').then(() => navigator.serviceWorker.ready)
    : await navigator.serviceWorker.getRegistration('/')
  return registration?.pushManager
}

const canShow = (): boolean =>
  'Notification' in window &&
  ('pushManager' in window || ('serviceWorker' in navigator && 'PushManager' in window))

const bytes = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0))

/** One for our present key; what was made for another gets nothing. */
async function subscribe(key: string): Promise<GivenDevice> {
  const manager = await pushManager(true)
  const before = await manager?.getSubscription()
  const made = before?.options.applicationServerKey
  if (made && String(new Uint8Array(made)) !== String(bytes(key))) await before?.unsubscribe()
  const subscription = await manager?.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytes(key),
  })
  return subscription?.toJSON() as GivenDevice
}

/** Of what in her inbox this device tells somebody. Permission is asked for once she has pressed the button. */
export function PushDevice({
  readKey,
  read,
  change,
}: {
  readKey: () => Promise<Result<string | null>>
  read: (device: GivenDevice) => Promise<Result<NotificationGroup[]>>
  change: (device: GivenDevice, groups: NotificationGroup[]) => Promise<Result<null>>
}) {
  const t = useTranslations('Newsroom.Inbox')
  const [groups, setGroups] = useState<readonly NotificationGroup[]>([])
  const [told, setTold] = useState<Told | null>(null)
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    const look = async () => {
      if (!canShow()) return setTold('unsupported')
      const subscription = await (await pushManager(false))?.getSubscription()
      if (!subscription) return
      const found = await read(subscription.toJSON() as GivenDevice)
      if (found.ok) setGroups(found.value)
    }
    look().catch(() => {})
  }, [read])

  const save = async (): Promise<Told> => {
    if (groups.length === 0) {
      const subscription = await (await pushManager(false))?.getSubscription()
      const stopped = subscription && (await change(subscription.toJSON() as GivenDevice, []))
      return stopped && !stopped.ok ? 'failed' : 'stopped'
    }
    // First of all: some browsers ask only while they remember the press.
    if ((await Notification.requestPermission()) !== 'granted') return 'denied'
    const key = await readKey()
    if (!key.ok) return 'failed'
    if (key.value === null) return 'off'
    const changed = await change(await subscribe(key.value), [...groups])
    return changed.ok ? 'saved' : 'failed'
  }

  if (told === 'unsupported') return <p className="field-hint">{t('push.unsupported')}</p>
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        setBusy(true)
        setTold(null)
        save()
          .then(setTold, () => setTold('failed'))
          .finally(() => setBusy(false))
      }}
    >
      {told && (
        <Notice
          kind={told === 'saved' || told === 'stopped' ? 'done' : 'failure'}
          live
          title={t(`push.${told}`)}
        />
      )}
      {notificationGroups.map((group) => (
        <Checkbox
          key={group}
          label={t(`groups.${group}`)}
          checked={groups.includes(group)}
          onChange={({ target }) =>
            setGroups(target.checked ? [...groups, group] : groups.filter((each) => each !== group))
          }
        />
      ))}
      <div className="button-row">
        <Button type="submit" busy={isBusy}>
          {t('push.save')}
        </Button>
      </div>
    </form>
  )
}
