import { Fragment, type ReactNode } from 'react'

/** Stands in a message where something that is not text will go (U+FFFC OBJECT REPLACEMENT CHARACTER). */
export const slot = '\uFFFC'

/** A translated sentence with an element in its {@link slot}: `<Around sentence={t('by', { names: slot })}>…`. */
export function Around({ sentence, children }: { sentence: string; children: ReactNode }) {
  const [before, after] = sentence.split(slot)
  return (
    <Fragment>
      {before}
      {children}
      {after}
    </Fragment>
  )
}
