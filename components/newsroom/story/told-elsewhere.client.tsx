'use client'

import { useTranslations } from 'next-intl'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { type ElsewhereField, elsewhereFields, type ToldElsewhere } from '@/lib/vocabulary.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { TextArea } from '../ui/field.tsx'
import type { DraftFields } from './story-facts.ts'

/**
 * Letters that most platforms show before they cut. None of them promises any: Google cuts by width
 * (`search-result.ts`), the others by lines, which the previews below show.
 */
const roomFor: Record<ElsewhereField, number> = {
  searchTitle: 60,
  searchDescription: 155,
  socialTitle: 70,
  socialDescription: 155,
}

/** What search engines and platforms are told; left empty, they are told the headline and the standfirst. */
export function ToldElsewhereFields({
  fields,
  locale,
  source,
  isReadOnly,
  onFields,
}: {
  fields: DraftFields
  /** The story's language. */
  locale: Locale
  /** What the source of a translation says there, and in which language. */
  source: { locale: Locale; told: ToldElsewhere } | null
  isReadOnly: boolean
  onFields: (changed: Partial<DraftFields>) => void
}) {
  const t = useTranslations('Newsroom.Stories')
  return (
    <section className="panel-part" aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title" className="panel-title">
        {t('elsewhere.title')}
      </h2>
      <p className="field-hint">{t('elsewhere.hint')}</p>
      {elsewhereFields.map((field) => (
        <div key={field} className="told-elsewhere">
          <TextArea
            label={t(`fields.${field}`)}
            rows={field.endsWith('Title') ? 1 : 2}
            lang={locale}
            dir={localeTable[locale].dir}
            value={fields[field] ?? ''}
            placeholder={(field.endsWith('Title') ? fields.headline : fields.standfirst) ?? ''}
            readOnly={isReadOnly}
            spellCheck
            onChange={(event) => onFields({ [field]: event.target.value.replace(/[\r\n]+/g, ' ') || null })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
            }}
          />
          <Length text={fields[field] ?? ''} most={roomFor[field]} />
          {source?.told[field] && (
            <p className="field-hint">
              {t('elsewhere.inSource')}{' '}
              <bdi lang={source.locale} dir={localeTable[source.locale].dir}>
                {source.told[field]}
              </bdi>
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How many letters there are, of how many have room. */
function Length({ text, most }: { text: string; most: number }) {
  const t = useTranslations('Newsroom.Stories.elsewhere')
  const { locale, reading } = useNewsroom()
  const count = text ? [...letters.segment(text)].length : 0
  if (count === 0) return null
  const printed = { length: formatNumber(count, locale, reading), most: formatNumber(most, locale, reading) }
  return (
    <p className="told-length" data-over={count > most ? '' : undefined}>
      {t(count > most ? 'over' : 'length', printed)}
    </p>
  )
}
