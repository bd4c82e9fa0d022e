'use client'

import { Combobox as Base } from '@base-ui/react/combobox'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { fold } from '@/lib/arabic/fold.ts'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { FieldWords } from './field.tsx'
import { Icon } from './icon.tsx'

/** Something to choose. `value` is what is stored and sent: an id. */
export type ComboboxItem = {
  value: string
  label: string
  /** What tells it from another of the same name: a job title, a date. */
  hint?: string
  /** The label's language, where that is not the newsroom's. */
  locale?: Locale
}

type Choosing = FieldWords & {
  /** Sends the chosen ids under this name with the form it stands in. */
  name?: string
  placeholder?: string
  disabled?: boolean
  required?: boolean
  /** All there is to choose from; with `search`, what is shown before anything is typed. */
  items: readonly ComboboxItem[]
  /**
   * Asks the server, for what is too much to hold. Called when typing pauses; an answer that is not to the latest
   * question is dropped. Refusing (throwing) shows that nothing could be found.
   */
  search?: (query: string) => Promise<readonly ComboboxItem[]>
}

/** Milliseconds without a keystroke before the server is asked. */
const pause = 180

/** Matches as people type: without vowels, hamza seats or case (`lib/arabic/fold.ts`). */
const matches = (item: ComboboxItem, query: string): boolean => {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const text = fold(`${item.label} ${item.hint ?? ''}`)
  return words.every((word) => text.includes(word))
}

const isSame = (a: ComboboxItem, b: ComboboxItem) => a.value === b.value

/** What stands in the list: all items, or the server's answer to what has been typed. */
function useFound({ items, search }: Pick<Choosing, 'items' | 'search'>) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<{
    query: string
    items: readonly ComboboxItem[]
    failed: boolean
  } | null>(null)
  const asked = useRef(search)
  asked.current = search
  useEffect(() => {
    const ask = asked.current
    const wanted = query.trim()
    if (!ask || !wanted) return
    let isLatest = true
    const answer = (next: readonly ComboboxItem[], failed: boolean) => {
      if (isLatest) setFound({ query: wanted, items: next, failed })
    }
    const timer = setTimeout(() => {
      ask(wanted).then(
        (next) => answer(next, false),
        () => answer([], true),
      )
    }, pause)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [query])
  const wanted = query.trim()
  const isAsking = Boolean(search && wanted && found?.query !== wanted)
  return {
    query: wanted,
    setQuery,
    isAsking,
    hasFailed: Boolean(search && found?.failed && found.query === wanted),
    items: search && wanted ? (found?.items ?? []) : items,
  }
}

/** Chooses one of many by typing a part of it. */
export function Combobox({
  value,
  onChange,
  defaultValue,
  ...props
}: Choosing & {
  /** With `onChange`, for a controlled field. Null: nothing is chosen. */
  value?: ComboboxItem | null
  onChange?: (item: ComboboxItem | null) => void
  defaultValue?: ComboboxItem | null
}) {
  const t = useTranslations('Newsroom.Shell.ui')
  const id = useId()
  const found = useFound(props)
  return (
    <Base.Root
      items={found.items}
      filter={props.search ? null : matches}
      name={props.name}
      required={props.required}
      disabled={props.disabled}
      isItemEqualToValue={isSame}
      autoHighlight
      onInputValueChange={found.setQuery}
      {...(value === undefined ? { defaultValue } : { value })}
      onValueChange={(next) => onChange?.(next)}
    >
      <div className="field" data-invalid={props.error ? '' : undefined}>
        <label htmlFor={id} className={props.labelHidden ? 'visually-hidden' : 'field-label'}>
          {props.label}
        </label>
        <Base.InputGroup className="input combobox">
          <Base.Input
            id={id}
            className="combobox-input"
            placeholder={props.placeholder}
            aria-invalid={props.error ? true : undefined}
            aria-describedby={describedBy(id, props)}
          />
          <Base.Clear className="combobox-button" aria-label={t('clear')}>
            <Icon name="close" />
          </Base.Clear>
          <Base.Trigger className="combobox-button" aria-label={t('showAll')}>
            <Icon name="chevron-down" />
          </Base.Trigger>
        </Base.InputGroup>
        <Words id={id} {...props} />
      </div>
      <List found={found} />
    </Base.Root>
  )
}

