'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { NextIntlClientProvider } from 'next-intl'
import { createContext, type ReactNode, use, useMemo } from 'react'
import { numbersTag } from '@/lib/locale/format-preferences.ts'
import type { NewsroomMessages } from '@/lib/locale/newsroom-messages.ts'
import { type FormatPreferences, localeTable } from '@/lib/locale/table.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import type { FormAction } from '../forms/form-state.ts'
import { ToastRegion } from '../ui/toast.client.tsx'
import type { Theme } from './theme.ts'

export type Newsroom = {
  /** The language the newsroom speaks: ask here, not next-intl, whose locale is a tag with digits in it. */
  locale: NewsroomLocale
  /** The publication's, an IANA name. Every moment is shown in it. */
  timeZone: string
  /** How this person reads dates in that language: her own choice, else the publication's. */
  reading: FormatPreferences
  /** The day that weeks begin with in that language, from 1, Monday, to 7, Sunday. */
  firstOfWeek: number
  /** Who is signed in; null at the entrance. */
  staffId: string | null
  /** As the page was made; the person may have changed it since. */
  theme: Theme
}

/** What the newsroom does for whoever is signed in, wherever they are: server actions, handed over by its layout. */
export type OwnActions = {
  prove: (form: FormData) => Promise<Result<null>>
  changeAccount: FormAction<null>
  signOut: () => Promise<void>
  seePasskeys: () => Promise<void>
}

const OwnActionsContext = createContext<OwnActions | null>(null)

/** @throws outside of the newsroom's layout */
export function useOwnActions(): OwnActions {
  const actions = use(OwnActionsContext)
  if (!actions) throw new Error('This component stands outside of the newsroom’s layout')
  return actions
}

const NewsroomContext = createContext<Newsroom | null>(null)

/** @throws outside of the newsroom's layout */
export function useNewsroom(): Newsroom {
  const newsroom = use(NewsroomContext)
  if (!newsroom) throw new Error('This component stands outside of the newsroom’s layout')
  return newsroom
}

/** All that the newsroom's client components ask of what they stand in: words, direction, zone, messages. */
export function NewsroomProviders({
  locale,
  timeZone,
  reading,
  firstOfWeek,
  staffId,
  theme,
  messages,
  own: actions,
  children,
}: Newsroom & { messages: NewsroomMessages; own: OwnActions; children: ReactNode }) {
  const { dir, reading: own } = localeTable[locale]
  const newsroom = useMemo(
    () => ({ locale, timeZone, reading, firstOfWeek, staffId, theme }),
    [locale, timeZone, reading, firstOfWeek, staffId, theme],
  )
  return (
    <NewsroomContext value={newsroom}>
      <OwnActionsContext value={actions}>
        <NextIntlClientProvider locale={numbersTag(locale, own)} messages={messages} timeZone={timeZone}>
          <DirectionProvider direction={dir}>
            <CSPProvider disableStyleElements>
              <Tooltip.Provider delay={500}>
                <ToastRegion>{children}</ToastRegion>
              </Tooltip.Provider>
            </CSPProvider>
          </DirectionProvider>
        </NextIntlClientProvider>
      </OwnActionsContext>
    </NewsroomContext>
  )
}
