import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Actor } from '@/lib/newsroom/actor.ts'
import { type NewsroomLocale, newsroomLocales } from '@/lib/vocabulary.ts'
import { InboxLink } from '../live/inbox-link.client.tsx'
import { LiveProvider } from '../live/live-provider.client.tsx'
import { Icon } from '../ui/icon.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { CommandPalette } from './command-palette.client.tsx'
import { NavLink } from './nav-link.client.tsx'
import { NavMore } from './nav-more.client.tsx'
import { type Room, roomGroups, roomsFor } from './navigation.ts'
import { NewVersion } from './new-version.client.tsx'
import { PersonMenu } from './person-menu.client.tsx'
import { Shortcuts } from './shortcuts.client.tsx'

/**
 * What stands around every screen: the rooms, the person, the way to find anything. On a wide screen the rooms are a
 * column at the beginning of the line, on a phone a bar at the foot.
 */
export async function Shell({
  actor,
  locale,
  paper,
  unread,
  build,
  children,
}: {
  actor: Actor
  locale: NewsroomLocale
  /** The paper's name. */
  paper: string
  /** How much in their inbox is unread. */
  unread: number
  /** Of the server that made this page. */
  build: string
  children: ReactNode
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const rooms = roomsFor(actor)
  return (
    <LiveProvider unread={unread}>
      <a className="skip" href="#text">
        {t('skip')}
      </a>
      <div className="shell">
        <header className="shell-head">
          <PendingLink className="shell-name" href="/admin">
            {paper}
          </PendingLink>
          <CommandPalette rooms={rooms} />
          <InboxLink />
          <PersonMenu name={actor.name} role={actor.role} languages={newsroomLocales} />
        </header>
        <nav className="shell-nav" aria-label={t('nav.label')}>
          {roomGroups.map((group) => {
            const own = rooms.filter((room) => room.group === group)
            return (
              own.length > 0 && (
                <section key={group} className="nav-group" aria-labelledby={`rooms-${group}`}>
                  <h2 id={`rooms-${group}`}>{t(`groups.${group}`)}</h2>
                  <Rooms rooms={own} locale={locale} />
                </section>
              )
            )
          })}
          <NavMore label={t('nav.more')}>
            <Rooms rooms={rooms.filter((room) => !room.atHand)} locale={locale} />
          </NavMore>
        </nav>
        <main id="text" className="shell-main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Shortcuts rooms={rooms} />
      <NewVersion build={build} />
    </LiveProvider>
  )
}

async function Rooms({ rooms, locale }: { rooms: Room[]; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.nav' })
  return (
    <ul>
      {rooms.map((room) => (
        <li key={room.name} data-at-hand={room.atHand ? '' : undefined}>
          <NavLink href={room.href}>
            <Icon name={room.icon} />
            <span>{t(room.name)}</span>
          </NavLink>
        </li>
      ))}
    </ul>
  )
}
