import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import type { TranslationsFilter } from '@/lib/newsroom/translation/translations-board.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { DeskFilter, LanguageFilter } from '../ui/filter-selects.client.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { isNarrowed, translationsHref } from './translations-address.ts'

/** Narrows the board of languages. */
export async function TranslationsFilters({
  locale,
  question,
  directory,
}: {
  locale: NewsroomLocale
  question: TranslationsFilter
  directory: Pick<StoryDirectory, 'sections' | 'desks'>
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Translation.board' })
  const { standing } = question
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <search aria-label={t('filters')}>
      <Form
        action="/admin/translations"
        prefetch={false}
        className="filters"
        key={translationsHref(question)}
      >
        {standing && <input type="hidden" name="standing" value={standing} />}
        <LanguageFilter chosen={question.locale} />
        <Select
          label={t('section')}
          labelHidden
          name="section"
          defaultValue={question.sectionId ?? ''}
          options={[{ value: '', label: t('anySection') }, ...named(directory.sections)]}
        />
        <DeskFilter desks={directory.desks} chosen={question.deskId} />
        <Button type="submit">{t('apply')}</Button>
        {isNarrowed(question) && (
          <PendingLink className="button button-quiet" href={translationsHref({ standing })}>
            {t('clear')}
          </PendingLink>
        )}
      </Form>
    </search>
  )
}
