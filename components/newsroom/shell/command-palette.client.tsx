'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { fold } from '@/lib/arabic/fold.ts'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { ArticleState } from '@/lib/vocabulary.ts'
import { StateBadge } from '../ui/badge.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Keys } from '../ui/keys.tsx'
import type { Room } from './navigation.ts'

/** A story as `/admin/find` answers. */
export type StoryRecord = { articleId: string; locale: Locale; headline: string; state: ArticleState }

type Item = { value: string; label: string; icon?: IconName; story?: StoryRecord }
type Group = { value: string; items: Item[] }

/** Milliseconds without a keystroke before the server is asked. */
const pause = 160

/** One field that goes anywhere: to a room, or to a story by words of its headline. `Ctrl+K`, `⌘K`. */
export function CommandPalette({ rooms }: { rooms: readonly Room[] }) {
  const t = useTranslations('Newsroom.Shell.palette')
  const [isOpen, setOpen] = useState(false)
  const [isApple, setApple] = useState(false)

  useEffect(() => {
    setApple(/Mac|iPhone|iPad/.test(navigator.platform))
    const press = (event: KeyboardEvent) => {
      // In a text this is how a link is made, and the editor has taken it.
      if (event.defaultPrevented || event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey)) return
      if (event.shiftKey || event.altKey) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className="palette-button" aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" />
        <span>{t('open')}</span>
        <Keys keys={isApple ? '⌘+K' : 'Ctrl+K'} />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Viewport className="dialog-viewport palette-viewport">
          <Dialog.Popup className="palette">
            <Dialog.Title className="visually-hidden">{t('title')}</Dialog.Title>
            <Palette rooms={rooms} close={() => setOpen(false)} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Palette({ rooms, close }: { rooms: readonly Room[]; close: () => void }) {
  const t = useTranslations('Newsroom.Shell.palette')
  const nav = useTranslations('Newsroom.Shell.nav')
  const state = useTranslations('Newsroom.Shell.state')
  const ui = useTranslations('Newsroom.Shell.ui')
  const board = useTranslations('Newsroom.Shell.board')
  const router = useRouter()
  const [query, setQuery] = useState('')
  const stories = useStories(query.trim())

  const groups = useMemo(() => {
    const words = fold(query).split(/\s+/).filter(Boolean)
    const places: Item[] = rooms
      .map((room) => ({ value: room.href, label: nav(room.name), icon: room.icon }))
      .filter(({ label }) => words.every((word) => fold(label).includes(word)))
    const found: Item[] = stories.found.map((story) => ({
      value: `/admin/stories/${story.articleId}`,
      label: story.headline || board('untitled'),
      story,
    }))
    const all: Group[] = [
      { value: t('pages'), items: places },
      { value: t('stories'), items: found },
    ]
    return all.filter(({ items }) => items.length > 0)
  }, [rooms, query, stories.found, nav, board, t])

  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      value={query}
      onValueChange={setQuery}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(item: Item) => item.label}
    >
      <div className="palette-head">
        <Icon name="search" />
        <Autocomplete.Input className="palette-input" aria-label={t('label')} placeholder={t('label')} />
        <Dialog.Close className="button button-quiet button-small button-icon" aria-label={ui('close')}>
          <Icon name="close" />
        </Dialog.Close>
      </div>
      <div className="palette-list">
        <Autocomplete.Status className="combobox-status">
          {stories.isAsking ? t('searching') : stories.hasFailed ? t('failed') : null}
        </Autocomplete.Status>
        <Autocomplete.Empty className="combobox-status">
          {stories.isAsking || stories.hasFailed ? null : t('none')}
        </Autocomplete.Empty>
        <Autocomplete.List>
          {(group: Group) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="menu-label">{group.value}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: Item) => (
                  <Autocomplete.Item
                    key={item.value}
                    value={item}
                    className="menu-item"
                    onClick={() => {
                      close()
                      router.push(item.value)
                    }}
                  >
                    <span className="menu-icon">{item.icon && <Icon name={item.icon} />}</span>
                    <span className="menu-words">
                      {item.story ? (
                        <bdi lang={item.story.locale} dir={localeTable[item.story.locale].dir}>
                          {item.label}
                        </bdi>
                      ) : (
                        item.label
                      )}
                    </span>
                    {item.story && <StateBadge state={item.story.state} label={state(item.story.state)} />}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
      <p className="palette-foot">{t('hint')}</p>
    </Autocomplete.Root>
  )
}

type Stories = { found: readonly StoryRecord[]; isAsking: boolean; hasFailed: boolean }

/** Stories by words of their headline; for no words, the latest. */
function useStories(query: string): Stories {
  const [answer, setAnswer] = useState<{ query: string; found: readonly StoryRecord[]; hasFailed: boolean }>()
  useEffect(() => {
    const leaving = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/admin/find?q=${encodeURIComponent(query)}`, { signal: leaving.signal })
        if (!response.ok) throw new Error(String(response.status))
        setAnswer({ query, found: await response.json(), hasFailed: false })
      } catch {
        if (!leaving.signal.aborted) setAnswer({ query, found: [], hasFailed: true })
      }
    }, pause)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [query])
  return {
    found: answer?.found ?? [],
    isAsking: answer?.query !== query,
    hasFailed: answer?.query === query && answer.hasFailed,
  }
}
