'use client'

import { Tabs } from '@base-ui/react/tabs'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Icon, type IconName } from '../ui/icon.tsx'

export type PanelTab = 'publish' | 'details' | 'preview' | 'history'

const tabs: { value: PanelTab; icon: IconName }[] = [
  { value: 'publish', icon: 'send' },
  { value: 'details', icon: 'settings' },
  { value: 'preview', icon: 'eye' },
  { value: 'history', icon: 'history' },
]

/**
 * Beside the text on a wide screen. On a narrow one only its tabs stand at the foot, and what one of them holds comes up
 * over the text: pressing it again, or Escape, puts it away. One tree for both; the style sheet decides.
 */
export function StoryPanel({ contentOf }: { contentOf: (tab: PanelTab) => ReactNode }) {
  const t = useTranslations('Newsroom.Stories')
  const [tab, setTab] = useState<PanelTab>('publish')
  const [isUp, setUp] = useState(false)
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
          {tabs.map(({ value, icon }) => (
            <Tabs.Tab
              key={value}
              value={value}
              className="story-panel-tab"
              onClick={() => setUp((before) => !(before && value === tab))}
            >
              <Icon name={icon} />
              <span>{t(`panel.${value}`)}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value }) => (
          <Tabs.Panel key={value} value={value} className="story-panel-content">
            <button type="button" className="story-panel-close" onClick={() => setUp(false)}>
              <Icon name="chevron-down" />
              <span>{t('bar.closePanel')}</span>
            </button>
            {contentOf(value)}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </aside>
  )
}
