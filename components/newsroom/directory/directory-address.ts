import { type EntryKind, entryKinds } from '@/lib/vocabulary.ts'

/** What an address calls the list of a kind. */
const segments: Record<EntryKind, string> = {
  section: 'sections',
  topic: 'topics',
  desk: 'desks',
  author: 'authors',
}

export const kindAt = (segment: string): EntryKind | null =>
  entryKinds.find((kind) => segments[kind] === segment) ?? null

export const listPath = (kind: EntryKind): string => `/admin/directory/${segments[kind]}`

export function listHref(kind: EntryKind, asked: { query?: string; page?: number } = {}): string {
  const parameters = new URLSearchParams()
  if (asked.query) parameters.set('q', asked.query)
  if (asked.page && asked.page > 1) parameters.set('page', String(asked.page))
  return parameters.size ? `${listPath(kind)}?${parameters}` : listPath(kind)
}

export const newHref = (kind: EntryKind): string => `${listPath(kind)}/new`
export const entryHref = (kind: EntryKind, id: string): string => `${listPath(kind)}/${id}`
