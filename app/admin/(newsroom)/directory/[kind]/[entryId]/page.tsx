import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { boardHref } from '@/components/newsroom/board/board-address.ts'
import { entryHref, kindAt, listHref } from '@/components/newsroom/directory/directory-address.ts'
import { EntryForm } from '@/components/newsroom/directory/entry-form.tsx'
import { ActionForm, FormCheckbox, FormSelect } from '@/components/newsroom/forms/action-form.client.tsx'
import { frontDeskOf } from '@/components/newsroom/front/front-address.ts'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { inLocale } from '@/lib/locale/table.ts'
import { entryNames, readEntry } from '@/lib/newsroom/directory/list-entries.ts'
import { mergedKinds } from '@/lib/newsroom/directory/merge-entries.ts'
import { directoryChoices } from '@/lib/newsroom/people/directory-choices.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { listHrefs } from '@/lib/publication/addresses.ts'
import { newsroomLocale, requirePageUser } from '../../../../require-actor.ts'
import { archiveEntryAction, mergeEntryAction, removeEntryAction, saveEntryAction } from '../../actions.ts'

type Props = {
  params: Promise<{ kind: string; entryId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindAt((await params).kind)
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Directory' })
  return { title: kind ? t(`${kind}.one`) : t('title') }
}

export default async function EntryPage({ params, searchParams }: Props) {
  const { kind: segment, entryId } = await params
  const kind = kindAt(segment)
  if (!kind) notFound()
  const { db, actor, locale } = await requirePageUser(entryHref(kind, entryId))
  if (!may(actor, 'directory.edit')) notFound()
  const entry = await readEntry(db, actor, { kind, id: entryId })
  if (!entry) notFound()
  const { added, merged } = await searchParams
  const t = await getTranslations({ locale, namespace: 'Newsroom.Directory' })
  const { desks } = await directoryChoices(db, locale)
  const portrait = entry.portraitId
    ? await readPicture(db, actor, { mediaId: entry.portraitId }).catch(() => null)
    : null
  const mergedKind = mergedKinds.find((each) => each === kind)
  const name = inLocale(entry.names, locale)
  const isArchived = entry.archivedAt !== null
  return (
    <div className="screen-narrow entry-screen">
      <ButtonLink kind="quiet" size="small" icon="back" href={listHref(kind)} className="go-back">
        {t(`${kind}.plural`)}
      </ButtonLink>
      <header className="screen-head">
        <div>
          <h1>
            <bdi>{name}</bdi> {isArchived && <Badge>{t('archived')}</Badge>}
          </h1>
          <p>
            {t(entry.hasMoreStories ? 'storiesMore' : 'stories', { count: entry.stories })}
            {entry.owner && (
              <>
                {' · '}
                {may(actor, 'people.change') ? (
                  <a href={`/admin/people/${entry.ownerId}`}>{t('bylineOf', { name: entry.owner })}</a>
                ) : (
                  t('bylineOf', { name: entry.owner })
                )}
              </>
            )}
          </p>
        </div>
        <a className="entry-reader" href={listHrefs[kind](locale, entry.slug)}>
          {t('asReaders')}
        </a>
        <a
          className="entry-reader"
          href={boardHref({
            ...(kind === 'author' && { authorId: entry.id }),
            ...(kind === 'topic' && { topicId: entry.id }),
            ...(kind === 'section' && { sectionId: entry.id }),
            ...(kind === 'desk' && { deskId: entry.id }),
          })}
        >
          {t('onBoard')}
        </a>
        {(kind === 'section' || kind === 'topic') && may(actor, 'front.curate') && (
          <a href={frontDeskOf(`${kind}:${entry.id}`, locale)}>{t('layOut')}</a>
        )}
      </header>
      {added !== undefined && <Notice kind="done" live title={t('added')} />}
      {merged !== undefined && <Notice kind="done" live title={t('merged')} />}
      <EntryForm
        // Of another version, with nothing left of the one before.
        key={entry.id}
        kind={kind}
        entry={entry}
        desks={desks}
        portrait={portrait}
        locale={locale}
        action={saveEntryAction.bind(null, kind, entry.id)}
      />
      {entry.formerSlugs.length > 0 && (
        <section aria-labelledby="former">
          <h2 id="former">{t('former.title')}</h2>
          <p className="section-lead">{t('former.text')}</p>
          <ul className="entry-former">
            {entry.formerSlugs.map((slug) => (
              <li key={slug}>
                <bdi dir="ltr">{decodeURI(listHrefs[kind]('ar', slug))}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      {mergedKind && (
        <section aria-labelledby="merge">
          <h2 id="merge">{t(`merge.${mergedKind}.title`)}</h2>
          <p className="section-lead">{t(`merge.${mergedKind}.text`, { name })}</p>
          <ActionForm
            action={mergeEntryAction.bind(null, mergedKind, entry.id)}
            label={t(`merge.${mergedKind}.title`)}
          >
            <FormSelect
              label={t(`merge.${mergedKind}.into`)}
              name="into"
              required
              options={[
                { value: '', label: t('merge.choose') },
                ...(await entryNames(db, actor, { kind, locale }))
                  .filter(({ id }) => id !== entry.id)
                  .map((each) => ({ value: each.id, label: each.name })),
              ]}
            />
            <FormCheckbox name="sure" value="yes" label={t('merge.sure')} checked={false} required />
            <div className="button-row">
              <SubmitButton kind="danger">{t('merge.submit')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
      <section aria-labelledby="archive">
        <h2 id="archive">{isArchived ? t('restore.title') : t('archive.title')}</h2>
        <p className="section-lead">{isArchived ? t('restore.text') : t(`archive.${kind}`)}</p>
        <div className="button-row">
          <ActionForm
            key={String(isArchived)}
            action={archiveEntryAction.bind(null, kind, entry.id, !isArchived)}
            label={isArchived ? t('restore.title') : t('archive.title')}
          >
            <SubmitButton kind="plain">{isArchived ? t('restore.submit') : t('archive.submit')}</SubmitButton>
          </ActionForm>
        </div>
      </section>
      {entry.stories === 0 && (
        <section aria-labelledby="remove">
          <h2 id="remove">{t('remove.title')}</h2>
          <p className="section-lead">{t('remove.text')}</p>
          <ActionForm action={removeEntryAction.bind(null, kind, entry.id)} label={t('remove.title')}>
            <div className="button-row">
              <SubmitButton kind="danger">{t('remove.submit')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
    </div>
  )
}
