import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { ownActions } from '@/app/admin/own-actions.ts'
import { Entrance } from '@/components/newsroom/people/entrance.tsx'
import { NewsroomProviders } from '@/components/newsroom/shell/providers.client.tsx'
import { database } from '@/lib/db/open.ts'
import { newsroomMessages } from '@/lib/locale/newsroom-messages.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { nameplate } from '@/lib/newsroom/people/nameplate.ts'
import { newsroomLocale } from '../require-actor.ts'
import { rememberedTheme } from '../theme.ts'
import { speakAction } from './actions.ts'
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

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

/** The door of the newsroom: the paper's nameplate, and what is asked of whoever stands before it. */
export default async function EntranceLayout({ children }: { children: ReactNode }) {
  const locale = await newsroomLocale()
  const { dir, script } = localeTable[locale]
  const theme = await rememberedTheme()
  const { name, timeZone, reading } = await nameplate(await database(), locale)
  return (
    <html lang={locale} dir={dir} data-script={script} data-theme={theme ?? undefined}>
      <body>
        <NewsroomProviders
          own={ownActions}
          locale={locale}
          timeZone={timeZone}
          reading={reading}
          firstOfWeek={new Intl.Locale(locale).getWeekInfo().firstDay}
          staffId={null}
          messages={newsroomMessages(locale)}
          theme={theme ?? 'auto'}
        >
          <Entrance locale={locale} paper={name} speak={speakAction}>
            {children}
          </Entrance>
        </NewsroomProviders>
      </body>
    </html>
  )
}
