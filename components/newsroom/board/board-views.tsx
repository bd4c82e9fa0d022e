import { getTranslations } from 'next-intl/server'
import { inLocale } from '@/lib/locale/table.ts'
import type { BoardView } from '@/lib/newsroom/stories/board-views.ts'
import { type BoardColumn, boardColumns, type NewsroomLocale } from '@/lib/vocabulary.ts'
import { ActionForm, FormCheckbox, FormSelect, FormTextField } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { RemoveView } from './remove-view.client.tsx'

/** Boards that were kept under a name, and the way to keep this one. */
export async function BoardViews({
  views,
  desks,
  mayShareWithAll,
  save,
  remove,
  locale,
}: {
  views: readonly BoardView[]
  /** With which it may be shared. */
  desks: readonly { id: string; name: string }[]
  mayShareWithAll: boolean
  save: FormAction<void>
  remove: FormAction<void>
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board.views' })
  const told = (view: BoardView) =>
    [
      view.sharing === 'all'
        ? t('ofAll')
        : view.desk
          ? t('ofDesk', { name: inLocale(view.desk, locale) })
          : '',
      view.by ? t('by', { name: view.by }) : '',
    ].filter(Boolean)
  return (
    <details className="board-menu" name="board-menu">
      <summary className="button button-plain">{t('title')}</summary>
      <div className="board-menu-body">
        {views.length === 0 ? (
          <p className="field-hint">{t('none')}</p>
        ) : (
          <ul className="board-view-list">
            {views.map((view) => (
              <li key={view.id}>
                <PendingLink href={view.question ? `/admin?${view.question}` : '/admin'}>
                  <bdi>{view.name}</bdi>
                </PendingLink>
                <span className="field-hint">{told(view).join(' · ')}</span>
                {view.mayRemove && <RemoveView id={view.id} name={view.name} action={remove} />}
              </li>
            ))}
          </ul>
        )}
        <ActionForm action={save} done={t('saved')} label={t('save')} clears>
          <FormTextField
            label={t('name')}
            name="view"
            dir="auto"
            required
            maxLength={80}
            autoComplete="off"
          />
          <FormSelect
            label={t('sharing')}
            name="sharing"
            value="me"
            options={[
              { value: 'me', label: t('me') },
              ...desks.map(({ id, name }) => ({ value: `desk:${id}`, label: t('desk', { name }) })),
              ...(mayShareWithAll ? [{ value: 'all', label: t('all') }] : []),
            ]}
          />
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      </div>
    </details>
  )
}

/** Which columns its person wants. */
export async function ColumnChoice({
  columns,
  action,
  locale,
}: {
  columns: readonly BoardColumn[]
  action: FormAction<void>
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board' })
  return (
    <details className="board-menu" name="board-menu">
      <summary className="button button-plain">{t('columnsTitle')}</summary>
      <div className="board-menu-body">
        <ActionForm action={action} done={t('columnsSaved')} label={t('columnsTitle')}>
          <p className="field-hint">{t('columnsHint')}</p>
          <div className="board-column-choice">
            {boardColumns.map((each) => (
              <FormCheckbox
                key={each}
                name="column"
                value={each}
                label={t(`columns.${each}`)}
                checked={columns.includes(each)}
              />
            ))}
          </div>
          <SubmitButton>{t('columnsSave')}</SubmitButton>
        </ActionForm>
      </div>
    </details>
  )
}
