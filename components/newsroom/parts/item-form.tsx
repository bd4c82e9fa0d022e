import { getTranslations } from 'next-intl/server'
import type { AskedItem } from '@/lib/newsroom/checklist/change-items.ts'
import { type NewsroomLocale, storyKinds } from '@/lib/vocabulary.ts'
import {
  ActionForm,
  FormCheckbox,
  FormHidden,
  FormSelect,
  FormTextField,
} from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'

type Named = { id: string; name: string }
const options = (first: string, those: readonly Named[]) => [
  { value: '', label: first },
  ...those.map(({ id, name }) => ({ value: id, label: name })),
]

/** Something that the checklist asks of stories, and of which. Works without script. */
export async function ItemForm({
  item,
  action,
  sections,
  templates,
  locale,
}: {
  /** Null for one that is added. */
  item: AskedItem | null
  action: FormAction<void>
  sections: readonly Named[]
  templates: readonly Named[]
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Parts.items' })
  const kind = await getTranslations({ locale, namespace: 'Newsroom.Shell.kind' })
  return (
    <ActionForm
      action={action}
      name={`item ${item?.itemId ?? 'new'}`}
      label={item ? item.words : t('add')}
      done={t(item ? 'saved' : 'added')}
      clears={!item}
    >
      {item && <FormHidden name="version" value={String(item.version)} />}
      <FormTextField
        label={t('words')}
        name="words"
        value={item?.words ?? ''}
        maxLength={200}
        required
        dir="auto"
      />
      <FormCheckbox label={t('required')} name="isRequired" value="yes" checked={item?.isRequired ?? false} />
      <div className="part-facts">
        <FormSelect
          label={t('section')}
          name="sectionId"
          value={item?.sectionId ?? ''}
          options={options(t('anySection'), sections)}
        />
        <FormSelect
          label={t('kind')}
          name="storyKind"
          value={item?.storyKind ?? ''}
          options={options(
            t('anyKind'),
            storyKinds.map((each) => ({ id: each, name: kind(each) })),
          )}
        />
        {(templates.length > 0 || item?.templateId) && (
          <FormSelect
            label={t('template')}
            name="templateId"
            value={item?.templateId ?? ''}
            options={options(t('anyTemplate'), templates)}
          />
        )}
      </div>
      <div className="button-row">
        <SubmitButton kind={item ? 'plain' : 'primary'}>{t(item ? 'save' : 'add')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
