'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { mostOtherHeadlines } from '@/lib/newsroom/limits.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'

/**
 * Headlines to choose from, under the one that stands. Choosing one sets that one aside in its place, so that nothing is
 * lost by trying. Readers see none of them.
 */
export function OtherHeadlines({
  headline,
  others,
  locale,
  isReadOnly,
  onChange,
}: {
  headline: string
  others: readonly string[]
  /** The story's language. */
  locale: Locale
  isReadOnly: boolean
  onChange: (changed: { headline?: string; otherHeadlines: string[] }) => void
}) {
  const t = useTranslations('Newsroom.Stories.otherHeadlines')
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const { dir } = localeTable[locale]
  const words = typed.replace(/\s+/gu, ' ').trim()
  const isFull = others.length >= mostOtherHeadlines
  const add = () => {
    if (!words || isFull) return
    if (words !== headline && !others.includes(words)) onChange({ otherHeadlines: [...others, words] })
    setTyped('')
    input.current?.focus()
  }
  if (isReadOnly && others.length === 0) return null
  return (
    <div className="other-headlines" data-some={others.length > 0 ? '' : undefined}>
      <button
        type="button"
        className="other-headlines-open"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} />
        <span>{others.length > 0 ? t('some', { count: others.length }) : t('none')}</span>
      </button>
      <div id={id} className="other-headlines-list" hidden={!isOpen}>
        {others.length > 0 && (
          <ul>
            {others.map((each) => (
              <li key={each}>
                <bdi lang={locale} dir={dir}>
                  {each}
                </bdi>
                {!isReadOnly && (
                  <span className="other-headlines-tools">
                    <Button
                      size="small"
                      onClick={() =>
                        onChange({
                          headline: each,
                          otherHeadlines: others.flatMap((other) =>
                            other === each ? (headline.trim() ? [headline] : []) : [other],
                          ),
                        })
                      }
                    >
                      {t('use')}
                      <span className="visually-hidden"> {each}</span>
                    </Button>
                    <IconButton
                      icon="close"
                      size="small"
                      label={t('remove', { headline: each })}
                      onClick={() => onChange({ otherHeadlines: others.filter((other) => other !== each) })}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        {!isReadOnly && (
          <form
            className="other-headlines-add"
            onSubmit={(event) => {
              event.preventDefault()
              add()
            }}
          >
            <input
              ref={input}
              className="input"
              type="text"
              aria-label={t('label')}
              placeholder={t('label')}
              lang={locale}
              dir={dir}
              maxLength={2_000}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              // What was typed and not added is kept all the same.
              onBlur={(event) => {
                if (!event.currentTarget.form?.contains(event.relatedTarget)) add()
              }}
            />
            <Button type="submit" disabled={!words || isFull}>
              {t('add')}
            </Button>
          </form>
        )}
      </div>
    </div>
  )
}
