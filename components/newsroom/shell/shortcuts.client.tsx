'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Dialog } from '../ui/dialog.client.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Keys } from '../ui/keys.tsx'
import type { Room } from './navigation.ts'
import { useSingleKeys } from './single-keys.client.ts'

/** What opens the list of shortcuts from elsewhere: the person's menu. */
export const openShortcuts = 'newsroom:shortcuts'

/** Milliseconds within which the second key of `G S` must follow the first. */
const patience = 1_200

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"], [role="combobox"]'))

const isCovered = () =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null

/** Listens for shortcuts, and lists them. Keys are told by their place, so that an Arabic keyboard has them too. */
export function Shortcuts({ rooms }: { rooms: readonly Room[] }) {
  const t = useTranslations('Newsroom.Shell.keys')
  const nav = useTranslations('Newsroom.Shell.nav')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [areOn, setOn] = useSingleKeys()
  const pressedGo = useRef(0)

  useEffect(() => {
    const open = () => setOpen(true)
    window.addEventListener(openShortcuts, open)
    return () => window.removeEventListener(openShortcuts, open)
  }, [])

  useEffect(() => {
    if (!areOn) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || isCovered()) return
      const wasGoing = Date.now() - pressedGo.current < patience
      pressedGo.current = 0
      if (event.key === '?' || event.key === '؟') {
        event.preventDefault()
        return setOpen(true)
      }
      if (event.shiftKey) return
      const room = rooms.find(({ key, name }) => key === event.code && (wasGoing || name === 'new'))
      if (room) {
        event.preventDefault()
        return router.push(room.href)
      }
      if (event.code === 'KeyG') pressedGo.current = Date.now()
      else if (event.code === 'Slash') {
        const field = document.querySelector<HTMLInputElement>('[data-search-field]')
        if (!field) return
        event.preventDefault()
        field.focus()
        field.select()
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [rooms, router, areOn])

  return (
    <Dialog title={t('title')} description={t('intro')} open={isOpen} onOpenChange={setOpen}>
      <dl className="shortcuts">
        <Shortcut keys="Ctrl+K">{t('palette')}</Shortcut>
        <Shortcut keys="/">{t('search')}</Shortcut>
        {rooms.map((room) =>
          room.name === 'new' ? (
            <Shortcut key={room.name} keys="N">
              {nav(room.name)}
            </Shortcut>
          ) : (
            <Shortcut key={room.name} keys="G" then={room.key.slice(-1)}>
              {nav(room.name)}
            </Shortcut>
          ),
        )}
        <Shortcut keys="?">{t('help')}</Shortcut>
        <Shortcut keys="Esc">{t('close')}</Shortcut>
      </dl>
      <Checkbox
        label={t('single')}
        hint={t('singleHint')}
        checked={areOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
    </Dialog>
  )
}

function Shortcut({ keys, then, children }: { keys: string; then?: string; children: string }) {
  const t = useTranslations('Newsroom.Shell.keys')
  return (
    <div>
      <dt>{children}</dt>
      <dd>
        <Keys keys={keys} />
        {then && (
          <>
            {' '}
            {t('then')} <Keys keys={then} />
          </>
        )}
      </dd>
    </div>
  )
}