/** Chooses several of many, in an order: each becomes a word in the field that can be taken out again. */
export function MultiCombobox({
  values,
  onChange,
  defaultValues,
  ...props
}: Choosing & {
  /** With `onChange`, for a controlled field. */
  values?: readonly ComboboxItem[]
  onChange?: (items: readonly ComboboxItem[]) => void
  defaultValues?: readonly ComboboxItem[]
}) {
  const t = useTranslations('Newsroom.Shell.ui')
  const id = useId()
  const found = useFound(props)
  return (
    <Base.Root
      multiple
      items={found.items}
      filter={props.search ? null : matches}
      name={props.name}
      required={props.required}
      disabled={props.disabled}
      isItemEqualToValue={isSame}
      autoHighlight
      onInputValueChange={found.setQuery}
      {...(values === undefined ? { defaultValue: defaultValues ?? [] } : { value: values })}
      onValueChange={(next) => onChange?.(next)}
    >
      <div className="field" data-invalid={props.error ? '' : undefined}>
        <label htmlFor={id} className={props.labelHidden ? 'visually-hidden' : 'field-label'}>
          {props.label}
        </label>
        <Base.InputGroup className="input combobox combobox-many">
          <Base.Value>
            {(chosen: readonly ComboboxItem[]) => (
              <Base.Chips className="chips" aria-label={chosen.length > 0 ? t('chosen') : undefined}>
                {chosen.map((item) => (
                  <Base.Chip key={item.value} className="chip" aria-label={item.label}>
                    <ItemLabel item={item} />
                    <Base.ChipRemove className="chip-remove" aria-label={t('remove', { name: item.label })}>
                      <Icon name="close" />
                    </Base.ChipRemove>
                  </Base.Chip>
                ))}
                <Base.Input
                  id={id}
                  className="combobox-input"
                  placeholder={chosen.length === 0 ? props.placeholder : ''}
                  aria-invalid={props.error ? true : undefined}
                  aria-describedby={describedBy(id, props)}
                />
              </Base.Chips>
            )}
          </Base.Value>
        </Base.InputGroup>
        <Words id={id} {...props} />
      </div>
      <List found={found} />
    </Base.Root>
  )
}

const describedBy = (id: string, { hint, error }: FieldWords) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

function Words({ id, hint, error }: FieldWords & { id: string }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </>
  )
}

function List({ found }: { found: ReturnType<typeof useFound> }) {
  const t = useTranslations('Newsroom.Shell.ui')
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="popup-layer">
        <Base.Popup className="menu combobox-popup">
          <Base.Status className="combobox-status">
            {found.isAsking ? t('searching') : found.hasFailed ? t('searchFailed') : null}
          </Base.Status>
          <Base.Empty className="combobox-status">
            {found.isAsking || found.hasFailed ? null : t('noMatches')}
          </Base.Empty>
          <Base.List className="combobox-list">
            {(item: ComboboxItem) => (
              <Base.Item key={item.value} value={item} className="menu-item">
                <span className="menu-icon">
                  <Base.ItemIndicator>
                    <Icon name="check" />
                  </Base.ItemIndicator>
                </span>
                <span className="menu-words">
                  <ItemLabel item={item} />
                  {item.hint && <span className="combobox-hint">{item.hint}</span>}
                </span>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

function ItemLabel({ item: { label, locale } }: { item: ComboboxItem }) {
  return (
    <bdi lang={locale} dir={locale && localeTable[locale].dir}>
      {label}
    </bdi>
  )
}
