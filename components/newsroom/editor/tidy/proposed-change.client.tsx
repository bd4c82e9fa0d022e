'use client'

import type { EditorState } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { Proposal } from './proposals.ts'

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

/** A few words before and after a change, so that it can be judged without looking for it. */
function surroundings({ doc }: EditorState, { from, to }: Proposal): { before: string; after: string } {
  const $from = doc.resolve(from)
  const start = $from.start()
  const end = $from.end()
  const before = doc.textBetween(Math.max(start, from - 18), from, '\n', ' ')
  const after = doc.textBetween(to, Math.min(end, to + 18), '\n', ' ')
  return {
    before: from - 18 > start ? before.replace(/^\S*\s/, '… ') : before,
    after: to + 18 < end ? after.replace(/\s\S*$/, ' …') : after,
  }
}

/** One proposed change: why, and what of the text becomes what. */
export function ProposedChange({ proposal, state }: { proposal: Proposal; state: EditorState }) {
  const t = useTranslations('Newsroom.Editor')
  const { before, after } = surroundings(state, proposal)
  const isAlone = !/[^\s\u00A0\u202F]/.test(proposal.before + proposal.after)
  return (
    <>
      <p className="tidy-reason">{t(`tidy.rules.${proposal.rule}`)}</p>
      <p className="tidy-change" dir="auto">
        <span className="tidy-around">{before}</span>
        <del>
          <span className="visually-hidden">{t('tidy.before')}: </span>
          <ChangeWords text={proposal.before} isAlone={isAlone} />
        </del>
        <ins>
          <span className="visually-hidden">{t('tidy.after')}: </span>
          <ChangeWords text={proposal.after} isAlone={isAlone} />
        </ins>
        <span className="tidy-around">{after}</span>
      </p>
    </>
  )
}
