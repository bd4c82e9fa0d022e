'use client'

import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { dayMonthsAfter, weeksOf } from '@/lib/locale/days.ts'
import { formatDay, formatDayNumber, formatMonth } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { dayByKey } from '@/lib/newsroom/calendar/day-keys.ts'
import { firstOf, lastOf } from '@/lib/present.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { civil, noonOf } from './civil-day.ts'

type Choosing = {
  /** The chosen day, `2026-11-30`. */
  day: string | null
  today: string
  /** The first day that can be chosen. */
  earliest?: string | undefined
  onChoose: (day: string) => void
}

/**
 * A button that opens a month of days, after the ARIA Authoring Practices' date picker dialog
 * (https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/examples/datepicker-dialog/).
 */
export function DayPicker({
  onOpen,
  ...asked
}: Choosing & {
  /** What the day is asked for. */
  field: string
  onOpen: (isOpen: boolean) => void
}) {
  const t = useTranslations('Newsroom.Shell.moment')
  const [isOpen, setOpen] = useState(false)
  const open = (next: boolean) => {
    setOpen(next)
    onOpen(next)
  }
  return (
    <Popover.Root open={isOpen} onOpenChange={open} modal="trap-focus">
      <Popover.Trigger
        render={<IconButton icon="calendar" size="small" label={t('calendar')} className="moment-open" />}
      />
      <MonthPopup {...asked} onClose={() => open(false)} />
    </Popover.Root>
  )
}

/** The same month of days, opened by a button that is not React's, which gets the focus back. */
export function DayPickerBeside({
  anchor,
  onClose,
  ...asked
}: Choosing & { field: string; anchor: HTMLElement; onClose: () => void }) {
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()} modal="trap-focus">
      <MonthPopup {...asked} anchor={anchor} onClose={onClose} />
    </Popover.Root>
  )
}

function MonthPopup({
  field,
  anchor,
  onClose,
  ...choosing
}: Choosing & { field: string; anchor?: HTMLElement; onClose: () => void }) {
  const grid = useRef<HTMLTableElement>(null)
  const title = useId()
  return (
    <Popover.Portal>
      <Popover.Positioner
        anchor={anchor}
        sideOffset={6}
        align="end"
        collisionPadding={8}
        className="popup-layer"
      >
        <Popover.Popup
          className="menu day-picker"
          aria-labelledby={title}
          initialFocus={() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]') ?? true}
          finalFocus={anchor && (() => anchor)}
        >
          <h2 id={title} className="visually-hidden">
            {field}
          </h2>
          <Month
            {...choosing}
            grid={grid}
            onChoose={(day) => {
              choosing.onChoose(day)
              onClose()
            }}
          />
        </Popover.Popup>
      </Popover.Positioner>
    </Popover.Portal>
  )
}

function Month({
  day,
  today,
  earliest,
  grid,
  onChoose,
}: Choosing & { grid: RefObject<HTMLTableElement | null> }) {
  const t = useTranslations('Newsroom.Shell.moment')
  const ui = useTranslations('Newsroom.Shell.ui')
  const { locale, reading: own, firstOfWeek } = useNewsroom()
  const reading = civil(own)
  const { dir } = localeTable[locale]
  const heading = useId()
  const keys = useId()
  /** The day that has the focus, or would. */
  const [at, setAt] = useState(day ?? today)
  const moves = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: to the day that a key led to
  useEffect(() => {
    if (moves.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    moves.current = false
  }, [at])

  const month = at.slice(0, 7)
  const days = weeksOf(month, firstOfWeek)
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
  const print = (tag: 'long' | 'short', of: string) =>
    new Intl.DateTimeFormat(locale, { weekday: tag, timeZone: 'UTC' }).format(noonOf(of))
  const other = reading.secondCalendar && {
    ...reading,
    calendar: reading.secondCalendar,
    secondCalendar: null,
  }
  const monthName = formatMonth(noonOf(`${month}-01`), locale, 'UTC', { ...reading, secondCalendar: null })
  const inMonth = days.filter((each) => each.startsWith(month))
  const otherMonths = other
    ? [
        ...new Set(
          [firstOf(inMonth), lastOf(inMonth)].map((each) => formatMonth(noonOf(each), locale, 'UTC', other)),
        ),
      ]
    : []
  const mayChoose = (each: string) => earliest === undefined || each >= earliest

  const press = (event: KeyboardEvent) => {
    const next = dayByKey(at, event, dir, firstOfWeek)
    if (!next) return
    event.preventDefault()
    moves.current = true
    setAt(next)
  }
  return (
    <>
      <header className="day-picker-head">
        <IconButton
          icon="back"
          size="small"
          label={t('previous')}
          onClick={() => setAt(dayMonthsAfter(at, -1))}
        />
        <p id={heading} className="day-picker-month" aria-live="polite">
          <span>{monthName}</span>
          {otherMonths.length > 0 && <small>{otherMonths.join(' – ')}</small>}
        </p>
        <IconButton
          icon="onward"
          size="small"
          label={t('next')}
          onClick={() => setAt(dayMonthsAfter(at, 1))}
        />
      </header>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid of the ARIA Authoring Practices
        role="grid"
        className="day-picker-grid"
        aria-labelledby={heading}
        aria-describedby={keys}
        onKeyDown={press}
      >
        <thead>
          <tr>
            {days.slice(0, 7).map((each) => (
              <th key={each} scope="col" abbr={print('long', each)}>
                {print('short', each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((each) => (
                <td key={each}>
                  <button
                    type="button"
                    className="day-picker-day"
                    tabIndex={each === at ? 0 : -1}
                    aria-pressed={each === day}
                    aria-label={formatDay(noonOf(each), locale, 'UTC', reading)}
                    aria-current={each === today ? 'date' : undefined}
                    aria-disabled={mayChoose(each) ? undefined : true}
                    data-outside={each.startsWith(month) ? undefined : ''}
                    onClick={() => {
                      if (mayChoose(each)) onChoose(each)
                      else setAt(each)
                    }}
                  >
                    {formatDayNumber(noonOf(each), locale, 'UTC', reading)}
                    {other && <small>{formatDayNumber(noonOf(each), locale, 'UTC', other)}</small>}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <footer className="day-picker-foot">
        <p id={keys} className="field-hint">
          {t('keys', { keys: 'Page Up, Page Down' })}
        </p>
        <div className="day-picker-buttons">
          {at !== today && (
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                moves.current = true
                setAt(today)
              }}
            >
              {t('today')}
            </Button>
          )}
          <Popover.Close
            render={
              <Button size="small" kind="quiet">
                {ui('close')}
              </Button>
            }
          />
        </div>
      </footer>
    </>
  )
}
