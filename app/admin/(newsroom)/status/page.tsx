import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentWords } from '@/components/newsroom/people/moment-words.ts'
import { FindingList, tones } from '@/components/newsroom/status/finding-list.tsx'
import { BotsTable, InstancesTable, WorkTable } from '@/components/newsroom/status/status-tables.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { healths } from '@/lib/newsroom/status/finding.ts'
import { readStatus } from '@/lib/newsroom/status/read-status.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Status' })
  return { title: t('title') }
}

export default async function StatusPage() {
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/status')
  if (!may(actor, 'status.read')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Status' })
  const { findings, instances, changedAt, work, bots } = await readStatus(db, actor)
  const worst = healths.find((health) => findings.some((each) => each.health === health)) ?? 'well'
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
      </header>
      <p className="status-sum">
        <Badge tone={tones[worst]}>{t(`all.${worst}`)}</Badge>
        {changedAt
          ? t('changed', { moment: momentWords(changedAt.toISOString(), 'moment', locale, timeZone) })
          : t('unchanged')}
      </p>
      <FindingList findings={findings} locale={locale} timeZone={timeZone} />
      {instances.length > 0 && <InstancesTable instances={instances} locale={locale} timeZone={timeZone} />}
      {work.length > 0 && <WorkTable work={work} locale={locale} timeZone={timeZone} />}
      <BotsTable bots={bots} locale={locale} />
      <p className="board-times">
        {t('times', { zone: timeZoneName(locale, timeZone, localeTable[locale].reading) })}
      </p>
    </>
  )
}
