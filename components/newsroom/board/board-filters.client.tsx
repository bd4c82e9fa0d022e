'use client'

import Form from 'next/form'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/field.tsx'
import { DeskFilter, LanguageFilter } from '../ui/filter-selects.client.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { type BoardQuestion, boardHref, isFiltered } from './board-address.ts'

/** Narrows the board. A form of the browser's own, which script only sends sooner: at every choice. */
export function BoardFilters({
  question,
  desks,
}: {
  question: BoardQuestion
  desks: readonly { id: string; name: string }[]
}) {
  const t = useTranslations('Newsroom.Shell.board')
  const form = useRef<HTMLFormElement>(null)
  const send = () => form.current?.requestSubmit()
  const { state, locale, deskId, mine, expiring, query } = question
  return (
    <search aria-label={t('filters')}>
      <Form action="/admin" prefetch={false} ref={form} className="filters" key={boardHref(question)}>
        {state && <input type="hidden" name="state" value={state} />}
        <SearchField label={t('query')} placeholder={t('queryPlaceholder')} query={query} maxLength={200} />
        <LanguageFilter chosen={locale} onChange={send} />
        <DeskFilter desks={desks} chosen={deskId} onChange={send} />
        <Checkbox label={t('mine')} name="mine" value="1" defaultChecked={mine} onChange={send} />
        <Checkbox label={t('expiring')} name="expiring" value="1" defaultChecked={expiring} onChange={send} />
        <Button type="submit">{t('apply')}</Button>
        {isFiltered(question) && (
          <PendingLink className="button button-quiet" href={boardHref({ state })}>
            {t('clear')}
          </PendingLink>
        )}
      </Form>
    </search>
  )
}
