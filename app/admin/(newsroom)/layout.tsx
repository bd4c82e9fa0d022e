import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ownActions } from '@/app/admin/own-actions.ts'
import { GuessesNotice } from '@/components/newsroom/people/guesses-notice.tsx'
import { NewsroomProviders } from '@/components/newsroom/shell/providers.client.tsx'
import { Shell } from '@/components/newsroom/shell/shell.tsx'
import { HouseNotice } from '@/components/newsroom/status/house-notice.tsx'
import { database } from '@/lib/db/open.ts'
import { chosenFormatPreferences, formatCookie } from '@/lib/locale/format-preferences.ts'
import { newsroomMessages } from '@/lib/locale/newsroom-messages.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { countUnread } from '@/lib/newsroom/inbox/read-inbox.ts'
import { nameplate } from '@/lib/newsroom/people/nameplate.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { brokenForEverybody } from '@/lib/newsroom/status/house.ts'
import { presentBuild } from '@/lib/server/present-build.ts'
import { newsroomLocale, whoAsks } from '../require-actor.ts'
import { rememberedTheme } from '../theme.ts'
import { dismissGuessesAction } from './account/actions.ts'
import '@/components/newsroom/style/newsroom.css'

/** Every page is made for the person who asks. */
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f1' },
    { media: '(prefers-color-scheme: dark)', color: '#14110e' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const locale = await newsroomLocale()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  return {
    title: { template: t('pageTitle', { page: '%s' }), default: t('title') },
    icons: '/icon.svg',
    robots: { index: false, follow: false },
    // What stands in an address here is nobody else's business.
    referrer: 'same-origin',
  }
}

/**
 * The frame of every page for somebody who is signed in. It refuses nobody: each page asks who visits, and sends away
 * whom it does not serve, knowing where they wanted to go.
 */
export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  const visitor = await whoAsks()
  const locale = visitor?.locale ?? (await newsroomLocale())
  const { dir, script } = localeTable[locale]
  const theme = await rememberedTheme()
  const plate = visitor && (await nameplate(await database(), locale))
  const unread = visitor ? await countUnread(await database(), visitor.actor) : 0
  const broken = visitor && may(visitor.actor, 'status.read') ? brokenForEverybody() : []
  const chosen = (await cookies()).get(formatCookie)?.value
  return (
    <html lang={locale} dir={dir} data-script={script} data-theme={theme ?? undefined}>
      <body>
        {visitor && plate ? (
          <NewsroomProviders
            own={ownActions}
            locale={locale}
            timeZone={visitor.timeZone}
            reading={chosenFormatPreferences(chosen, locale, plate.reading)}
            firstOfWeek={new Intl.Locale(locale).getWeekInfo().firstDay}
            staffId={visitor.actor.staffId}
            messages={newsroomMessages(locale)}
            theme={theme ?? 'auto'}
          >
            <Shell
              actor={visitor.actor}
              locale={locale}
              paper={plate.name}
              unread={unread}
              build={presentBuild()}
            >
              {broken.length > 0 && (
                <HouseNotice findings={broken} locale={locale} timeZone={visitor.timeZone} />
              )}
              {visitor.guesses && (
                <GuessesNotice
                  guesses={visitor.guesses}
                  dismiss={dismissGuessesAction}
                  locale={locale}
                  timeZone={visitor.timeZone}
                />
              )}
              {children}
            </Shell>
          </NewsroomProviders>
        ) : (
          children
        )}
      </body>
    </html>
  )
}
