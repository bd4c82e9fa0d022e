'use client'

import Form from 'next/form'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { isDay } from '@/lib/locale/days.ts'
import { boardOrders, type StoryKind, storyKinds } from '@/lib/vocabulary.ts'
import { MomentField } from '../moment/moment-field.client.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox, Select } from '../ui/field.tsx'
import { DeskFilter, LanguageFilter } from '../ui/filter-selects.client.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { type BoardQuestion, boardHref, fromStart, isFiltered } from './board-address.ts'
import type { BoardChoices } from './board-choices.ts'

/** Milliseconds after the last letter of a day. */
const daySettles = 900

/** Narrows the board. A form of the browser's own, which script only sends sooner: at every choice. */
export function BoardFilters({ question, choices }: { question: BoardQuestion; choices: BoardChoices }) {
  const t = useTranslations('Newsroom.Shell.board')
  const kinds = useTranslations('Newsroom.Shell.kind')
  const form = useRef<HTMLFormElement>(null)
  const send = () => form.current?.requestSubmit()
  const { state, locale, deskId, sectionId, authorId, topicId, ownerId, kind, hasPicture, from, to } =
    question
  const { mine, expiring, query, order, columns, many } = question
  /** A day is chosen in a calendar, or typed: it is sent once nobody types on. */
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sendDay = (day: string) => {
    clearTimeout(waiting.current)
    if (day === '' || isDay(day)) waiting.current = setTimeout(send, daySettles)
  }
  const one = (
    name: string,
    chosen: string | undefined,
    label: string,
    any: string,
    options: readonly { id: string; name: string }[],
  ) => (
    <Select
      label={label}
      name={name}
      defaultValue={chosen ?? ''}
      onChange={send}
      options={[{ value: '', label: any }, ...options.map((each) => ({ value: each.id, label: each.name }))]}
    />
  )
  const isMoreAsked = Boolean(
    sectionId || authorId || topicId || ownerId || kind || hasPicture !== undefined || from || to || expiring,
  )
  return (
    <search aria-label={t('filters')}>
      <Form action="/admin" prefetch={false} ref={form} className="filters" key={boardHref(question)}>
        {state && <input type="hidden" name="state" value={state} />}
        {columns && <input type="hidden" name="columns" value="1" />}
        {many && <input type="hidden" name="many" value="1" />}
        <SearchField label={t('query')} placeholder={t('queryPlaceholder')} query={query} maxLength={200} />
        <LanguageFilter chosen={locale} onChange={send} />
        <DeskFilter desks={choices.desks} chosen={deskId} onChange={send} />
        <Select
          label={t('order')}
          labelHidden
          name="order"
          defaultValue={order ?? 'worked'}
          onChange={send}
          options={boardOrders.map((each) => ({ value: each, label: t(`orders.${each}`) }))}
        />
        <Checkbox label={t('mine')} name="mine" value="1" defaultChecked={mine} onChange={send} />
        <details className="filters-more" open={isMoreAsked}>
          <summary>{t('more')}</summary>
          <div className="filters-fields">
            {one('section', sectionId, t('section'), t('anySection'), choices.sections)}
            {one('author', authorId, t('author'), t('anyAuthor'), choices.authors)}
            {one('topic', topicId, t('topic'), t('anyTopic'), choices.topics)}
            {one('owner', ownerId, t('owner'), t('anyOwner'), [
              { id: 'nobody', name: t('noOwner') },
              ...choices.people,
            ])}
            {one(
              'kind',
              kind,
              t('kind'),
              t('anyKind'),
              storyKinds.map((each: StoryKind) => ({ id: each, name: kinds(each) })),
            )}
            {one(
              'picture',
              hasPicture === undefined ? undefined : hasPicture ? 'yes' : 'no',
              t('picture'),
              t('anyPicture'),
              [
                { id: 'yes', name: t('withPicture') },
                { id: 'no', name: t('withoutPicture') },
              ],
            )}
            <div className="filters-days">
              <MomentField
                asks="day"
                label={t('from')}
                name="from"
                defaultValue={from ?? ''}
                onChange={sendDay}
              />
              <MomentField asks="day" label={t('to')} name="to" defaultValue={to ?? ''} onChange={sendDay} />
            </div>
            <Checkbox
              label={t('expiring')}
              name="expiring"
              value="1"
              defaultChecked={expiring}
              onChange={send}
            />
          </div>
        </details>
        <Button type="submit">{t('apply')}</Button>
        {isFiltered(question) && (
          <PendingLink
            className="button button-quiet"
            href={boardHref(fromStart({ ...(state && { state }), ...(columns && { columns }) }))}
          >
            {t('clear')}
          </PendingLink>
        )}
      </Form>
    </search>
  )
}
