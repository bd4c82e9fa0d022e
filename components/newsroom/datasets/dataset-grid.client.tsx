'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type DatasetColumn, longestCell, mostColumns, mostRows } from '@/lib/dataset/dataset.ts'
import {
  changesOf,
  filledRows,
  type HeldRow,
  type HeldTable,
  heldOf,
  heldSince,
  nextId,
  rebased,
} from '@/lib/dataset/edited-table.ts'
import { tableOfCells } from '@/lib/dataset/table-of-cells.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { OpenDataset } from '@/lib/newsroom/datasets/read-datasets.ts'
import { readCells, readFile } from '@/lib/story/blocks/chart/read-file.ts'
import { readInTab, removeFromTab, saveInTab } from '../forms/tab-storage.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { askNewsroom } from '../story/ask-newsroom.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { ColumnDialog } from './column-dialog.client.tsx'

/** Rows that are drawn at a time: a thousand of fields are slow on a phone. */
const pageSize = 50
/** Milliseconds after the last letter until what is unsaved is kept over a reload. */
const keptAfter = 500

const isHeld = (value: unknown): value is { base: OpenDataset; held: HeldTable } =>
  typeof value === 'object' && value !== null && 'base' in value && 'held' in value

/**
 * A table to type into, as in a spreadsheet. It is saved when somebody says so: cells that she changed, or all of it when
 * columns or the order of rows are others. What others wrote meanwhile comes into it, beside what she typed.
 */
