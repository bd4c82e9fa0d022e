'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import {
  type Choice,
  chosenVersion,
  compareVersions,
  type Part,
} from '@/lib/newsroom/writing/compare-versions.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useMoments } from './moments.client.tsx'
import { partDirection } from './part-direction.ts'
import { usePartWords } from './part-words.client.tsx'
import type { OpenConflict } from './story-facts.ts'
import { WordDiff } from './word-diff.tsx'

type Differing = Exclude<Part, { kind: 'same' }>

/**
 * Two versions of one story side by side, part by part, and what to make of them. Nothing is saved until somebody says
 * so, and then both are kept.
 */
export function ConflictView({
  conflict,
  locale,
  directory,
  onResolve,
  onLater,
}: {
  conflict: OpenConflict
  locale: Locale
  directory: StoryDirectory
  /** Resolves to '' when it was saved, else to why not: `away`, `moved`, or a message. */
  onResolve: (outcome: DraftContent) => Promise<string>
  onLater: () => void
}) {
  const t = useTranslations('Newsroom.Stories.conflict')
  const all = useTranslations('Newsroom.Stories')
  const { print } = useMoments()
  const { mine, theirs, base } = conflict
  const parts = useMemo(() => compareVersions(mine, theirs.content, base), [mine, theirs, base])
  const differing = parts.filter((part): part is Differing => part.kind !== 'same')
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState('')
  const title = useRef<HTMLHeadingElement>(null)

  // It has taken the place of the text: who wrote there must be told, whatever she listens with.
  useEffect(() => title.current?.focus(), [])

  const save = async (outcome: DraftContent) => {
    setSaving(true)
    setFailure('')
    const why = await onResolve(outcome)
    setSaving(false)
    if (why === 'moved') setChoices({})
    setFailure(why === 'away' ? all('away') : why === 'moved' ? t('moved') : why)
  }

  const theirName = theirs.updatedBy
  return (
    <section className="conflict" aria-labelledby="conflict-title">
      <header className="conflict-head">
        <h1 id="conflict-title" ref={title} tabIndex={-1}>
          {t('title')}
        </h1>
        <p>{theirName ? t('explain', { name: theirName }) : t('explainUnknown')}</p>
        <p className="field-hint">
          {t('legend')} {print(theirs.updatedAt)}
        </p>
        <div className="button-row">
          <Button onClick={() => save(mine)} disabled={isSaving}>
            {t('keepMine')}
          </Button>
          <Button onClick={() => save(theirs.content)} disabled={isSaving}>
            {t('keepTheirs')}
          </Button>
          <Button kind="quiet" onClick={onLater} disabled={isSaving}>
            {t('later')}
          </Button>
        </div>
      </header>
      {failure && (
        <Notice kind="failure" live>
          {failure}
        </Notice>
      )}
      <ol className="conflict-parts">
        {differing.map((part, index) => (
          <ConflictPart
            key={part.key}
            part={part}
            number={index + 1}
            total={differing.length}
            conflict={conflict}
            locale={locale}
            directory={directory}
            choice={choices[part.key] ?? part.suggested}
            onChoose={(choice) => setChoices((before) => ({ ...before, [part.key]: choice }))}
          />
        ))}
      </ol>
      <footer className="conflict-foot">
        <Button
          kind="primary"
          busy={isSaving}
          onClick={() => save(chosenVersion(mine, theirs.content, parts, choices))}
        >
          {isSaving ? t('saving') : t('save')}
        </Button>
      </footer>
    </section>
  )
}

function ConflictPart({
  part,
  number,
  total,
  conflict: { mine, theirs },
  locale,
  directory,
  choice,
  onChoose,
}: {
  part: Differing
  number: number
  total: number
  conflict: OpenConflict
  locale: Locale
  directory: StoryDirectory
  choice: Choice
  onChoose: (choice: Choice) => void
}) {
  const t = useTranslations('Newsroom.Stories.conflict')
  const history = useTranslations('Newsroom.Stories.history')
  const words = usePartWords(directory)
  const id = useId()
  const name = part.kind === 'field' ? words.nameOfField(part.field) : t('passage')
  const own = part.kind === 'field' ? words.ofField(mine, part.field) : words.ofBlocks(part.mine)
  const other =
    part.kind === 'field' ? words.ofField(theirs.content, part.field) : words.ofBlocks(part.theirs)
  const sides: { choice: Choice; label: string; text: string; against: string }[] = [
    { choice: 'mine', label: t('mine'), text: own, against: other },
    {
      choice: 'theirs',
      label: theirs.updatedBy ? t('theirs', { name: theirs.updatedBy }) : t('theirsUnknown'),
      text: other,
      against: own,
    },
  ]
  const mayBeBoth = part.kind === 'passage' && part.mine.length > 0 && part.theirs.length > 0
  return (
    <li>
      <fieldset className="conflict-part">
        <legend>
          {t('part', { number, total, name })}{' '}
          {part.isContested && <Badge tone="ochre">{t('contested')}</Badge>}
        </legend>
        <div className="conflict-sides">
          {sides.map((side) => (
            <div
              key={side.choice}
              className="conflict-side"
              data-chosen={choice === side.choice || choice === 'both' ? '' : undefined}
            >
              <div className="choice">
                <input
                  type="radio"
                  id={`${id}-${side.choice}`}
                  name={id}
                  checked={choice === side.choice}
                  aria-describedby={`${id}-${side.choice}-words`}
                  onChange={() => onChoose(side.choice)}
                />
                <label htmlFor={`${id}-${side.choice}`}>{side.label}</label>
              </div>
              <div id={`${id}-${side.choice}-words`}>
                {side.text ? (
                  <WordDiff
                    before={side.against}
                    after={side.text}
                    locale={locale}
                    dir={partDirection(part, locale)}
                    show="new"
                  />
                ) : (
                  <p className="field-hint">{t('nothing')}</p>
                )}
              </div>
            </div>
          ))}
        </div>
        {own === other && <p className="field-hint">{history('formatOnly')}</p>}
        {mayBeBoth && (
          <div className="choice">
            <input
              type="radio"
              id={`${id}-both`}
              name={id}
              checked={choice === 'both'}
              onChange={() => onChoose('both')}
            />
            <label htmlFor={`${id}-both`}>{t('both')}</label>
          </div>
        )}
      </fieldset>
    </li>
  )
}
