/**
 * Finished HTML that goes around the framework. What stands in a page as text is no business of React's, which would write
 * it into the flight, read it out of there, write it again as HTML, and once more into a script that the press takes out.
 * The page has a mark in its place instead, and whoever asked for the page puts it in.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { present } from '../present.ts'

/** By the numbers of their marks. */
export type PageParts = string[]

// On globalThis, because the server and Next's bundle each have a copy of this module.
const key = Symbol.for('warraq.page-parts')
const shared = globalThis as { [key]?: AsyncLocalStorage<PageParts> }
shared[key] ??= new AsyncLocalStorage<PageParts>()
const kept: AsyncLocalStorage<PageParts> = shared[key]

/** Has what `render` sets apart put into `parts`. */
export const withPartsIn = <T>(parts: PageParts, render: () => T): T => kept.run(parts, render)

/** @returns what stands for `html` in the page: a mark; or itself, where Next sends the page and nobody would put it in */
export function setApart(html: string): string {
  const parts = kept.getStore()
  if (!parts) return html
  parts.push(html)
  return `<part-${parts.length - 1}>`
}

/** Nobody else can write such a mark: React has escaped `<` in all that a person wrote. */
export const putIn = (page: string, parts: PageParts): string =>
  parts.length === 0
    ? page
    : page.replace(/<part-(\d+)>/g, (_, number: string) =>
        present(parts[Number(number)], 'part of this page'),
      )
