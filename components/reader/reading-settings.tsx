import { absent } from '@/lib/locale/format-preferences.ts'
import { formatMoment } from '@/lib/locale/moments.ts'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { calendars, type FormatPreferences, localeTable } from '@/lib/locale/table.ts'
import { readingHref } from '@/lib/publication/addresses.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** A day that has another number in each calendar: today's would have every page made again each day. */
const sampleDay = new Date('2026-03-21T12:00:00Z')

/** Where the menu leads to them. */
export const readingSettingsId = 'reading-settings'

/** A plain form in which a reader chooses digits, calendars and names of months, each shown as it would print. */
export function ReadingSettings() {
  const t = useWords('Reading')
  const { locale, reading } = useReader()
  const { numerals, monthNames } = localeTable[locale]
  const as = (name: string, change: Partial<FormatPreferences>) =>
    t('option', { name, sample: formatMoment(sampleDay, 'date', locale, 'UTC', { ...reading, ...change }) })
  return (
    <details className="reading-settings" id={readingSettingsId}>
      <summary>{t('title')}</summary>
      <form method="post" action={readingHref}>
        <p className="note">{t('intro')}</p>
        <input type="hidden" name="locale" value={locale} />
        <Choice
          name="numerals"
          label={t('numerals')}
          chosen={reading.numerals}
          options={numerals.map((each) => ({
            value: each,
            text: t('option', {
              name: t(`digits.${each}`),
              sample: formatNumber(1234.5, locale, { ...reading, numerals: each }),
            }),
          }))}
        />
        <Choice
          name="calendar"
          label={t('calendar')}
          chosen={reading.calendar}
          options={calendars.map((each) => ({
            value: each,
            text: as(t(`calendars.${each}`), { calendar: each }),
          }))}
        />
        <Choice
          name="months"
          label={t('months')}
          chosen={reading.months ?? absent}
          options={monthNames.map((each) => ({
            value: each,
            text: as(t(`monthNames.${each}`), { calendar: 'gregory', months: each }),
          }))}
        />
        <Choice
          name="secondCalendar"
          label={t('secondCalendar')}
          chosen={reading.secondCalendar ?? absent}
          options={[
            { value: absent, text: t('noSecond') },
            ...calendars.map((each) => ({ value: each, text: t(`calendars.${each}`) })),
          ]}
        />
        <p className="reading-buttons">
          <button type="submit">{t('save')}</button>
          <button type="submit" name="reset" value="yes">
            {t('reset')}
          </button>
        </p>
        <p className="note">{t('kept')}</p>
      </form>
    </details>
  )
}

type ChoiceProps = {
  name: string
  label: string
  chosen: string
  options: { value: string; text: string }[]
}

/** Nothing to see where a language leaves nothing to choose; the form says it all the same. */
function Choice({ name, label, chosen, options }: ChoiceProps) {
  if (options.length < 2) return <input type="hidden" name={name} value={chosen} />
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
