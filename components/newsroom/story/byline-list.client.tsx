'use client'

import { useTranslations } from 'next-intl'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import type { BylineEntry, BylineRole } from '@/lib/vocabulary.ts'
import { Combobox } from '../ui/combobox.client.tsx'
import { Select } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { bylineRoles } from './story-terms.ts'

/** Who is credited, for what, and in which order. */
export function BylineList({
  bylines,
  authors,
  isReadOnly,
  onChange,
}: {
  bylines: readonly BylineEntry[]
  authors: StoryDirectory['authors']
  isReadOnly: boolean
  onChange: (bylines: BylineEntry[]) => void
}) {
  const t = useTranslations('Newsroom.Stories.details')
  const nameOf = (id: string) => authors.find((each) => each.id === id)?.name ?? id
  const isCredited = (authorId: string, role: BylineRole, besides = -1) =>
    bylines.some((each, index) => index !== besides && each.authorId === authorId && each.role === role)
  const move = (from: number, to: number) => {
    const next = [...bylines]
    const [moved] = next.splice(from, 1)
    if (moved) next.splice(to, 0, moved)
    onChange(next)
  }
  return (
    <>
      {bylines.length === 0 && <p className="field-hint">{t('noBylines')}</p>}
      <ol className="byline-list">
        {bylines.map((entry, index) => {
          const name = nameOf(entry.authorId)
          return (
            <li key={`${entry.authorId} ${entry.role}`}>
              <span className="byline-name">{name}</span>
              <Select
                label={`${t('role')}: ${name}`}
                labelHidden
                value={entry.role}
                disabled={isReadOnly}
                options={bylineRoles.map((role) => ({
                  value: role,
                  label: t(`roles.${role}`),
                  disabled: isCredited(entry.authorId, role, index),
                }))}
                onChange={(event) => {
                  const role = bylineRoles.find((each) => each === event.target.value)
                  if (role)
                    onChange(bylines.map((each, place) => (place === index ? { ...each, role } : each)))
                }}
              />
              {!isReadOnly && (
                <span className="byline-tools">
                  <IconButton
                    icon="chevron-up"
                    size="small"
                    label={t('moveUp', { name })}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  />
                  <IconButton
                    icon="chevron-down"
                    size="small"
                    label={t('moveDown', { name })}
                    disabled={index === bylines.length - 1}
                    onClick={() => move(index, index + 1)}
                  />
                  <IconButton
                    icon="close"
                    size="small"
                    label={t('removeByline', { name })}
                    onClick={() => onChange(bylines.filter((_, place) => place !== index))}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {!isReadOnly && (
        <Combobox
          // Emptied after each choice: it adds, it does not hold.
          key={bylines.length}
          label={t('addByline')}
          labelHidden
          placeholder={t('addByline')}
          items={authors.map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
          onChange={(chosen) => {
            if (!chosen) return
            const role = bylineRoles.find((each) => !isCredited(chosen.value, each))
            if (role) onChange([...bylines, { authorId: chosen.value, role }])
          }}
        />
      )}
    </>
  )
}
