import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ItemForm } from '@/components/newsroom/parts/item-form.tsx'
import { PartTabs } from '@/components/newsroom/parts/part-tabs.tsx'
import { ActionButton } from '@/components/newsroom/people/action-button.client.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { localeTable } from '@/lib/locale/table.ts'
import { type AskedItem, listItems } from '@/lib/newsroom/checklist/change-items.ts'
import { listParts } from '@/lib/newsroom/parts/list-parts.ts'
import { checklistPath } from '@/lib/newsroom/parts/part-address.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { addItemAction, archiveItemAction, changeItemAction } from '../actions.ts'
import '@/components/newsroom/directory/directory.css'
import '@/components/newsroom/parts/parts.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Parts' })
  return { title: t('checklist') }
}

/** What the newsroom itself asks of a story before it is published. */
export default async function ChecklistPage() {
  const { db, actor, locale } = await requirePageUser(checklistPath)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Parts' })
  const kind = await getTranslations({ locale, namespace: 'Newsroom.Shell.kind' })
  const items = await listItems(db, actor)
  const [{ sections }, templates] = await Promise.all([
    sectionsAndDesks(db, locale, 'all'),
    listParts(db, actor, { kind: 'template' }),
  ])
  const mayChange = may(actor, 'checklists.edit')
  const named = templates.map(({ partId, name }) => ({ id: partId, name }))
  const nameIn = (those: readonly { id: string; name: string }[], id: string | null) =>
    those.find((each) => each.id === id)?.name
  /** Of which stories it is asked. */
  const askedOf = (item: AskedItem): string =>
    [nameIn(sections, item.sectionId), item.storyKind && kind(item.storyKind), nameIn(named, item.templateId)]
      .filter(Boolean)
      .join(localeTable[locale].list.comma) || t('items.ofEvery')
  const row = (item: AskedItem) => (
    <li key={item.itemId}>
      <div className="asked-words">
        <bdi>{item.words}</bdi>
        <Badge tone={item.isRequired ? 'red' : 'grey'}>
          {t(item.isRequired ? 'items.isRequired' : 'items.isAdvised')}
        </Badge>
        <span className="field-hint">
          <bdi>{askedOf(item)}</bdi>
        </span>
      </div>
      {mayChange && !item.isArchived && (
        <details>
          <summary>{t('items.change')}</summary>
          <ItemForm
            item={item}
            action={changeItemAction.bind(null, item.itemId)}
            sections={sections}
            templates={named}
            locale={locale}
          />
        </details>
      )}
      {mayChange && (
        <div className="button-row">
          <ActionButton
            size="small"
            kind="quiet"
            action={archiveItemAction.bind(null, item.itemId, item.version, !item.isArchived)}
            label={`${t(item.isArchived ? 'items.restore' : 'items.archive')}: ${item.words}`}
          >
            {t(item.isArchived ? 'items.restore' : 'items.archive')}
          </ActionButton>
        </div>
      )}
    </li>
  )
  const asked = items.filter(({ isArchived }) => !isArchived)
  const archived = items.filter(({ isArchived }) => isArchived)
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('items.intro')}</p>
        </div>
      </header>
      <PartTabs open="checklist" locale={locale} />
      {!mayChange && (
        <Notice>
          <p>{t('items.ownerOnly')}</p>
        </Notice>
      )}
      {asked.length === 0 ? (
        <EmptyState title={t('checklist')}>{t('items.empty')}</EmptyState>
      ) : (
        <ul className="asked-items" aria-label={t('checklist')}>
          {asked.map(row)}
        </ul>
      )}
      {mayChange && (
        <section className="part-more" aria-labelledby="add-item">
          <h2 id="add-item">{t('items.add')}</h2>
          <ItemForm
            item={null}
            action={addItemAction}
            sections={sections}
            templates={named}
            locale={locale}
          />
        </section>
      )}
      {archived.length > 0 && (
        <section className="part-more" aria-labelledby="archived-items">
          <h2 id="archived-items">{t('items.archivedTitle')}</h2>
          <ul className="asked-items">{archived.map(row)}</ul>
        </section>
      )}
    </>
  )
}
