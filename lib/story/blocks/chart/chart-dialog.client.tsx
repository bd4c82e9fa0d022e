'use client'

import { NodeSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { EditorDialog } from '@/components/newsroom/editor/editor-dialog.client.tsx'
import { useUnsent } from '@/components/newsroom/editor/use-unsent.client.ts'
import { Button } from '@/components/newsroom/ui/button.tsx'
import { Select, TextField } from '@/components/newsroom/ui/field.tsx'
import {
  type Annotation,
  type ChartKind,
  chartKinds,
  largestFile,
  mostCells,
  mostRows,
  mostSeries,
  readAnnotations,
  readRoles,
  type SeriesRole,
  seriesRoles,
} from '@/lib/chart/chart.ts'
import { type ChartAttributes, chartOf, isDrawn } from '@/lib/chart/chart-of.ts'
import { cellsOf, dataOf, isRefused, readTable } from '@/lib/chart/read-table.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockDialog } from '../block-editor.ts'
import { canvasWidth } from './canvas-width.ts'
import { ChartGrid } from './chart-grid.client.tsx'
import { drawnHtml } from './drawn-html.ts'
import { readFile } from './read-file.ts'
import { refusalWords } from './refusal-words.ts'

type Draft = {
  cells: string[][]
  kind: ChartKind
  unit: string
  flow: string
  roles: SeriesRole[]
  annotations: Annotation[]
}

const emptyCells = (): string[][] => Array.from({ length: 5 }, () => ['', '', ''])

const widthOf = (cells: readonly string[][]): number => Math.max(0, ...cells.map((row) => row.length))

const draftOf = (attrs: Partial<ChartAttributes>): Draft => ({
  cells: attrs.data ? cellsOf(attrs.data) : emptyCells(),
  kind: attrs.kind ?? 'bars',
  unit: attrs.unit ?? '',
  flow: attrs.flow ?? '',
  roles: readRoles(attrs.roles),
  annotations: readAnnotations(attrs.annotations),
})

const attributesOf = ({ cells, kind, unit, flow, roles, annotations }: Draft) => {
  const kept = annotations.filter(({ at, text }) => at.trim() && text.trim())
  return {
    kind,
    data: dataOf(cells),
    unit: unit.trim() || null,
    flow: flow === 'rtl' || flow === 'ltr' ? flow : null,
    roles: roles.some((role) => role !== 'palette') ? roles.join(',') : null,
    annotations:
      kept.length > 0 ? kept.map(({ at, text }) => `${at.trim()}\t${text.trim()}`).join('\n') : null,
  } satisfies ChartAttributes
}

/** Asks for a chart's figures and its kind, and shows what becomes of them. */
export const ChartDialog: BlockDialog = ({ editor, context, onClose }) => {
  const t = useTranslations('Newsroom.Blocks.chart.dialog')
  const kindWords = useTranslations('Newsroom.Blocks.chart.kind')
  const { blockWords, locale } = context
  const [edited] = useState(() => {
    const { selection } = editor.state
    const isChart = selection instanceof NodeSelection && selection.node.type.name === 'chart'
    return isChart ? { at: selection.from, attrs: selection.node.attrs as ChartAttributes } : null
  })
  const [of] = useState(() => JSON.stringify(edited && attributesOf(draftOf(edited.attrs))))
  const unsent = useUnsent<Draft>('chart', of, () => draftOf(edited?.attrs ?? {}))
  const { draft, setDraft } = unsent
  const [problem, setProblem] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)

  const change = (part: Partial<Draft>) => {
    setProblem(null)
    setDraft((before) => ({ ...before, ...part }))
  }
  const setCell = useCallback(
    (row: number, column: number, text: string) => {
      setProblem(null)
      setDraft((before) => ({
        ...before,
        cells: before.cells.map((cells, i) => (i === row ? cells.with(column, text) : cells)),
      }))
    },
    [setDraft],
  )
  /** Whether a chart has room for so large a table; where it has none, it is said, and what is there stays. */
  const hasRoom = useCallback(
    (rows: number, columns: number) => {
      const refuse = (reason: 'rows' | 'series' | 'cells', most: number, count: number) => {
        setProblem(refusalWords({ reason, most, count }, blockWords))
        return false
      }
      if (rows - 1 > mostRows) return refuse('rows', mostRows, rows - 1)
      if (columns - 1 > mostSeries) return refuse('series', mostSeries, columns - 1)
      const count = (rows - 1) * (columns - 1)
      if (count > mostCells) return refuse('cells', mostCells, count)
      setProblem(null)
      return true
    },
    [blockWords],
  )
  /** A table that was pasted: it is laid over what is there, from a cell on, as in a spreadsheet. */
  const layTable = useCallback(
    (row: number, column: number, table: string[][]) => {
      const [rows, columns] = [row + table.length, column + widthOf(table)]
      if (!hasRoom(rows, columns)) return
      setDraft((before) => {
        // What is empty is as large as its table.
        const there = dataOf(before.cells) ? before.cells : []
        const cells = Array.from({ length: Math.max(rows, there.length) }, (_, r) =>
          Array.from(
            { length: Math.max(columns, widthOf(there)) },
            (_, c) => table[r - row]?.[c - column] ?? there[r]?.[c] ?? '',
          ),
        )
        return { ...before, cells }
      })
    },
    [hasRoom, setDraft],
  )
  const open = async (chosen: File | undefined) => {
    if (!chosen) return
    const cells = await readFile(chosen)
    if (cells === 'fileLarge') setProblem(t('fileLarge', { most: largestFile / 1_000_000, rows: mostRows }))
    else if (cells === 'fileUnread') setProblem(t('fileUnread'))
    else if (hasRoom(cells.length, widthOf(cells)))
      // A file is a table of its own: of a longer one that stood here, nothing is left below it.
      change({ cells: cells.map((row) => Array.from({ length: widthOf(cells) }, (_, c) => row[c] ?? '')) })
  }

  const attrs = useMemo(() => attributesOf(draft), [draft])
  const table = useMemo(() => readTable(attrs.data), [attrs])
  const series = isRefused(table) ? [] : table.series
  const insert = () => {
    const chart = chartOf(attrs, drawing(editor.view.dom))
    if (!isDrawn(chart)) {
      setProblem(refusalWords(chart, blockWords))
      return false
    }
    if (edited) {
      const node = editor.state.doc.nodeAt(edited.at)
      if (node?.type.name !== 'chart') return false
      editor.view.dispatch(editor.state.tr.setNodeMarkup(edited.at, undefined, { ...node.attrs, ...attrs }))
    } else insertBlock(({ schema }) => schema.node('chart', attrs))(editor.state, editor.view.dispatch)
    unsent.settle()
    return true
  }
  const drawing = (place: Element) => ({
    locale,
    reading: localeTable[locale].reading,
    measure: canvasWidth(place),
  })

  return (
    <EditorDialog
      editor={editor}
      title={t('title')}
      submit={edited ? t('save') : t('insert')}
      size="wide"
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
      <div className="chart-choices">
        <Select
          label={t('kind')}
          value={draft.kind}
          options={chartKinds.map((kind) => ({ value: kind, label: kindWords(kind) }))}
          onChange={(event) => change({ kind: event.target.value as ChartKind })}
        />
        <TextField
          label={t('unit')}
          hint={t('unitHint')}
          value={draft.unit}
          dir={localeTable[locale].dir}
          lang={locale}
          onChange={(event) => change({ unit: event.target.value })}
        />
        {!isRefused(table) && table.timeline && (
          <Select
            label={t('flow')}
            value={draft.flow}
            options={[
              { value: '', label: t('flowAuto') },
              { value: 'rtl', label: t('flowRtl') },
              { value: 'ltr', label: t('flowLtr') },
            ]}
            onChange={(event) => change({ flow: event.target.value })}
          />
        )}
      </div>
      <fieldset className="field chart-grid-field" dir={localeTable[locale].dir} lang={locale}>
        <legend className="field-label">{t('figures')}</legend>
        <p className="field-hint">{t('figuresHint')}</p>
        <ChartGrid cells={draft.cells} onCell={setCell} onTable={layTable} />
        <div className="chart-tools">
          <Button
            size="small"
            icon="plus"
            onClick={() => change({ cells: [...draft.cells, (draft.cells[0] ?? ['']).map(() => '')] })}
            disabled={draft.cells.length > mostRows}
          >
            {t('addRow')}
          </Button>
          <Button
            size="small"
            icon="plus"
            onClick={() => change({ cells: draft.cells.map((row) => [...row, '']) })}
            disabled={(draft.cells[0]?.length ?? 0) > mostSeries}
          >
            {t('addColumn')}
          </Button>
          <Button size="small" icon="upload" onClick={() => file.current?.click()}>
            {t('upload')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => change({ cells: emptyCells() })}>
            {t('clear')}
          </Button>
          <input
            ref={file}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
            hidden
            onChange={(event) => {
              void open(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </div>
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
      </fieldset>
      <Preview attrs={attrs} context={context} isEmpty={attrs.data === ''} />
      {series.length > 0 && (
        <details>
          <summary>{t('colours')}</summary>
          <div className="chart-choices">
            {series.map((name, i) => (
              <Select
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
                key={i}
                label={t('colourOf', { name: name || t('unnamed', { column: i + 2 }) })}
                value={draft.roles[i] ?? 'palette'}
                options={seriesRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
                onChange={(event) => {
                  const role = event.target.value as SeriesRole
                  change({ roles: series.map((_, k) => (k === i ? role : (draft.roles[k] ?? 'palette'))) })
                }}
              />
            ))}
          </div>
        </details>
      )}
      <details open={draft.annotations.length > 0}>
        <summary>{t('annotations')}</summary>
        {draft.annotations.map((annotation, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no name, and are only added at the end
          <div className="chart-annotation" key={i} dir={localeTable[locale].dir} lang={locale}>
            <TextField
              label={t('annotationAt')}
              value={annotation.at}
              onChange={(event) =>
                change({ annotations: draft.annotations.with(i, { ...annotation, at: event.target.value }) })
              }
            />
            <TextField
              label={t('annotationText')}
              value={annotation.text}
              onChange={(event) =>
                change({
                  annotations: draft.annotations.with(i, { ...annotation, text: event.target.value }),
                })
              }
            />
          </div>
        ))}
        <Button
          size="small"
          icon="plus"
          onClick={() => change({ annotations: [...draft.annotations, { at: '', text: '' }] })}
        >
          {t('addAnnotation')}
        </Button>
      </details>
    </EditorDialog>
  )
}

/** The chart as it will be drawn, or why it cannot be. It follows when the typing leaves time. */
function Preview({
  attrs,
  context: { blockWords, locale },
  isEmpty,
}: {
  attrs: ChartAttributes
  context: EditorContext
  isEmpty: boolean
}) {
  const t = useTranslations('Newsroom.Blocks.chart.dialog')
  const place = useRef<HTMLDivElement>(null)
  const shown = useDeferredValue(attrs)
  const { dir, script, reading } = localeTable[locale]
  useEffect(() => {
    if (!place.current) return
    const chart = chartOf(shown, { locale, reading, measure: canvasWidth(place.current) })
    if (isDrawn(chart)) place.current.innerHTML = drawnHtml(chart)
    else place.current.textContent = isEmpty ? '' : refusalWords(chart, blockWords)
  }, [shown, locale, reading, blockWords, isEmpty])
  return (
    <section aria-label={t('preview')} className="chart-preview">
      <div ref={place} className="chart" lang={locale} dir={dir} data-script={script} />
    </section>
  )
}
