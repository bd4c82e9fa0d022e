import type { Metadata } from 'next'
import Form from 'next/form'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BoardPaging } from '@/components/newsroom/board/board-paging.tsx'
import {
  entryHref,
  kindAt,
  listHref,
  listPath,
  newHref,
} from '@/components/newsroom/directory/directory-address.ts'
import { KindTabs } from '@/components/newsroom/directory/kind-tabs.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { Button, ButtonLink, buttonClass } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Icon } from '@/components/newsroom/ui/icon.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { SearchField } from '@/components/newsroom/ui/search-field.tsx'
import { inLocale, locales, localeTable } from '@/lib/locale/table.ts'
import { type ListedEntry, listEntries } from '@/lib/newsroom/directory/list-entries.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { moveSectionAction } from '../actions.ts'

type Props = {
  params: Promise<{ kind: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindAt((await params).kind)
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Directory' })
  return { title: kind ? t(`${kind}.plural`) : t('title') }
}

/** Everything of one kind, searchable; what is archived at its end. */
export default async function EntriesPage({ params, searchParams }: Props) {
  const kind = kindAt((await params).kind)
  if (!kind) notFound()
  const asked = await searchParams
  const query = typeof asked.q === 'string' ? asked.q.slice(0, 200) : ''
  const page = Math.max(1, Number.parseInt(String(asked.page ?? 1), 10) || 1)
  const { db, actor, locale } = await requirePageUser(listHref(kind, { query, page }))
  if (!may(actor, 'directory.edit')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Directory' })
  const { entries, total, pages } = await listEntries(db, actor, { kind, query, page, locale })
  // Among all of them, not among those that were found.
  const isOrdered = kind === 'section' && !query
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t(`${kind}.intro`)}</p>
        </div>
        <ButtonLink kind="primary" icon="plus" href={newHref(kind)}>
          {t(`${kind}.add`)}
        </ButtonLink>
      </header>
      <KindTabs kind={kind} locale={locale} />
      <search aria-label={t('search')}>
        <Form action={listPath(kind)} prefetch={false} className="filters" key={`${kind} ${query}`}>
          <SearchField
            label={t('search')}
            placeholder={t('searchPlaceholder')}
            query={query}
            maxLength={200}
          />
          <Button type="submit">{t('show')}</Button>
          {query && (
            <ButtonLink kind="quiet" href={listHref(kind)}>
              {t('clear')}
            </ButtonLink>
          )}
        </Form>
      </search>
      <p className="board-found" role="status">
        {t('found', { count: total })}
      </p>
      {entries.length === 0 ? (
        <EmptyState title={query ? t('noneTitle') : t('emptyTitle')}>
          {query ? t('none') : t('empty')}
        </EmptyState>
      ) : (
        <ul className="entries" aria-label={t(`${kind}.plural`)}>
          {entries.map((entry, at) => (
            <li key={entry.id} data-archived={entry.isArchived || undefined}>
              <div className="entry-names">
                <PendingLink href={entryHref(kind, entry.id)} className="entry-link">
                  <bdi>{inLocale(entry.names, locale)}</bdi>
                </PendingLink>
                {entry.isArchived && <Badge>{t('archived')}</Badge>}
                <OtherNames entry={entry} spoken={locale} />
                {entry.synonyms.length > 0 && (
                  <p className="field-hint">
                    {t('alsoFoundBy', { words: entry.synonyms.join(localeTable[locale].list.comma) })}
                  </p>
                )}
              </div>
              <bdi dir="ltr" className="entry-slug">
                {entry.slug}
              </bdi>
              <span className="entry-stories">
                {t(entry.hasMoreStories ? 'storiesMore' : 'stories', { count: entry.stories })}
              </span>
              {isOrdered && !entry.isArchived && (
                <div className="entry-order">
                  {(['up', 'down'] as const).map((direction) => (
                    <form key={direction} action={moveSectionAction.bind(null, entry.id, direction)}>
                      <button
                        type="submit"
                        className={buttonClass('quiet', 'small', 'button-icon')}
                        disabled={direction === 'up' ? at === 0 : entries[at + 1]?.isArchived !== false}
                        aria-label={t(direction, { name: inLocale(entry.names, locale) })}
                      >
                        <Icon name={direction === 'up' ? 'chevron-up' : 'chevron-down'} />
                      </button>
                    </form>
                  ))}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <BoardPaging
        locale={locale}
        page={page}
        pages={pages}
        href={(each) => listHref(kind, { query, page: each })}
      />
    </>
  )
}

/** What readers of other languages see, as far as it differs. */
function OtherNames({ entry, spoken }: { entry: ListedEntry; spoken: 'ar' | 'en' }) {
  const shown = inLocale(entry.names, spoken)
  const others = locales.filter((each) => entry.names[each] && entry.names[each] !== shown)
  if (others.length === 0) return null
  return (
    <p className="entry-others">
      {others.map((each) => (
        <span key={each}>
          <InLanguage locale={each}>{entry.names[each]}</InLanguage>
        </span>
      ))}
    </p>
  )
}
