import type { ReactNode } from 'react'
import { asStaticMarkup } from './static-markup.ts'

/** Parts of a page that only say something, for which React need not know each element: {@link asStaticMarkup}. */
export function Static({ children }: { children: ReactNode }) {
  return asStaticMarkup(children)
}
