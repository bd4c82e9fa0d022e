'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { judgeColour, type Paper, papers, readColour } from '@/lib/newsroom/settings/contrast.ts'
import { houseAccents } from '@/lib/publication/accents.ts'
import { useFormField } from '../forms/action-form.client.tsx'
import { Field } from '../ui/field.tsx'
import { accentField, pickedField, shownField } from './read-settings-form.ts'

/**
 * A colour of links on one of the papers: written, or picked beside it, and how readable it is there, while one types.
 * Empty is the house's own. Without script the picker is sent with the form.
 * @param value as it is kept; '' for the house's own
 */
export function ColourField({ paper, value }: { paper: Paper; value: string }) {
  const { key, defaultValue = '', error } = useFormField(accentField(paper), value)
  return <Colour key={key} paper={paper} first={defaultValue} error={error} />
}

function Colour({ paper, first, error }: { paper: Paper; first: string; error: string | undefined }) {
  const t = useTranslations('Newsroom.Settings.look')
  const house = houseAccents[paper]
  const [text, setText] = useState(first)
  // The picker is never empty, the field may be: with script the field alone is sent.
  const [hasScript, setHasScript] = useState(false)
  useEffect(() => setHasScript(true), [])
  const written = readColour(text)
  const isEmpty = text.trim() === ''
  const colour = written ?? house
  const { ratio, passes } = judgeColour(colour, paper)
  return (
    <div className="colour-field">
      <Field
        label={t(paper)}
        hint={t('colourHint', { colour: `\u2066${house}\u2069` })}
        {...(error && { error })}
      >
        {(control) => (
          <span className="colour-row">
            <input
              {...control}
              className="input"
              name={accentField(paper)}
              value={text}
              onChange={(event) => setText(event.target.value)}
              dir="ltr"
              placeholder={house}
              maxLength={30}
              autoComplete="off"
              spellCheck={false}
            />
            <input
              type="color"
              className="colour-picker"
              aria-label={t('pick', { field: t(paper) })}
              name={hasScript ? undefined : pickedField(paper)}
              value={colour}
              onChange={(event) => setText(event.target.value)}
            />
          </span>
        )}
      </Field>
      {!hasScript && <input type="hidden" name={shownField(paper)} value={colour} />}
      <p
        className="colour-verdict"
        role="status"
        data-passes={isEmpty || written ? String(passes) : undefined}
      >
        {isEmpty || written ? (
          <>
            <span
              className="colour-sample"
              aria-hidden="true"
              style={{ color: colour, backgroundColor: papers[paper][0] }}
            >
              {t('sample')}
            </span>
            {isEmpty && `${t('own')} `}
            {t(passes ? 'readable' : 'unreadable', { ratio, paper })}
          </>
        ) : (
          t('noColour')
        )}
      </p>
    </div>
  )
}
