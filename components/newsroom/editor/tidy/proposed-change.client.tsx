'use client'

import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { ChangeInPlace } from './change-in-place.ts'

/** Characters that print as nothing, or as something else than they are. */
const unseen = /[\s\u00A0\u00AD\u061C\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\uFEFF]/u

/** Words of a change, every character that cannot be seen said by name. */
function ChangeWords({ text, isAlone }: { text: string; isAlone: boolean }) {
  const t = useTranslations('Newsroom.Editor')
  if (text === '') return <span className="tidy-unseen">{t('tidy.nothing')}</span>
  const nameOf = (character: string): string => {
    switch (character) {
      case ' ':
        return t('tidy.chars.space')
      case '\u00A0':
        return t('tidy.chars.noBreak')
      case '\u202F':
        return t('tidy.chars.narrow')
      case '\u200C':
        return t('tidy.chars.nonJoiner')
      default: {
        const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
        return t('tidy.chars.invisible', { code: `U+${code}` })
      }
    }
  }
  const parts = [...text].reduce<{ text: string; isUnseen: boolean }[]>((made, character) => {
    // Spaces between words of a longer change are just spaces.
    const isUnseen = unseen.test(character) && (isAlone || character !== ' ')
    const last = made.at(-1)
    if (last && !last.isUnseen && !isUnseen) last.text += character
    else made.push({ text: character, isUnseen })
    return made
  }, [])
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one string have no other name
    <Fragment key={index}>
      {part.isUnseen ? <span className="tidy-unseen">{nameOf(part.text)}</span> : part.text}
    </Fragment>
  ))
}

/** One proposed change: why, in which line, and what of it becomes what. It runs as the line does in the story. */
export function ProposedChange({ change, locale }: { change: ChangeInPlace; locale: Locale }) {
  const t = useTranslations('Newsroom.Editor')
  const head = useTranslations('Newsroom.Stories.fields')
  const field = useTranslations('Newsroom.Blocks')
  const isAlone = !/[^\s\u00A0\u202F]/.test(change.before + change.after)
  return (
    <>
      <p className="tidy-reason">
        {change.line && (
          <>
            <strong>{'head' in change.line ? head(change.line.head) : field(change.line.field)}</strong>
            {' · '}
          </>
        )}
        {t(`tidy.rules.${change.rule}`)}
      </p>
      <p className="tidy-change" dir={change.dir} lang={locale}>
        <span className="tidy-around">{change.around.before}</span>
        <del>
          <span className="visually-hidden">{t('tidy.before')}: </span>
          <ChangeWords text={change.before} isAlone={isAlone} />
        </del>
        <ins>
          <span className="visually-hidden">{t('tidy.after')}: </span>
          <ChangeWords text={change.after} isAlone={isAlone} />
        </ins>
        <span className="tidy-around">{change.around.after}</span>
      </p>
    </>
  )
}
