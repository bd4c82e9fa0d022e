import { getTranslations } from 'next-intl/server'
import { inLocale, localeTable } from '@/lib/locale/table.ts'
import type { Coverage, ListedEntry } from '@/lib/newsroom/live/read-entries.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { updateHref } from '@/lib/publication/addresses.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { ActionForm, FormHidden } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { ActionButton } from '../people/action-button.client.tsx'
import { ConfirmedAction } from '../people/confirmed-action.client.tsx'
import { Badge } from '../ui/badge.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { EntryFields } from './entry-fields.tsx'
import { entryFormOf } from './entry-form.ts'

type Act = () => Promise<Result<unknown>>
type EntryActions = {
  edit: FormAction<void>
  mark: (marks: { isKey?: boolean; isPinned?: boolean }) => Act
  release: Act
  withdraw: Act
}

/** An entry as the newsroom has it in hand, and what can be done to it. */
export async function EntryCard({
  entry,
  href,
  coverage,
  moment,
  editorLocale,
  actions,
}: {
  entry: ListedEntry
  /** Of the story, while readers have it. */
  href: string | null
  coverage: Pick<Coverage, 'articleId' | 'locale' | 'mayPost' | 'mayWrite' | 'isKilled'>
  moment: string
  editorLocale: NewsroomLocale
  actions: EntryActions
}) {
  const t = await getTranslations({ locale: editorLocale, namespace: 'Newsroom.Live' })
  const isDraft = entry.state === 'draft'
  const mayChange = !coverage.isKilled && (isDraft ? coverage.mayWrite : coverage.mayPost)
  const by = entry.author ? inLocale(entry.author, editorLocale) : entry.writtenBy
  return (
    <li className="coverage-entry" data-state={entry.state}>
      <p className="coverage-facts">
        {href && !isDraft ? (
          <a href={updateHref(href, entry.anchor)}>
            <time dateTime={entry.at.toISOString()}>{moment}</time>
          </a>
        ) : (
          <time dateTime={entry.at.toISOString()}>{moment}</time>
        )}
        <span>{t('by', { name: `\u2068${by}\u2069` })}</span>
        {isDraft && <Badge tone="ochre">{t('draft')}</Badge>}
        {entry.isPinned && <Badge tone="indigo">{t('pinned')}</Badge>}
        {entry.isBreaking && <Badge tone="red">{t('breaking')}</Badge>}
        {entry.isKey && <Badge tone="teal">{t('key')}</Badge>}
      </p>
      <div lang={coverage.locale} dir={localeTable[coverage.locale].dir}>
        {entry.headline && <h3>{entry.headline}</h3>}
        {entry.words && <p className="coverage-words">{entry.words}</p>}
        {entry.quotation && (
          <blockquote>
            <p className="coverage-words">{entry.quotation}</p>
            {entry.attribution && <footer>{entry.attribution}</footer>}
          </blockquote>
        )}
        {entry.picture && (
          // biome-ignore lint/performance/noImgElement: encoded in its sizes already
          <img
            src={entry.picture.url}
            alt={entry.picture.alt}
            width={entry.picture.width}
            height={entry.picture.height}
          />
        )}
      </div>
      {entry.link && (
        <p className="coverage-link" dir="ltr">
          {entry.link}
        </p>
      )}
      {mayChange && (
        <>
          <div className="button-row">
            {isDraft && coverage.mayPost && (
              <ActionButton action={actions.release} kind="primary" size="small" done={t('released')}>
                {t('release')}
              </ActionButton>
            )}
            <ActionButton action={actions.mark({ isKey: !entry.isKey })} size="small">
              {entry.isKey ? t('unmarkKey') : t('markKey')}
            </ActionButton>
            <ActionButton action={actions.mark({ isPinned: !entry.isPinned })} size="small">
              {entry.isPinned ? t('unpin') : t('pin')}
            </ActionButton>
            <ConfirmedAction
              action={actions.withdraw}
              title={isDraft ? t('discard.title') : t('withdraw.title')}
              description={isDraft ? t('discard.text') : t('withdraw.text')}
              confirm={isDraft ? t('discard.submit') : t('withdraw.submit')}
              done={isDraft ? t('discard.done') : t('withdraw.done')}
            />
          </div>
          <details className="coverage-more">
            <summary>{t('edit')}</summary>
            <ActionForm
              action={actions.edit}
              name={entryFormOf(coverage.articleId, entry.entryId)}
              done={t('saved')}
              label={t('edit')}
            >
              <FormHidden name="version" value={String(entry.version)} />
              <EntryFields locale={coverage.locale} editorLocale={editorLocale} entry={entry} />
              <div className="button-row">
                <SubmitButton>{t('save')}</SubmitButton>
              </div>
            </ActionForm>
          </details>
        </>
      )}
    </li>
  )
}
