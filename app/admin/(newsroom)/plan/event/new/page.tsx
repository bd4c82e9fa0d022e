import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EventForm } from '@/components/newsroom/plan/event-form.tsx'
import { isDay } from '@/lib/locale/days.ts'
import { isoDay } from '@/lib/locale/moments.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import { newsroomLocale, requirePageUser } from '../../../../require-actor.ts'
import { addEventAction } from '../../actions.ts'
import '@/components/newsroom/plan/plan.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Plan.event' })
  return { title: t('new') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewEventPage({ searchParams }: Props) {
  const { day: asked } = await searchParams
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/plan/event/new')
  if (!may(actor, 'plan.edit')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan.event' })
  const { desks } = await sectionsAndDesks(db, locale)
  const day = typeof asked === 'string' && isDay(asked) ? asked : isoDay(new Date(), timeZone)
  return (
    <div className="screen-narrow">
      <header className="screen-head">
        <h1>{t('new')}</h1>
      </header>
      <EventForm
        action={addEventAction}
        start={{
          name: '',
          place: null,
          notes: null,
          starts: `${day}T10:00`,
          ends: `${day}T11:00`,
          isAllDay: false,
          recurrence: null,
          deskId: actor.deskIds.length === 1 ? (actor.deskIds[0] ?? null) : null,
          embargoUntil: '',
          version: null,
        }}
        desks={desks}
        locale={locale}
        firstOfWeek={new Intl.Locale(locale).getWeekInfo().firstDay}
      />
    </div>
  )
}
