/** The demo's tables of figures, which its stories show while they are written to. Their harbours and fees are invented. */
import type { DatasetColumn, DatasetRow } from '../dataset/dataset.ts'
import { idFor } from '../db/id.ts'
import type { Locale } from '../locale/table.ts'

export type DemoDataset = {
  key: string
  locale: Locale
  name: string
  columns: DatasetColumn[]
  rows: DatasetRow[]
}

export const datasetId = (key: string): string => idFor(`dataset:${key}`)

const columns = (names: [quay: string, fee: string, change: string, ships: string]): DatasetColumn[] => [
  { key: 'quay', name: names[0], kind: 'text', unit: null, digits: null },
  { key: 'fee', name: names[1], kind: 'number', unit: '$', digits: 0 },
  { key: 'change', name: names[2], kind: 'change', unit: '%', digits: 1 },
  { key: 'ships', name: names[3], kind: 'number', unit: null, digits: 0 },
]
const rows = (names: [north: string, salt: string, coal: string, old: string]): DatasetRow[] => [
  { name: names[0], cells: { fee: '198', change: '-8.0', ships: '3' } },
  { name: names[1], cells: { fee: '198', change: '-8.0', ships: '0' } },
  { name: names[2], cells: { fee: '198', change: '-8.0', ships: '5' } },
  { name: names[3], cells: { fee: '231', change: '0.5', ships: '2' } },
]

export const demoDatasets: readonly DemoDataset[] = [
  {
    key: 'quays-ar',
    locale: 'ar',
    name: 'أرصفة Corniche Terminals',
    columns: columns(['الرصيف', 'رسم الحاوية', 'منذ أسبوع', 'سفن تنتظر']),
    rows: rows(['الرصيف الشمالي', 'رصيف الملح', 'رصيف الفحم', 'الرصيف القديم']),
  },
  {
    key: 'quays-en',
    locale: 'en',
    name: 'Quays of Corniche Terminals',
    columns: columns(['Quay', 'Fee for a container', 'Since last week', 'Ships waiting']),
    rows: rows(['North quay', 'Salt quay', 'Coal quay', 'Old quay']),
  },
]
