/** Editions of a finished page: the light one, and links that keep a reader in the one that was chosen. */

import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parse, serialize } from 'parse5'
import { firstOf, present } from '../present.ts'
import { editionHref } from '../publication/addresses.ts'
import { type CacheRequest, isPage } from './cache-key.ts'
import type { Rendered } from './render.ts'

type Element = DefaultTreeAdapterTypes.Element
type Parent = DefaultTreeAdapterTypes.ParentNode

/** Where the page says, in its own language, what its light edition must say. */
const offerClass = 'edition-offer'

/** What a page can be read without. */
const weightless = (element: Element): boolean => {
  const rel = attribute(element, 'rel') ?? ''
  if (element.tagName === 'link') return /^(preload|modulepreload|stylesheet)$/.test(rel)
  return (
    ['script', 'style', 'template'].includes(element.tagName) || attribute(element, 'data-lite') === 'none'
  )
}

/**
 * The page without pictures, fonts, scripts and their style: a picture that says something becomes a link to its
 * file with its words, one that decorates goes. Links to other pages lead to their light editions.
 * @param page HTML that the framework has been taken out of
 * @param query the page's own, `?page=2` or ''
 * @param css the light edition's whole style sheet
 */
export function liteEdition(page: string, query: string, css: string): string {
  const document = parse(page)
  const elements = elementsIn(document)
  const offer = elements.find((each) => attribute(each, 'class') === offerClass)
  const words = (name: string): string => (offer && attribute(offer, `data-${name}`)) ?? ''
  for (const element of elements) {
    if (weightless(element) || element === offer) remove(element)
    else if (element.tagName === 'picture') replacePicture(element, words('picture'))
    else stayWithin(element, 'lite')
  }
  const head = elements.find((each) => each.tagName === 'head')
  if (head) defaultTreeAdapter.appendChild(head, make('style', {}, css))
  const top = elements.find((each) => each.tagName === 'header')
  if (top && offer) {
    const note = make('p', { class: 'lite' }, `${words('note')} `)
    const back = make('a', { href: editionHref(query, 'full'), rel: 'nofollow' }, words('full'))
    defaultTreeAdapter.appendChild(note, back)
    const [first] = top.childNodes
    if (first) defaultTreeAdapter.insertBefore(top, note, first)
    else defaultTreeAdapter.appendChild(top, note)
  }
  return serialize(document)
}

/** The full page for a reader whose browser asks for light ones, with links that go on refusing them. */
export function insistedEdition(page: string): string {
  const document = parse(page)
  for (const element of elementsIn(document)) stayWithin(element, 'full')
  return serialize(document)
}

/** A full page's offer of its light edition is written before anybody knows which page of a list it stands on. */
export const withOfferOf = (page: string, query: string): string =>
  query === ''
    ? page
    : page.replace('href="?lite"', () => `href="${editionHref(query, 'lite').replaceAll('&', '&amp;')}"`)

/** An answer that leads elsewhere leads there in the edition that was asked for. */
export function movedInEdition(answer: Rendered, { edition }: CacheRequest): Rendered {
  const { location } = answer.headers
  if (!location || !edition || edition === 'full' || !isOurPage(location)) return answer
  const href = editionHref(location, edition === 'lite' ? 'lite' : 'full')
  return { ...answer, headers: { ...answer.headers, location: href } }
}

function stayWithin(element: Element, edition: 'lite' | 'full'): void {
  const name = element.tagName === 'a' ? 'href' : element.tagName === 'form' ? 'action' : null
  const target = name && element.attrs.find((each) => each.name === name)
  if (!target || !isOurPage(target.value)) return
  if (name === 'href') target.value = editionHref(target.value, edition)
  // A form that asks for a page writes its own query; one that sends something leads back to where it stood.
  else if (attribute(element, 'method')?.toLowerCase() !== 'post')
    defaultTreeAdapter.appendChild(
      element,
      make('input', { type: 'hidden', name: 'lite', value: edition === 'lite' ? '1' : '0' }),
    )
}

const isOurPage = (href: string): boolean => /^\/(?!\/)/.test(href) && isPage(firstOf(href.split(/[?#]/, 1)))

function replacePicture(picture: Element, label: string): void {
  const files = elementsIn(picture)
  const alt = attribute(files.find((each) => each.tagName === 'img') ?? picture, 'alt') ?? ''
  const href = fileOf(files)
  if (href && (alt || isInFigure(picture))) {
    const link = make('a', { class: 'picture', href }, `${label} ${alt}`.trim())
    defaultTreeAdapter.insertBefore(present(picture.parentNode, 'parent of this picture'), link, picture)
  }
  const { parentNode } = picture
  remove(picture)
  removeIfEmpty(parentNode)
}

/** The smallest WebP that fills a phone: a link cannot choose by what the browser reads, and AVIF is not read by all. */
function fileOf(elements: Element[]): string | undefined {
  const enough = 640
  const source = elements.find((each) => attribute(each, 'type') === 'image/webp')
  const files = (source && attribute(source, 'srcset'))?.split(', ').map((each) => each.split(' '))
  return (files?.find(([, width]) => Number.parseInt(width ?? '', 10) >= enough) ?? files?.at(-1))?.[0]
}

function isInFigure(element: Element): boolean {
  for (let at: Parent | null = element.parentNode; at && 'parentNode' in at; at = at.parentNode)
    if (at.tagName === 'figure') return true
  return false
}

/** A link or box that held only what has gone would be a stop on the keyboard's way to nowhere. */
function removeIfEmpty(parent: Parent | null): void {
  if (!parent || !('tagName' in parent) || !['a', 'div', 'span', 'figure'].includes(parent.tagName)) return
  if (parent.childNodes.some((each) => each.nodeName !== '#text' || ('value' in each && each.value.trim())))
    return
  const { parentNode } = parent
  remove(parent)
  removeIfEmpty(parentNode)
}

/** In document order, as they are now: the tree may change while the list is read. */
function elementsIn(parent: Parent): Element[] {
  return parent.childNodes.flatMap((each) => ('tagName' in each ? [each, ...elementsIn(each)] : []))
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value

const remove = (element: Element): void => {
  if (element.parentNode) defaultTreeAdapter.detachNode(element)
}

function make(tagName: string, attributes: Record<string, string>, text = ''): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }))
  const element = defaultTreeAdapter.createElement(tagName, html.NS.HTML, attrs)
  if (text) defaultTreeAdapter.insertText(element, text)
  return element
}
