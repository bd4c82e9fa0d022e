import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CoverageForm } from '@/components/newsroom/plan/coverage-form.tsx'
import { couldBeId } from '@/lib/db/id.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { planPeople, readEvent } from '@/lib/newsroom/plan/read-plan.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import { newsroomLocale, requirePageUser } from '../../../../require-actor.ts'
import { addCoverageAction } from '../../actions.ts'
import '@/components/newsroom/plan/plan.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Plan.coverage' })
  return { title: t('new') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewCoveragePage({ searchParams }: Props) {
  const { event: asked, at } = await searchParams
  const { db, actor, locale } = await requirePageUser('/admin/plan/coverage/new')
  if (!may(actor, 'plan.edit')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan.coverage' })
  const [{ sections, desks }, people, event] = await Promise.all([
    sectionsAndDesks(db, locale),
    planPeople(db, actor),
    couldBeId(asked)
      ? readEvent(db, actor, { eventId: asked }).catch((error: unknown) => {
          if (error instanceof NewsroomError) notFound()
          throw error
        })
      : null,
  ])
  const occursAt =
    event?.recurrence && typeof at === 'string' && !Number.isNaN(Date.parse(at))
      ? new Date(at).toISOString()
      : null
  const mine = people.filter(({ id }) => id === actor.staffId)
  return (
    <div className="screen-narrow">
      <header className="screen-head">
        <h1>{event ? t('newOf', { event: `\u2068${event.name}\u2069` }) : t('new')}</h1>
      </header>
      <CoverageForm
        action={addCoverageAction.bind(null, event?.eventId ?? null, occursAt)}
        start={{
          kind: 'text',
          locale,
          headline: event?.name ?? '',
          slugLine: '',
          sectionId: '',
          deskId: event?.deskId ?? (actor.deskIds.length === 1 ? (actor.deskIds[0] ?? '') : ''),
          staffId: may(actor, 'plan.assign') ? '' : (actor.staffId ?? ''),
          dueAt: '',
          notes: '',
          version: null,
        }}
        sections={sections}
        desks={desks}
        people={may(actor, 'plan.assign') ? people : mine}
        locale={locale}
      />
    </div>
  )
}
