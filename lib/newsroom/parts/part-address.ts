/** Where parts are found in the newsroom. */
import type { PartKind } from '../../vocabulary.ts'

const partsPath = '/admin/parts'
export const partsHref = (kind: PartKind): string => `${partsPath}?kind=${kind}`
export const partHref = (partId: string): string => `${partsPath}/${partId}`
export const newPartHref = (kind: PartKind, from?: { articleId: string }): string =>
  `${partsPath}/new?kind=${kind}${from ? `&from=${from.articleId}` : ''}`
export const checklistPath = `${partsPath}/checklist`
