'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { previewHours } from '@/lib/newsroom/previews/preview-hours.ts'
import type { PreviewRow } from '@/lib/newsroom/previews/preview-links.ts'
import { FormDraftNotice, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { CopyButton } from '../people/copy-button.client.tsx'
import { Button } from '../ui/button.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Answered, askNewsroom, storyAddress } from './ask-newsroom.ts'
import { useMoments } from './moments.client.tsx'

/** Links that show the draft to somebody who has no way into the newsroom: made, listed, taken back. */
export function PreviewLinks({ articleId }: { articleId: string }) {
  const t = useTranslations('Newsroom.Connections.links')
  const { print } = useMoments()
  const [links, setLinks] = useState<PreviewRow[] | null>(null)
  const [fault, setFault] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [note, setNote] = useState('')
  const draft = useFormDraft(`link ${articleId}`)
  const [hours, setHours] = useState(String(previewHours[1]))
  const address = storyAddress(articleId, '/links')

  const take = (answer: Answered<PreviewRow[]>): boolean => {
    setFault(answer.ok ? '' : answer.message || t('away'))
    if (answer.ok) setLinks(answer.value)
    return answer.ok
  }
  const ask = async (method: 'POST' | 'DELETE', body: object): Promise<boolean> => {
    setBusy(true)
    const answer = await askNewsroom<PreviewRow[]>(address, { method, body })
    setBusy(false)
    return take(answer)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each story
  useEffect(() => {
    let isHere = true
    askNewsroom<PreviewRow[]>(address).then((answer) => isHere && take(answer))
    return () => {
      isHere = false
    }
  }, [address])

  return (
    <section className="panel-stack" aria-label={t('title')}>
      <p className="field-hint">{t('intro')}</p>
      {fault && <Notice kind="failure" live title={fault} />}
      <form
        className="panel-stack"
        onSubmit={(event) => {
          event.preventDefault()
          const sent = draft.kept()
          void ask('POST', { hours: Number(hours), note }).then((made) => {
            if (!made) return
            draft.settle(sent)
            setNote('')
          })
        }}
      >
        <FormDraftNotice draft={draft} />
        <TextField
          label={t('note')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          dir="auto"
          maxLength={200}
          autoComplete="off"
        />
        <Select
          label={t('lasts')}
          value={hours}
          onChange={(event) => setHours(event.target.value)}
          options={previewHours.map((each) => ({ value: String(each), label: t(`hours.${each}`) }))}
        />
        <div className="button-row">
          <Button type="submit" kind="primary" icon="link" busy={isBusy}>
            {t('make')}
          </Button>
        </div>
      </form>
      {links?.length === 0 && <p>{t('none')}</p>}
      <ul className="preview-links">
        {links?.map((link) => (
          <li key={link.id} className="panel-stack">
            <p>
              <bdi className="own-list-name">{link.note ?? t('unnamed')}</bdi>
              <span className="field-hint">
                {t('until', { moment: print(link.expiresAt) })}
                {' · '}
                {t('opened', { count: link.opened })}
                {' · '}
                {t('madeBy', { name: link.madeBy })}
              </span>
            </p>
            <output className="passed-link" dir="ltr" aria-label={t('address')}>
              {link.address}
            </output>
            <div className="button-row">
              <CopyButton text={link.address} label={t('copy')} done={t('copied')} />
              <Button kind="danger" busy={isBusy} onClick={() => ask('DELETE', { id: link.id })}>
                {t('revoke')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
