'use client'

import { useTranslations } from 'next-intl'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { acceptable } from '@/lib/newsroom/suggestions/lines.ts'
import type { Suggestion } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import { textOf } from '@/lib/newsroom/suggestions/pieces.ts'
import type { HeadLine } from '@/lib/vocabulary.ts'
import { useMoments } from '../story/moments.client.tsx'
import { WordDiff } from '../story/word-diff.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useDecision } from './use-decision.client.ts'
import type { SuggestionsInHand } from './use-suggestions.client.ts'

/** What is suggested for a line over the text, under it: what would go struck, what would come marked, and what to answer. */
export function LineSuggestions({
  hand,
  part,
  now,
  locale,
  mayDecide,
  mayAccept,
}: {
  hand: SuggestionsInHand
  part: HeadLine
  /** What the line says in the draft. */
  now: string
  /** The story's language. */
  locale: Locale
  /** Who sits here may edit the story. */
  mayDecide: boolean
  /** It can be written in now. */
  mayAccept: boolean
}) {
  const t = useTranslations('Newsroom.Suggestions')
  const about = useTranslations('Newsroom.Notes.about')
  const { print } = useMoments()
  const { isBusy, decide } = useDecision()
  const waiting = new Set(acceptable(hand.open).others.map(({ id }) => id))
  // What she types shows at once, as in the text.
  const wordsOf = ({ isOwn, isGone, after }: Suggestion) =>
    isOwn && !isGone && hand.lines ? hand.lines[part] : textOf(after)
  const shown = hand.open.filter((each) => each.part === part && wordsOf(each) !== now)
  return shown.map((each) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed in it has keys; this only says where one looks
    <section
      key={each.id}
      className={`line-suggestion line-suggestion-${part}`}
      data-suggestion={each.id}
      data-active={each.id === hand.active ? '' : undefined}
      aria-label={`${t('title')}: ${about(part)}`}
      onClick={() => hand.activate(each.id)}
    >
      <WordDiff
        before={now}
        after={wordsOf(each)}
        locale={locale}
        dir={localeTable[locale].dir}
        show="both"
      />
      <div className="line-suggestion-foot">
        <p>
          <bdi className="note-by">{each.by}</bdi>
          <span className="field-hint">{print(each.at)}</span>
        </p>
        <span className="button-row">
          {mayDecide && !hand.isOn && (
            <Button
              size="small"
              icon="check"
              disabled={isBusy || !mayAccept}
              onClick={() => decide(() => hand.accept([each.id]))}
            >
              {t('accept')}
            </Button>
          )}
          {(each.isOwn || mayDecide) && (
            <Button
              size="small"
              kind="quiet"
              disabled={isBusy}
              onClick={() => decide(() => hand.refuse([each.id], each.isOwn))}
            >
              {each.isOwn ? t('withdraw') : t('refuse')}
            </Button>
          )}
        </span>
      </div>
      {(each.isGone || waiting.has(each.id)) && (
        <p className="note-gone">
          <Icon name="warning" />
          {t(each.isGone ? 'lines.changed' : 'lines.rivals')}
        </p>
      )}
    </section>
  ))
}
