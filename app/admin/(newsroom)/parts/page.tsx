import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Moment } from '@/components/newsroom/board/moment.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { PartTabs } from '@/components/newsroom/parts/part-tabs.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { localeTable } from '@/lib/locale/table.ts'
import { listParts } from '@/lib/newsroom/parts/list-parts.ts'
import { newPartHref, partHref, partsHref } from '@/lib/newsroom/parts/part-address.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { partKinds } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import '@/components/newsroom/directory/directory.css'
import '@/components/newsroom/parts/parts.css'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Parts' })
  return { title: t('title') }
}

/** All of a kind: templates, boxes that stand in many stories, snippets. */
export default async function PartsPage({ searchParams }: Props) {
  const asked = await searchParams
  const kind = partKinds.find((each) => each === asked.kind) ?? 'template'
  const { db, actor, locale, timeZone } = await requirePageUser(partsHref(kind))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Parts' })
  const parts = await listParts(db, actor, { kind })
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t(`${kind}.intro`)}</p>
        </div>
        {may(actor, kind === 'template' ? 'templates.edit' : 'parts.edit') && (
          <ButtonLink kind="primary" icon="plus" href={newPartHref(kind)}>
            {t(`${kind}.add`)}
          </ButtonLink>
        )}
      </header>
      <PartTabs open={kind} locale={locale} />
      <LiveList />
      {parts.length === 0 ? (
        <EmptyState title={t(`${kind}.plural`)}>{t(`${kind}.empty`)}</EmptyState>
      ) : (
        <ul className="part-list" aria-label={t(`${kind}.plural`)}>
          {parts.map((part) => (
            <li key={part.partId}>
              <PendingLink href={partHref(part.partId)} className="entry-link">
                <bdi>{part.name}</bdi>
              </PendingLink>
              <span className="badges">
                {kind === 'box' ? (
                  <Badge tone={part.state === 'published' ? 'green' : 'grey'}>
                    {t(`state.${part.state}`)}
                  </Badge>
                ) : (
                  part.state === 'withdrawn' && <Badge>{t('offered.withdrawn')}</Badge>
                )}
                {part.hasChanges && <Badge tone="ochre">{t('hasChanges')}</Badge>}
                <span>{part.locale ? localeTable[part.locale].name : t('anyLanguage')}</span>
                <Moment at={part.changedAt} locale={locale} timeZone={timeZone} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