export function DatasetGrid({ table }: { table: OpenDataset }) {
  const t = useTranslations('Newsroom.Data.grid')
  const { tell } = useToasts()
  const router = useRouter()
  const { staffId } = useNewsroom()
  const [base, setBase] = useState(table)
  const [held, setHeld] = useState(() => heldOf(table))
  const [page, setPage] = useState(0)
  const [query, setQuery] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [column, setColumn] = useState<number | 'new' | null>(null)
  const grid = useRef<HTMLTableSectionElement>(null)
  const file = useRef<HTMLInputElement>(null)
  /** Where one goes to when its row has been drawn. */
  const next = useRef<string | null>(null)
  /** Keeps what is not kept over a reload yet. */
  const keep = useRef<(() => void) | null>(null)

  const name = `figures ${staffId} ${table.id}`
  const { dir } = localeTable[table.locale]
  const changes = useMemo(() => changesOf(base, held), [base, held])
  const isUnsaved = changes.count > 0

  /** What stands now, beside what is held. */
  const takeIn = useCallback(
    (fresh: OpenDataset) => {
      setHeld((before) => (changesOf(base, before).count > 0 ? rebased(fresh, base, before) : heldOf(fresh)))
      setBase(fresh)
    },
    [base],
  )
  // The page was made anew because somebody wrote.
  useEffect(() => {
    if (table.version > base.version) takeIn(table)
  }, [table, base.version, takeIn])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was left of this tab is taken up once
  useEffect(() => {
    const left = readInTab(name)
    if (isHeld(left)) setHeld(rebased(table, left.base, left.held))
  }, [])
  useEffect(() => {
    keep.current = isUnsaved ? () => saveInTab(name, { base, held }) : null
    if (!isUnsaved) return removeFromTab(name)
    const timer = setTimeout(() => keep.current?.(), keptAfter)
    const warn = (event: BeforeUnloadEvent) => {
      keep.current?.()
      event.preventDefault()
    }
    const leave = () => keep.current?.()
    addEventListener('beforeunload', warn)
    addEventListener('pagehide', leave)
    return () => {
      clearTimeout(timer)
      removeEventListener('beforeunload', warn)
      removeEventListener('pagehide', leave)
    }
  }, [isUnsaved, base, held, name])
  // The screen goes before the timer has run.
  useLayoutEffect(() => () => keep.current?.(), [])
  useEffect(() => {
    if (!next.current) return
    const cell = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${next.current}"]`)
    if (!cell) return
    next.current = null
    cell.focus()
    cell.select()
  })

  const { columns } = held
  const found = query.trim()
    ? held.rows.filter((row) => row.name.toLowerCase().includes(query.trim().toLowerCase()))
    : held.rows
  const lastPage = Math.max(0, Math.ceil(found.length / pageSize) - 1)
  const at = Math.min(page, lastPage)
  const shown = found.slice(at * pageSize, (at + 1) * pageSize)

  const change = useCallback((part: (before: HeldTable) => Partial<HeldTable>) => {
    setProblem(null)
    setNote(null)
    setHeld((before) => ({ ...before, ...part(before) }))
  }, [])
  const setCell = useCallback(
    (id: number, key: string | null, text: string) =>
      change(({ rows }) => ({
        rows: rows.map((row) =>
          row.id !== id
            ? row
            : key === null
              ? { ...row, name: text }
              : { ...row, cells: { ...row.cells, [key]: text } },
        ),
      })),
    [change],
  )
  const removeRow = useCallback(
    (id: number) => change(({ rows }) => ({ rows: rows.filter((row) => row.id !== id) })),
    [change],
  )
  const addRow = () => {
    if (held.rows.length >= mostRows)
      return setProblem(t('tooLong', { count: held.rows.length + 1, most: mostRows }))
    const id = nextId(held)
    setQuery('')
    setPage(Math.floor(held.rows.length / pageSize))
    next.current = `${id} 0`
    change(({ rows }) => ({ rows: [...rows, { id, was: null, name: '', cells: {} }] }))
  }

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key]
    const { cell } = (event.target as HTMLElement).dataset
    if (!by || !cell || event.nativeEvent.isComposing) return
    event.preventDefault()
    const [id, place] = cell.split(' ')
    const index = shown.findIndex((row) => String(row.id) === id) + by
    const row = shown[index]
    if (!row) {
      if (event.key === 'Enter' && at === lastPage && !query.trim()) addRow()
      return
    }
    const there = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row.id} ${place}"]`)
    there?.focus()
    there?.select()
  }

  /** Cells that were pasted, from the one in which one was. */
  const paste = async (event: ClipboardEvent<HTMLElement>) => {
    const { cell } = (event.target as HTMLElement).dataset
    const text = event.clipboardData.getData('text/plain')
    if (!cell || !/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    const cells = await readCells(text)
    if (!cells) return setProblem(t('fileUnread'))
    const [id, place] = cell.split(' ')
    const from = Number(place)
    const first = held.rows.findIndex((row) => String(row.id) === id)
    const width = Math.max(...cells.map((row) => row.length))
    if (first + cells.length > mostRows)
      return setProblem(t('tooLong', { count: first + cells.length, most: mostRows }))
    if (from + width > columns.length)
      return setProblem(t('tooWide', { count: from + width, most: columns.length }))
    change(({ rows }) => {
      const filled = [...rows]
      const free = nextId(held)
      cells.forEach((texts, n) => {
        const there: HeldRow = filled[first + n] ?? { id: free + n, was: null, name: '', cells: {} }
        const row = { ...there, cells: { ...there.cells } }
        texts.forEach((cellText, m) => {
          const key = columns[from + m]?.key
          if (from + m === 0) row.name = cellText
          else if (key) row.cells[key] = cellText
        })
        filled[first + n] = row
      })
      return { rows: filled }
    })
  }

  /** A file in the place of the table, to be looked at before it is saved. */
  const bring = async (brought: File) => {
    const cells = await readFile(brought)
    if (typeof cells === 'string') return setProblem(t(cells))
    const made = tableOfCells(cells, columns, (number) => `${t('label')} ${number}`)
    if (!made) return setProblem(t('empty'))
    if (made.rows.length > mostRows)
      return setProblem(t('tooLong', { count: made.rows.length, most: mostRows }))
    if (made.columns.length > mostColumns)
      return setProblem(t('tooWide', { count: made.columns.length, most: mostColumns }))
    const stands = new Set(base.rows.map((row) => row.name))
    change((before) => ({
      columns: made.columns,
      rows: made.rows.map((row, place) => ({
        id: nextId(before) + place,
        was: stands.has(row.name) ? row.name : null,
        ...row,
      })),
      isWhole: true,
    }))
    setPage(0)
    setQuery('')
    setNote(t('loaded'))
  }

  const refetch = async () => {
    const answer = await askNewsroom<OpenDataset>(`/admin/data/${table.id}/table`)
    if (answer.ok) takeIn(answer.value)
    return answer.ok
  }
  const save = async () => {
    setBusy(true)
    setProblem(null)
    const { rows, remove } = changes
    const sent = held
    const answer = held.isWhole
      ? await askNewsroom(`/admin/data/${table.id}/table`, {
          method: 'PUT',
          body: {
            columns,
            rows: filledRows(held).map((row) => ({ name: row.name, cells: row.cells })),
            baseVersion: base.version,
          },
        })
      : await askNewsroom(`/admin/data/${table.id}/table`, { method: 'POST', body: { rows, remove } })
    if (answer.ok) {
      const now = await askNewsroom<OpenDataset>(`/admin/data/${table.id}/table`)
      if (now.ok) {
        setHeld((before) => heldSince(now.value, sent, before))
        setBase(now.value)
      }
      setNote(null)
      tell({ title: t('saved'), kind: 'done' })
      router.refresh()
    } else {
      const isStale = answer.refusal === 'stale-version' || answer.refusal === 'figures-changed'
      if (isStale) await refetch()
      setProblem(answer.refusal === 'stale-version' ? t('changedElsewhere') : answer.message || t('away'))
    }
    setBusy(false)
  }
  const discard = () => {
    setHeld(heldOf(base))
    setProblem(null)
    setNote(null)
  }

  const takeColumn = (taken: DatasetColumn | null) => {
    const place = column
    setColumn(null)
    change(({ columns: before, rows }) => {
      if (place === 'new') return taken ? { columns: [...before, taken], isWhole: true } : {}
      if (typeof place !== 'number') return {}
      const gone = before[place]?.key
      if (taken) return { columns: before.with(place, taken), isWhole: true }
      return {
        columns: before.filter((_, index) => index !== place),
        rows: rows.map((row) => ({
          ...row,
          cells: Object.fromEntries(Object.entries(row.cells).filter(([key]) => key !== gone)),
        })),
        isWhole: true,
      }
    })
  }

  return (
    <section className="dataset" aria-label={t('label')}>
      <p className="field-hint">{t('hint')}</p>
      <div className="dataset-tools">
        {held.rows.length > pageSize && (
          <input
            className="input"
            type="search"
            aria-label={t('find')}
            placeholder={t('find')}
            value={query}
            lang={table.locale}
            dir={dir}
            onChange={(event) => {
              setQuery(event.target.value)
              setPage(0)
            }}
          />
        )}
        <Button icon="plus" onClick={addRow}>
          {t('addRow')}
        </Button>
        <Button
          icon="plus"
          disabled={isBusy || columns.length >= mostColumns}
          onClick={() => setColumn('new')}
        >
          {t('addColumn')}
        </Button>
        <Button icon="upload" disabled={isBusy} onClick={() => file.current?.click()}>
          {t('upload')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => {
            const [brought] = event.target.files ?? []
            if (brought) bring(brought)
            event.target.value = ''
          }}
        />
      </div>
      {note && <Notice live title={note} />}
      <div className="dataset-grid" dir={dir} lang={table.locale}>
        <table>
          <thead>
            <tr>
              {columns.map(({ key, name: heading, unit }, index) => (
                <th scope="col" key={key}>
                  <button
                    type="button"
                    className="dataset-column"
                    aria-label={t('column', { name: `\u2068${heading}\u2069` })}
                    disabled={isBusy}
                    onClick={() => setColumn(index)}
                  >
                    <bdi>{heading}</bdi>
                    {unit && (
                      <>
                        {' '}
                        <bdi className="field-hint">{unit}</bdi>
                      </>
                    )}
                    <Icon name="pen" />
                  </button>
                </th>
              ))}
              <td />
            </tr>
          </thead>
          {/* Keys and what is pasted are heard from its fields. */}
          <tbody ref={grid} onKeyDown={move} onPaste={paste}>
            {shown.map((row) => (
              <GridRow key={row.id} row={row} columns={columns} onCell={setCell} onRemove={removeRow} />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && query.trim() && <p>{t('none')}</p>}
      </div>
      {found.length > pageSize && (
        <div className="dataset-tools">
          <Button disabled={at === 0} onClick={() => setPage(at - 1)}>
            {t('previous')}
          </Button>
          <span>
            {t('shown', {
              from: at * pageSize + 1,
              to: at * pageSize + shown.length,
              total: found.length,
            })}
          </span>
          <Button disabled={at === lastPage} onClick={() => setPage(at + 1)}>
            {t('next')}
          </Button>
        </div>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="dataset-save">
        <Button kind="primary" busy={isBusy} disabled={!isUnsaved} onClick={save}>
          {t('save')}
        </Button>
        <span role="status">{t('unsaved', { count: changes.count })}</span>
        {isUnsaved && (
          <Button kind="quiet" onClick={discard}>
            {t('discard')}
          </Button>
        )}
      </div>
      {column !== null && (
        <ColumnDialog
          column={column === 'new' ? null : (columns[column] ?? null)}
          isFirst={column === 0}
          columns={columns}
          locale={table.locale}
          onTake={takeColumn}
          onClose={() => setColumn(null)}
        />
      )}
    </section>
  )
}

/** Drawn again only when it changes. */
const GridRow = memo(function GridRow({
  row,
  columns,
  onCell,
  onRemove,
}: {
  row: HeldRow
  columns: DatasetColumn[]
  onCell: (id: number, key: string | null, text: string) => void
  onRemove: (id: number) => void
}) {
  const t = useTranslations('Newsroom.Data.grid')
  const name = row.name || t('newRow')
  return (
    <tr>
      {columns.map(({ key, name: heading, kind }, index) => (
        <td key={key}>
          <input
            data-cell={`${row.id} ${index}`}
            aria-label={t('cell', { row: `\u2068${name}\u2069`, column: `\u2068${heading}\u2069` })}
            value={index === 0 ? row.name : (row.cells[key] ?? '')}
            // Words or a number, in any script.
            dir={kind === 'text' ? 'auto' : 'ltr'}
            inputMode={kind === 'number' || kind === 'change' ? 'decimal' : 'text'}
            maxLength={longestCell}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onCell(row.id, index === 0 ? null : key, event.target.value)}
          />
        </td>
      ))}
      <td>
        <IconButton
          icon="bin"
          label={t('removeRow', { name: `\u2068${name}\u2069` })}
          onClick={() => onRemove(row.id)}
        />
      </td>
    </tr>
  )
})
