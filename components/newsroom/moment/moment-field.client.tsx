'use client'

import { useTranslations } from 'next-intl'
import { type FocusEvent, useRef, useState, useSyncExternalStore } from 'react'
import { isDay } from '@/lib/locale/days.ts'
import { formatDay, formatMoment, isoDay, timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { quickMoments } from '@/lib/newsroom/writing/quick-moments.ts'
import { readFields, type Typed } from '@/lib/newsroom/writing/typed-moment.ts'
import { instantOf, offsetName, showings, wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { serverNow } from '../story/ask-newsroom.ts'
import { Button } from '../ui/button.tsx'
import { Field, type FieldWords } from '../ui/field.tsx'
import { civil, inDigits, noonOf } from './civil-day.ts'
import { DayPicker } from './day-picker.client.tsx'

type Given = FieldWords & {
  /** A day on the newsroom's clock, or a day and a time of day (24 hours). */
  asks?: 'moment' | 'day'
  withSeconds?: boolean
  /** Offers the moments that are asked for most, and no day that has passed. */
  ahead?: boolean
  /** The time that a day which is chosen gets where none stands yet. */
  usualTime?: string
  readOnly?: boolean
  className?: string
}

const noSubscription = () => () => {}
/** False while the server's markup is taken over, and where there is no script. */
const useHasScript = () =>
  useSyncExternalStore(
    noSubscription,
    () => true,
    () => false,
  )

const wallForm = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?))?$/

/**
 * Asks for a moment, or a day, in the newsroom's language and on its clock, which it names. It can be typed as people
 * write dates, or chosen from a calendar. In a form it sends, under `name`, what the browser's own field would, which is
 * what stands in its place where there is no script; what could not be read is sent as it was typed, so that it is
 * refused and given back.
 *
 * Either `value` and `onChange`, or `name` and `defaultValue`: `2026-11-30T20:00`, for a day `2026-11-30`, '' for none.
 */
