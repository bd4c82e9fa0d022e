'use client'

import { NodeSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { EditorDialog } from '@/components/newsroom/editor/editor-dialog.client.tsx'
import { useUnsent } from '@/components/newsroom/editor/use-unsent.client.ts'
import { Button } from '@/components/newsroom/ui/button.tsx'
import { Checkbox, Select, TextField } from '@/components/newsroom/ui/field.tsx'
import { IconButton } from '@/components/newsroom/ui/icon-button.client.tsx'
import { cellsOf, dataOf } from '@/lib/chart/read-table.ts'
import { localeTable } from '@/lib/locale/table.ts'
import {
  isMapRefusal,
  type Joinable,
  joinables,
  type MapAttributes,
  type MapZoom,
  mapZooms,
  mostNames,
  mostPlaces,
  type PlaceWeight,
  placesText,
  placeWeights,
  readJoined,
  readTypedNames,
  readTypedPlaces,
  refusal,
  type TypedName,
  type TypedPlace,
} from '@/lib/map/map.ts'
import type { BlockDialog } from '../block-editor.ts'
import { ChartGrid } from '../chart/chart-grid.client.tsx'
import { drawnBefore } from './drawn-before.ts'
import { refusalWords } from './refusal-words.ts'

type Draft = {
  places: TypedPlace[]
  cells: string[][]
  unit: string
  frame: string
  zoom: MapZoom
  isInset: boolean
  names: TypedName[]
  joined: Joinable[]
}

const emptyPlace = (): TypedPlace => ({ name: '', at: '', weight: 'main' })
const emptyCells = (): string[][] => Array.from({ length: 4 }, () => ['', ''])
/** Rows of a table that is refused as it comes, lest the window draw them all. */
const mostRows = 1_000

const draftOf = (attrs: Partial<MapAttributes>): Draft => {
  const places = readTypedPlaces(attrs.places)
  return {
    places: places.length > 0 ? places : [emptyPlace()],
    cells: attrs.data ? cellsOf(attrs.data) : emptyCells(),
    unit: attrs.unit ?? '',
    frame: attrs.frame ?? '',
    zoom: attrs.zoom ?? 'usual',
    isInset: attrs.inset === 'globe',
    names: readTypedNames(attrs.names),
    joined: readJoined(attrs.joined),
  }
}

const attributesOf = ({ places, cells, unit, frame, zoom, isInset, names, joined }: Draft) =>
  ({
    places: placesText(places),
    data: dataOf(cells) || null,
    unit: unit.trim() || null,
    frame: frame.trim() || null,
    zoom,
    inset: isInset ? 'globe' : null,
    names:
      names
        .filter(({ country }) => country.trim())
        .map(({ country, name }) => `${country.trim()}\t${name.trim()}`)
        .join('\n') || null,
    joined: joined.join(',') || null,
  }) satisfies MapAttributes

/** Asks for places or for countries and their figures, and shows the map as the server draws it. */
export const MapDialog: BlockDialog = ({ editor, context, onClose }) => {
  const t = useTranslations('Newsroom.Blocks.map.dialog')
  const { blockWords, locale } = context
  const { dir } = localeTable[locale]
  const [edited] = useState(() => {
    const { selection } = editor.state
    const isMap = selection instanceof NodeSelection && selection.node.type.name === 'map'
    return isMap ? { at: selection.from, attrs: selection.node.attrs as MapAttributes } : null
  })
  const [of] = useState(() => JSON.stringify(edited && attributesOf(draftOf(edited.attrs))))
  const unsent = useUnsent<Draft>('map', of, () => draftOf(edited?.attrs ?? {}))
  const { draft, setDraft } = unsent
  const [problem, setProblem] = useState<string | null>(null)

  const change = useCallback(
    (part: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => {
      setProblem(null)
      setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }))
    },
    [setDraft],
  )
  const setCell = useCallback(
    (row: number, column: number, text: string) =>
      change(({ cells }) => ({
        cells: cells.map((each, i) => (i === row ? each.with(column, text) : each)),
      })),
    [change],
  )
  const takeTable = useCallback(
    (row: number, column: number, table: string[][]) => {
      const columns = Math.max(...table.map((cells) => cells.length))
      if (table.length > mostRows)
        return setProblem(refusalWords(refusal('rows', { most: 260, count: table.length - 1 }), blockWords))
      if (column + columns > 2)
        return setProblem(
          refusalWords(refusal('columns', { most: 1, count: column + columns - 1 }), blockWords),
        )
      change(({ cells }) => {
        const there = dataOf(cells) ? cells : []
        const high = Math.max(row + table.length, there.length)
        return {
          cells: Array.from({ length: high }, (_, r) =>
            [0, 1].map((c) => table[r - row]?.[c - column] ?? there[r]?.[c] ?? ''),
          ),
        }
      })
    },
    [blockWords, change],
  )

  const attrs = useMemo(() => attributesOf(draft), [draft])
  const insert = async (): Promise<boolean> => {
    try {
      const drawn = await drawnBefore(context, attrs)
      if (isMapRefusal(drawn)) {
        setProblem(refusalWords(drawn, blockWords))
        return false
      }
    } catch {
      setProblem(blockWords('map.away'))
      return false
    }
    if (edited) {
      const node = editor.state.doc.nodeAt(edited.at)
      if (node?.type.name !== 'map') return false
      editor.view.dispatch(editor.state.tr.setNodeMarkup(edited.at, undefined, { ...node.attrs, ...attrs }))
    } else insertBlock(({ schema }) => schema.node('map', attrs))(editor.state, editor.view.dispatch)
    unsent.settle()
    return true
  }
  const setPlace = (i: number, part: Partial<TypedPlace>) =>
    change(({ places }) => ({ places: places.map((each, k) => (k === i ? { ...each, ...part } : each)) }))
  const setName = (i: number, part: Partial<TypedName>) =>
    change(({ names }) => ({ names: names.map((each, k) => (k === i ? { ...each, ...part } : each)) }))

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
      <fieldset className="field chart-grid-field">
        <legend className="field-label">{t('places')}</legend>
        <p className="field-hint">{t('placesHint')}</p>
        {draft.places.map((place, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places have no name of their own, and keep their order
          <div className="map-row" key={i}>
            <TextField
              label={t('name')}
              value={place.name}
              dir={dir}
              lang={locale}
              onChange={(event) => setPlace(i, { name: event.target.value })}
            />
            <TextField
              label={t('at')}
              value={place.at}
              dir="ltr"
              inputMode="text"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setPlace(i, { at: event.target.value })}
            />
            <Select
              label={t('weight')}
              value={place.weight}
              options={placeWeights.map((weight) => ({ value: weight, label: t(`weights.${weight}`) }))}
              onChange={(event) => setPlace(i, { weight: event.target.value as PlaceWeight })}
            />
            {draft.places.length > 1 && (
              <IconButton
                icon="close"
                label={t('removePlace', { row: i + 1 })}
                onClick={() => change({ places: draft.places.filter((_, k) => k !== i) })}
              />
            )}
          </div>
        ))}
        <Button
          size="small"
          icon="plus"
          disabled={draft.places.length >= mostPlaces}
          onClick={() => change({ places: [...draft.places, emptyPlace()] })}
        >
          {t('addPlace')}
        </Button>
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
      </fieldset>
      <Preview attrs={attrs} context={context} />
      <div className="chart-choices">
        <TextField
          label={t('frame')}
          hint={t('frameHint')}
          value={draft.frame}
          dir={dir}
          lang={locale}
          onChange={(event) => change({ frame: event.target.value })}
        />
        <Select
          label={t('zoom')}
          value={draft.zoom}
          options={mapZooms.map((zoom) => ({ value: zoom, label: t(`zooms.${zoom}`) }))}
          onChange={(event) => change({ zoom: event.target.value as MapZoom })}
        />
        <Checkbox
          label={t('inset')}
          checked={draft.isInset}
          onChange={(event) => change({ isInset: event.target.checked })}
        />
      </div>
      <details open={Boolean(dataOf(draft.cells))}>
        <summary>{t('areas')}</summary>
        <p className="field-hint">{t('areasHint')}</p>
        <div dir={dir} lang={locale}>
          <ChartGrid cells={draft.cells} onCell={setCell} onTable={takeTable} />
        </div>
        <div className="map-row">
          <Button
            size="small"
            icon="plus"
            disabled={draft.cells.length > mostRows}
            onClick={() => change({ cells: [...draft.cells, ['', '']] })}
          >
            {t('addRow')}
          </Button>
          <TextField
            label={t('unit')}
            hint={t('unitHint')}
            value={draft.unit}
            dir={dir}
            lang={locale}
            onChange={(event) => change({ unit: event.target.value })}
          />
        </div>
      </details>
      <details open={draft.names.length > 0}>
        <summary>{t('names')}</summary>
        <p className="field-hint">{t('namesHint')}</p>
        {draft.names.map((each, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are only added at the end
          <div className="map-row" key={i} dir={dir} lang={locale}>
            <TextField
              label={t('country')}
              value={each.country}
              onChange={(event) => setName(i, { country: event.target.value })}
            />
            <TextField
              label={t('nameHere')}
              value={each.name}
              onChange={(event) => setName(i, { name: event.target.value })}
            />
          </div>
        ))}
        <Button
          size="small"
          icon="plus"
          disabled={draft.names.length >= mostNames}
          onClick={() => change({ names: [...draft.names, { country: '', name: '' }] })}
        >
          {t('addName')}
        </Button>
      </details>
      <details open={draft.joined.length > 0}>
        <summary>{t('borders')}</summary>
        <p className="field-hint">{t('bordersHint')}</p>
        {joinables.map((code) => (
          <Checkbox
            key={code}
            label={t(`joined.${code}`)}
            checked={draft.joined.includes(code)}
            onChange={(event) =>
              change({
                joined: joinables.filter((each) =>
                  each === code ? event.target.checked : draft.joined.includes(each),
                ),
              })
            }
          />
        ))}
      </details>
    </EditorDialog>
  )
}

/** Milliseconds without a letter after which the server is asked. */
const pause = 400

/** The map as it will be drawn, or why it cannot be. */
function Preview({ attrs, context }: { attrs: MapAttributes; context: EditorContext }) {
  const t = useTranslations('Newsroom.Blocks.map.dialog')
  const place = useRef<HTMLDivElement>(null)
  const { locale, blockWords } = context
  const { dir, script } = localeTable[locale]
  const isEmpty = !attrs.places && !attrs.data && !attrs.frame
  useEffect(() => {
    let isWanted = true
    const show = async () => {
      const words = await drawnBefore(context, attrs).catch(() => blockWords('map.away'))
      if (!isWanted || !place.current) return
      if (typeof words === 'string') place.current.textContent = words
      else if (isMapRefusal(words)) place.current.textContent = isEmpty ? '' : refusalWords(words, blockWords)
      else place.current.innerHTML = words.html
    }
    const timer = setTimeout(show, pause)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [attrs, context, blockWords, isEmpty])
  return (
    <section aria-label={t('preview')} className="chart-preview map-preview">
      <div ref={place} className="chart map" lang={locale} dir={dir} data-script={script} />
    </section>
  )
}
