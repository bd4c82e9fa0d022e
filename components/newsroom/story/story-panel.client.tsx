'use client'

import { Tabs } from '@base-ui/react/tabs'
import { useTranslations } from 'next-intl'
import { type ReactNode, type Ref, useImperativeHandle, useState } from 'react'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'

export type StoryPanelHandle = {
  /** Shows a tab; on a narrow screen it comes up over the text. */
  open: (tab: PanelTab) => void
  /** Puts away what came up over the text. */
  lower: () => void
}

export type PanelTab = 'publish' | 'notes' | 'details' | 'preview' | 'history'

const tabs: { value: PanelTab; icon: IconName }[] = [
  { value: 'publish', icon: 'send' },
  { value: 'notes', icon: 'speech' },
  { value: 'details', icon: 'details' },
  { value: 'preview', icon: 'eye' },
  { value: 'history', icon: 'history' },
]

/**
 * Beside the text on a wide screen. On a narrow one only its tabs stand at the foot, and what one of them holds comes up
 * over the text: pressing it again, or Escape, puts it away. One tree for both; the style sheet decides.
 */
export function StoryPanel({
  contentOf,
  counts,
  ref,
}: {
  /** Null: there is no such tab. */
  contentOf: (tab: PanelTab) => ReactNode
  /** How many things wait behind a tab. */
  counts?: Partial<Record<PanelTab, number>>
  ref?: Ref<StoryPanelHandle>
}) {
  const t = useTranslations('Newsroom.Stories')
  const { locale, reading } = useNewsroom()
  const [tab, setTab] = useState<PanelTab>('publish')
  const [isUp, setUp] = useState(false)
  useImperativeHandle(ref, () => ({
    open: (next) => {
      setTab(next)
      setUp(true)
    },
    lower: () => setUp(false),
  }))
  const shown = tabs.flatMap((each) => {
    const content = contentOf(each.value)
    return content === null ? [] : [{ ...each, content }]
  })
  return (
    <aside
      className="story-panel"
      data-up={isUp ? '' : undefined}
      aria-label={t('bar.panel')}
      onKeyDown={(event) => {
        // What opens over the page from in here is no part of it, though React tells of its keys too.
        const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target)
        if (event.key === 'Escape' && isUp && isOwn && !event.defaultPrevented) setUp(false)
      }}
    >
      <Tabs.Root
        value={tab}
        onValueChange={(next) => {
          const chosen = tabs.find((each) => each.value === next)
          if (chosen) setTab(chosen.value)
        }}
        className="story-panel-tabs"
      >
        <Tabs.List className="story-panel-list" aria-label={t('bar.panel')}>
          {shown.map(({ value, icon }) => (
            <Tabs.Tab
              key={value}
              value={value}
              className="story-panel-tab"
              onClick={() => setUp((before) => !(before && value === tab))}
            >
              <Icon name={icon} />
              <span>
                {t(`panel.${value}`)}
                {Boolean(counts?.[value]) && (
                  <span className="story-panel-count">
                    {' '}
                    {formatNumber(counts?.[value] ?? 0, locale, reading)}
                  </span>
                )}
              </span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map(({ value, content }) => (
          <Tabs.Panel key={value} value={value} className="story-panel-content">
            <button type="button" className="story-panel-close" onClick={() => setUp(false)}>
              <Icon name="chevron-down" />
              <span>{t('bar.closePanel')}</span>
            </button>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </aside>
  )
}
