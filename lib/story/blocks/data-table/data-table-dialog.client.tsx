'use client'

import { NodeSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import { EditorDialog } from '@/components/newsroom/editor/editor-dialog.client.tsx'
import { useUnsent } from '@/components/newsroom/editor/use-unsent.client.ts'
import { Checkbox, Select, TextField } from '@/components/newsroom/ui/field.tsx'
import { longestCell, mostRows } from '@/lib/dataset/dataset.ts'
import type { Showing } from '@/lib/dataset/shown-table.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { OfferedDataset } from '@/lib/newsroom/datasets/read-datasets.ts'
import type { BlockDialog } from '../block-editor.ts'
import { columnsText, type DataTable, filterText, showingOf } from './model.ts'
import { offeredDatasets } from './offered-before.ts'

/** What is asked for: keys of columns that are shown, and what stands over some of them here. */
type Draft = {
  datasetId: string
  /** Null: all. */
  shown: string[] | null
  headings: Record<string, string>
  filterKey: string
  filterValue: string
  sort: string
  limit: string
}

function draftOf(attrs: Partial<DataTable['attrs']>): Draft {
  const { columns, filter, sort, limit } = showingOf(attrs)
  return {
    datasetId: attrs.datasetId ?? '',
    shown: columns.length > 0 ? columns.map(({ key }) => key) : null,
    headings: Object.fromEntries(columns.flatMap(({ key, name }) => (name ? [[key, name]] : []))),
    filterKey: filter?.key ?? '',
    filterValue: filter?.value ?? '',
    sort: sort ? `${sort.isDescending ? '-' : ''}${sort.key}` : '',
    limit: limit ? String(limit) : '',
  }
}

function attributesOf(draft: Draft, { columns }: OfferedDataset): Omit<DataTable['attrs'], 'title' | 'note'> {
  const shown: Showing['columns'] = columns
    .filter(({ key }) => !draft.shown || draft.shown.includes(key))
    .map(({ key }) => ({ key, name: draft.headings[key]?.trim() || null }))
  const isAll = shown.length === columns.length && shown.every(({ name }) => name === null)
  // `Number` takes the digits of one script only.
  const limit = Number(draft.limit.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf)))
  return {
    datasetId: draft.datasetId,
    columns: isAll ? null : columnsText(shown),
    filter: draft.filterKey ? filterText({ key: draft.filterKey, value: draft.filterValue.trim() }) : null,
    sort: draft.sort || null,
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, mostRows) : null,
  }
}

/** Asks which table, and what of it. */
export const DataTableDialog: BlockDialog = ({ editor, context, onClose }) => {
  const t = useTranslations('Newsroom.Blocks.dataTable.dialog')
  const { blockWords, services, locale } = context
  const [edited] = useState(() => {
    const { selection } = editor.state
    const isTable = selection instanceof NodeSelection && selection.node.type.name === 'dataTable'
    return isTable ? { at: selection.from, attrs: selection.node.attrs as DataTable['attrs'] } : null
  })
  const [of] = useState(() => JSON.stringify(edited && draftOf(edited.attrs)))
  const unsent = useUnsent<Draft>('dataTable', of, () => draftOf(edited?.attrs ?? {}))
  const { draft, setDraft } = unsent
  const [tables, setTables] = useState<OfferedDataset[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    offeredDatasets(services).then(setTables, () => setProblem(blockWords('dataTable.unreachable')))
  }, [services, blockWords])

  const change = (part: Partial<Draft>) => {
    setProblem(null)
    setDraft((before) => ({ ...before, ...part }))
  }
  const table = tables?.find(({ id }) => id === draft.datasetId)
  const insert = (): boolean => {
    if (!table) {
      setProblem(t('noTable'))
      return false
    }
    if (draft.shown?.length === 0) {
      setProblem(t('noColumn'))
      return false
    }
    const attrs = attributesOf(draft, table)
    if (edited) {
      const node = editor.state.doc.nodeAt(edited.at)
      if (node?.type.name !== 'dataTable') return false
      editor.view.dispatch(editor.state.tr.setNodeMarkup(edited.at, undefined, { ...node.attrs, ...attrs }))
    } else insertBlock(({ schema }) => schema.node('dataTable', attrs))(editor.state, editor.view.dispatch)
    unsent.settle()
    return true
  }
  const { dir } = localeTable[locale]
  const named = (name: string) => `\u2068${name}\u2069`
  return (
    <EditorDialog
      editor={editor}
      title={t('title')}
      submit={edited ? t('save') : t('insert')}
      unsent={{
        ...unsent,
        discard: () => {
          setProblem(null)
          unsent.discard()
        },
      }}
      onSubmit={insert}
      onClose={onClose}
    >
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {tables?.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <Select
          label={t('table')}
          hint={t('tableHint')}
          value={draft.datasetId}
          disabled={!tables}
          options={[
            ...(table ? [] : [{ value: draft.datasetId, label: '…' }]),
            ...(tables ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => change({ ...draftOf({}), datasetId: event.target.value })}
        />
      )}
      <p>
        <a href="/admin/data" target="_blank" rel="noreferrer">
          {t('open')}
        </a>
      </p>
      {table && (
        <>
          <fieldset className="field">
            <legend className="field-label">{t('columns')}</legend>
            <p className="field-hint">{t('columnsHint')}</p>
            {table.columns.map(({ key, name }) => {
              const all = table.columns.map((each) => each.key)
              const isShown = !draft.shown || draft.shown.includes(key)
              return (
                <div className="figures-choice" key={key}>
                  <Checkbox
                    label={name}
                    checked={isShown}
                    onChange={() =>
                      change({
                        shown: isShown
                          ? (draft.shown ?? all).filter((each) => each !== key)
                          : [...(draft.shown ?? []), key],
                      })
                    }
                  />
                  {isShown && (
                    <input
                      className="input"
                      aria-label={t('heading', { name: named(name) })}
                      placeholder={name}
                      value={draft.headings[key] ?? ''}
                      maxLength={longestCell}
                      lang={locale}
                      dir={dir}
                      onChange={(event) =>
                        change({ headings: { ...draft.headings, [key]: event.target.value } })
                      }
                    />
                  )}
                </div>
              )
            })}
          </fieldset>
          <Select
            label={t('sort')}
            value={draft.sort}
            options={[
              { value: '', label: t('asIs') },
              ...table.columns.flatMap(({ key, name }) => [
                { value: key, label: t('rising', { name: named(name) }) },
                { value: `-${key}`, label: t('falling', { name: named(name) }) },
              ]),
            ]}
            onChange={(event) => change({ sort: event.target.value })}
          />
          <Select
            label={t('only')}
            value={draft.filterKey}
            options={[
              { value: '', label: t('everyRow') },
              ...table.columns.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            onChange={(event) => change({ filterKey: event.target.value })}
          />
          {draft.filterKey && (
            <TextField
              label={t('value')}
              hint={t('valueHint')}
              value={draft.filterValue}
              maxLength={longestCell}
              dir="auto"
              onChange={(event) => change({ filterValue: event.target.value })}
            />
          )}
          <TextField
            label={t('limit')}
            hint={t('limitHint')}
            value={draft.limit}
            inputMode="numeric"
            dir="ltr"
            onChange={(event) => change({ limit: event.target.value })}
          />
        </>
      )}
    </EditorDialog>
  )
}
