import { apart, element, type Frame } from './frame.ts'

/** The field for who is quoted, under a quotation. */
export const attributionField = (frame: Frame, label: string): HTMLElement =>
  apart(
    element(
      'footer',
      {},
      element('cite', {}, frame.field({ name: 'attribution', label, next: 'behind', whenEmpty: null })),
    ),
  )
