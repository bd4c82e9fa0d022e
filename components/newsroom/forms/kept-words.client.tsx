'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { CopyButton } from '../people/copy-button.client.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { forgetForm, formsOfPage, keptForms, type SavedFields, wordsIn } from './form-draft.ts'

/**
 * What somebody typed into forms that are on no page any more, until she lets it go.
 * @param beginning of their names
 * @param textOf what is shown of one; '' for none
 * @param lang and `dir` of the words, where these are known
 */
export function KeptWords({
  beginning,
  textOf,
  title,
  lang,
  dir,
}: {
  beginning: string
  textOf: (name: string, fields: SavedFields) => string
  title: string
  lang?: string
  dir?: 'ltr' | 'rtl'
}) {
  const t = useTranslations('Newsroom.Shell.kept')
  const { staffId } = useNewsroom()
  const [left, setLeft] = useState<{ name: string; text: string }[]>([])
  useEffect(() => {
    setLeft(
      keptForms(staffId ?? '', beginning).flatMap(({ name, fields }) => {
        const text = textOf(name, fields)
        return text ? [{ name, text }] : []
      }),
    )
  }, [beginning, textOf, staffId])
  return left.map(({ name, text }) => (
    <Notice key={name} kind="warning" title={title} live>
      <p className="kept-words" lang={lang} dir={dir ?? 'auto'}>
        {text}
      </p>
      <div className="button-row">
        <CopyButton text={text} label={t('copy')} done={t('copied')} />
        <Button
          kind="quiet"
          onClick={() => {
            forgetForm(staffId ?? '', name)
            setLeft(left.filter((each) => each.name !== name))
          }}
        >
          {t('letGo')}
        </Button>
      </div>
    </Notice>
  ))
}

const wordsOf = (_: string, fields: SavedFields): string => wordsIn(fields)

/** The same of a page that is gone: a colleague has deleted what it was of. */
export function WordsOfGonePage() {
  const t = useTranslations('Newsroom.Shell.kept')
  return <KeptWords beginning={formsOfPage(usePathname())} textOf={wordsOf} title={t('gone')} />
}
