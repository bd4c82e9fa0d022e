'use client'

import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import { Button } from '../../ui/button.tsx'
import { SidePanel } from '../../ui/side-panel.client.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import {
  accept,
  lookOverAll,
  type Proposal,
  proposals,
  refuse,
  refusedCount,
  restoreRefused,
} from './proposals.ts'
import { ProposedChange } from './proposed-change.client.tsx'

/** More than these are reached by accepting or refusing some: nobody reads a longer list. */
const mostShown = 150

/** Everything the tidy pass would change in the whole text. */
export function TidyPanel({
  editor,
  locale,
  onClose,
}: {
  editor: Editor
  locale: Locale
  onClose: () => void
}) {
  const t = useTranslations('Newsroom.Editor')
  const found = useSnapshot(editor, ({ state }) => proposals(state))
  const refused = useSnapshot(editor, ({ state }) => refusedCount(state))
  useEffect(() => lookOverAll(editor.view, locale), [editor, locale])

  const show = ({ from, to }: Proposal) => {
    const { state, dispatch } = editor.view
    dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)).scrollIntoView())
    editor.view.focus()
  }
  const canChange = editor.isEditable
  return (
    <SidePanel
      open
      modal={false}
      onOpenChange={(isOpen) => {
        if (isOpen) return
        onClose()
        editor.view.focus()
      }}
      title={t('tidy.title')}
    >
      <div className="tidy-panel">
        <p role="status">{t('tidy.count', { count: found.length })}</p>
        {found.length > 0 && (
          <div className="button-row">
            <Button kind="primary" disabled={!canChange} onClick={() => accept(editor.view, found)}>
              {t('tidy.acceptAll')}
            </Button>
            <Button onClick={() => refuse(editor.view, found)}>{t('tidy.refuseAll')}</Button>
          </div>
        )}
        {refused > 0 && (
          <p className="tidy-refused">
            {t('tidy.refused', { count: refused })}{' '}
            <Button kind="quiet" size="small" onClick={() => restoreRefused(editor.view)}>
              {t('tidy.restore')}
            </Button>
          </p>
        )}
        <ol className="tidy-list">
          {found.slice(0, mostShown).map((proposal) => (
            <li key={`${proposal.from}-${proposal.rule}`}>
              <ProposedChange proposal={proposal} state={editor.state} />
              <div className="button-row">
                <Button size="small" disabled={!canChange} onClick={() => accept(editor.view, [proposal])}>
                  {t('tidy.accept')}
                </Button>
                <Button size="small" kind="quiet" onClick={() => refuse(editor.view, [proposal])}>
                  {t('tidy.refuse')}
                </Button>
                <Button size="small" kind="quiet" onClick={() => show(proposal)}>
                  {t('tidy.show')}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </SidePanel>
  )
}
