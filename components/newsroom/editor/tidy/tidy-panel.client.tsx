'use client'

import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import { Button } from '../../ui/button.tsx'
import { SidePanel } from '../../ui/side-panel.client.tsx'
import { selectInField } from '../block-views/frame.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { changeInPlace } from './change-in-place.ts'
import type { HeadProposal, HeadTidying } from './head-tidying.ts'
import {
  accept,
  type FieldProposal,
  fieldProposals,
  lookOverAll,
  type Proposal,
  proposals,
  refuse,
  refusedCount,
  restoreRefused,
} from './proposals.ts'
import { ProposedChange } from './proposed-change.client.tsx'
import { useHeadFound } from './use-head-tidying.ts'

type AnyProposal = HeadProposal | Proposal | FieldProposal

const keyOf = (each: AnyProposal): string =>
  each.place === 'text'
    ? `${each.from}-${each.rule}`
    : `${each.place === 'head' ? each.line : `${each.at}-${each.attribute}`}-${each.start}-${each.rule}`

const positionOf = (each: Proposal | FieldProposal): number => (each.place === 'text' ? each.from : each.at)

/** More than these are reached by accepting or refusing some: nobody reads a longer list. */
const mostShown = 150

/** Everything the tidy pass would change in the whole story, from the lines over its text on. */
export function TidyPanel({
  editor,
  head,
  locale,
  onClose,
}: {
  editor: Editor
  head: HeadTidying
  locale: Locale
  onClose: () => void
}) {
  const t = useTranslations('Newsroom.Editor')
  const inHead = useHeadFound(head)
  const inText = useSnapshot(editor, ({ state }) => proposals(state))
  const inFields = useSnapshot(editor, ({ state }) => fieldProposals(state))
  const refusedBelow = useSnapshot(editor, ({ state }) => refusedCount(state))
  const refused = inHead.refusedCount + refusedBelow
  const found: AnyProposal[] = [
    ...inHead.proposals,
    ...[...inText, ...inFields].sort((a, b) => positionOf(a) - positionOf(b)),
  ]
  useEffect(() => lookOverAll(editor.view, locale), [editor, locale])

  const answer = (
    answered: readonly AnyProposal[],
    forHead: (these: readonly HeadProposal[]) => void,
    forText: (these: readonly (Proposal | FieldProposal)[]) => void,
  ) => {
    const those = answered.filter((each) => each.place !== 'head')
    if (those.length > 0) forText(those)
    forHead(answered.filter((each) => each.place === 'head'))
  }
  const acceptThese = (these: readonly AnyProposal[]) =>
    answer(
      these,
      (those) => head.accept(those),
      (those) => accept(editor.view, those),
    )
  const refuseThese = (these: readonly AnyProposal[]) =>
    answer(
      these,
      (those) => head.refuse(those),
      (those) => refuse(editor.view, those),
    )
  const show = (each: AnyProposal) => {
    if (each.place === 'head') return head.show(each)
    if (each.place === 'field') return selectInField(editor.view, each.at, each)
    const { state, dispatch } = editor.view
    dispatch(state.tr.setSelection(TextSelection.create(state.doc, each.from, each.to)).scrollIntoView())
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
            <Button kind="primary" disabled={!canChange} onClick={() => acceptThese(found)}>
              {t('tidy.acceptAll')}
            </Button>
            <Button onClick={() => refuseThese(found)}>{t('tidy.refuseAll')}</Button>
          </div>
        )}
        {refused > 0 && (
          <p className="tidy-refused">
            {t('tidy.refused', { count: refused })}{' '}
            <Button
              kind="quiet"
              size="small"
              onClick={() => {
                head.restoreRefused()
                restoreRefused(editor.view)
              }}
            >
              {t('tidy.restore')}
            </Button>
          </p>
        )}
        <ol className="tidy-list">
          {found.slice(0, mostShown).map((proposal) => (
            <li key={keyOf(proposal)}>
              <ProposedChange change={changeInPlace(proposal, editor.state, locale)} locale={locale} />
              <div className="button-row">
                <Button size="small" disabled={!canChange} onClick={() => acceptThese([proposal])}>
                  {t('tidy.accept')}
                </Button>
                <Button size="small" kind="quiet" onClick={() => refuseThese([proposal])}>
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