export function MomentField({
  asks = 'moment',
  withSeconds = false,
  ahead = false,
  usualTime = '12:00',
  readOnly = false,
  name,
  defaultValue = '',
  value,
  onChange,
  hint,
  error,
  ...words
}: Given & {
  name?: string
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
}) {
  const t = useTranslations('Newsroom.Shell.moment')
  const { locale, timeZone, reading: own } = useNewsroom()
  const reading = civil(own)
  const hasScript = useHasScript()
  const asksTime = asks === 'moment'
  const gregorian = { ...reading, secondCalendar: null }
  const other = reading.secondCalendar && { ...gregorian, calendar: reading.secondCalendar }
  const digits = (text: string) => inDigits(text, reading)
  const printDay = (day: string) => formatMoment(noonOf(day), 'date', locale, 'UTC', gregorian)
  const textsOf = (wall: string): Typed => {
    const [, day, time = ''] = wallForm.exec(wall) ?? []
    // What is no moment was typed by somebody, and comes back as it was.
    if (!day || !isDay(day)) return { day: wall, time: '' }
    return { day: printDay(day), time: digits(withSeconds ? time : time.slice(0, 5)) }
  }

  const [known, setKnown] = useState(value ?? defaultValue)
  const [typed, setTyped] = useState(() => textsOf(known))
  /** What is wrong is said once she goes on: of what was typed at once, of what is missing when she has left both. */
  const [left, setLeft] = useState<'nothing' | 'one' | 'both'>('nothing')
  const [announced, setAnnounced] = useState('')
  // Somebody else set it.
  if (value !== undefined && value !== known) {
    setKnown(value)
    setTyped(textsOf(value))
    setLeft('nothing')
  }

  const today = isoDay(serverNow(), timeZone)
  const found = readFields(typed, today, asksTime)
  const put = (next: Typed) => {
    const { wall } = readFields(next, today, asksTime)
    const sent = wall ?? `${next.day} ${next.time}`.trim()
    setTyped(next)
    setKnown(sent)
    onChange?.(sent)
  }
  const choose = (wall: string) => {
    put(textsOf(wall))
    const at = asksTime ? instantOf(wall, timeZone) : null
    setAnnounced(
      t('chosen', {
        moment: at ? formatMoment(at, 'moment', locale, timeZone, gregorian) : printDay(wall.slice(0, 10)),
      }),
    )
  }

  /** Where none was typed: the usual one, and today, where that may have passed, an hour from now. */
  const timeOn = (day: string): string =>
    ahead && day === today
      ? wallTime(new Date(serverNow().getTime() + 3_600_000), timeZone).slice(11, 16)
      : usualTime

  const ofHour = found.wall && asksTime ? showings(found.wall, timeZone) : 'once'
  const problem = ((): string => {
    if (ofHour === 'skipped') return t('problem.skipped', { time: digits(found.time ?? '') })
    const example = found.problem === 'time' ? digits('20:00') : printDay(today)
    return found.problem ? t(`problem.${found.problem}`, { example }) : ''
  })()
  const isMissing = found.problem === 'timeMissing' || found.problem === 'dayMissing'
  const isSaid = ofHour === 'skipped' || left === 'both' || (left === 'one' && !isMissing)

  const chosenDay = found.day
  /** Beside the date as it is spelled out, its weekday and the other calendar; before that, all of it. */
  const said = ((): string | null => {
    if (!chosenDay) return null
    const at = noonOf(chosenDay)
    if (typed.day !== printDay(chosenDay)) return formatDay(at, locale, 'UTC', reading)
    return other
      ? formatDay(at, locale, 'UTC', other)
      : new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(at)
  })()

  const at = found.wall && asksTime ? instantOf(found.wall, timeZone) : null
  const zone = asksTime && (
    <span title={timeZone}>
      {t('zone', {
        zone: timeZoneName(locale, timeZone, localeTable[locale].reading),
        offset: offsetName(at ?? new Date(), timeZone),
      })}
    </span>
  )

  const isChoosing = useRef(false)
  /** What was typed is spelled out once she goes on: a date that was misread is seen to be. */
  const spellOut = () => {
    const next = { day: chosenDay ? printDay(chosenDay) : typed.day, time: typed.time }
    if (asksTime && found.time) next.time = digits(found.time)
    if (next.day !== typed.day || next.time !== typed.time) setTyped(next)
  }
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (isChoosing.current) return
    spellOut()
    const staysHere = event.currentTarget.contains(event.relatedTarget)
    setLeft((before) => (staysHere && before !== 'both' ? 'one' : 'both'))
  }

  return (
    <Field
      {...words}
      className={`moment-field${words.className ? ` ${words.className}` : ''}`}
      hint={hint ?? zone}
      error={error || (isSaid ? problem : '')}
    >
      {(control) =>
        hasScript ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus has gone
          <div className="moment" data-asks={asks} onBlur={leave}>
            <div className="moment-inputs">
              <span className="input moment-day">
                <input
                  {...control}
                  // A day narrows a list by its address, which has no answer that would give it back.
                  ref={(node) => node?.setCustomValidity(asksTime ? '' : problem)}
                  className="moment-typed"
                  value={typed.day}
                  readOnly={readOnly}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => put({ ...typed, day: event.target.value })}
                />
                {!readOnly && (
                  <DayPicker
                    field={words.label}
                    day={chosenDay}
                    today={today}
                    earliest={ahead ? today : undefined}
                    onOpen={(isOpen) => {
                      isChoosing.current = isOpen
                    }}
                    onChoose={(day) => choose(asksTime ? `${day}T${found.time ?? timeOn(day)}` : day)}
                  />
                )}
              </span>
              {asksTime && (
                <input
                  className="input moment-time"
                  data-seconds={withSeconds ? '' : undefined}
                  aria-label={t('time')}
                  aria-describedby={control['aria-describedby']}
                  aria-invalid={control['aria-invalid']}
                  value={typed.time}
                  readOnly={readOnly}
                  autoComplete="off"
                  inputMode="numeric"
                  placeholder={digits(withSeconds ? '00:00:00' : '00:00')}
                  maxLength={11}
                  onChange={(event) => put({ ...typed, time: event.target.value })}
                />
              )}
            </div>
            {said && <p className="moment-said">{said}</p>}
            {ofHour === 'twice' && <p className="moment-said">{t('twice')}</p>}
            {ahead && !readOnly && asksTime && (
              <div className="moment-quick">
                {quickMoments(serverNow(), timeZone).map((each) => (
                  <Button key={each.name} size="small" kind="plain" onClick={() => choose(each.wall)}>
                    {t(each.name, { time: digits(each.wall.slice(11)) })}
                  </Button>
                ))}
              </div>
            )}
            {name !== undefined && <input type="hidden" name={name} value={known} />}
            <span className="visually-hidden" role="status">
              {announced}
            </span>
          </div>
        ) : (
          <input
            {...control}
            className="input"
            // What was typed before this page's script had come.
            ref={(node) => {
              if (node?.value && node.value !== known) put(textsOf(node.value))
            }}
            type={asksTime ? 'datetime-local' : 'date'}
            step={asksTime ? (withSeconds ? 1 : 60) : undefined}
            name={name}
            defaultValue={known}
            readOnly={readOnly}
          />
        )
      }
    </Field>
  )
}
