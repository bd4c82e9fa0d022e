import { type CSSProperties, createElement, Fragment, isValidElement, type ReactNode } from 'react'
import { setApart } from '@/lib/press/page-parts.ts'

/**
 * Elements as HTML text, as `renderToStaticMarkup` of react-dom writes them (`static-markup.test.tsx` holds it to that).
 *
 * A page of ours is read and never hydrated, and its parts are not components of the browser's. Given to React as
 * elements, each of them is written twice: as a row of the flight, which the press takes out again, and as HTML. Given as
 * one text, once. Components are called in place and may use what a server component may, except await.
 */
export const staticMarkup = (node: ReactNode): string => markupOf(node, undefined)

/** @param chosen the value of the `<select>` around it */
function markupOf(node: ReactNode, chosen: unknown): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string') return escaped(node)
  if (typeof node === 'number' || typeof node === 'bigint') return String(node)
  if (Array.isArray(node)) {
    let html = ''
    for (const each of node) html += markupOf(each, chosen)
    return html
  }
  if (!isValidElement<Props>(node)) throw new Error('Static markup is made of elements and text alone')
  const { type, props } = node
  if (typeof type === 'string') return hostMarkup(type, props, chosen)
  if (type === Fragment) return markupOf(props.children, chosen)
  if (type === Once) return onceMarkup(props as unknown as OnceProps)
  if (typeof type === 'function') return markupOf((type as Component)(props), chosen)
  throw new Error('Static markup cannot hold a component of the browser')
}

type OnceProps = {
  /** What it is made from, the same object on each of those pages: what `lib/press/remembered.ts` remembers. */
  of: object
  /** Which part it is, and all else that it is made from. */
  as: string
  children: ReactNode
}

/** A part that many pages have: written once in static markup, elsewhere as any. */
export function Once({ children }: OnceProps): ReactNode {
  return children
}

const written = new WeakMap<object, Map<string, string>>()

function onceMarkup({ of, as, children }: OnceProps): string {
  const known = written.get(of) ?? new Map<string, string>()
  written.set(of, known)
  const html = known.get(as) ?? markupOf(children, undefined)
  known.set(as, html)
  return html
}

/**
 * The same elements, with everything inside of the outermost ones as text (`page-parts.ts`): what a server component
 * returns in place of `node`. Fragments and components around them are gone through.
 */
export function asStaticMarkup(node: ReactNode): ReactNode {
  if (Array.isArray(node)) return createElement(Fragment, null, ...node.map(asStaticMarkup))
  if (!isValidElement<Props>(node)) return node
  const { type, props } = node
  if (type === Fragment) return asStaticMarkup(props.children)
  if (typeof type === 'function') return asStaticMarkup((type as Component)(props))
  const { children, ...own } = props
  if (typeof type !== 'string' || own.dangerouslySetInnerHTML || isLeftToReact(type)) return node
  return createElement(type, {
    ...own,
    key: node.key,
    dangerouslySetInnerHTML: { __html: setApart(staticMarkup(children)) },
  })
}

type Props = { children?: ReactNode; dangerouslySetInnerHTML?: { __html: string } } & Record<string, unknown>
type Component = (props: Props) => ReactNode

/** React moves these into the head, or knows what they do. */
const leftToReact = new Set(['meta', 'title', 'link', 'style', 'script', 'textarea', 'html', 'head', 'body'])
/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
const isLeftToReact = (type: string): boolean => leftToReact.has(type) || voids.has(type)

function hostMarkup(type: string, props: Props, chosen: unknown): string {
  if (leftToReact.has(type)) throw new Error(`<${type}> cannot stand in static markup`)
  let html = `<${type}`
  const isCustom = type.includes('-')
  for (const name in props) {
    if (name === 'children' || name === 'dangerouslySetInnerHTML') continue
    if (name === 'defaultValue' && type === 'select') continue
    html += attribute(name, props[name], isCustom)
  }
  if (type === 'option' && chosen !== undefined && String(props.value) === String(chosen))
    html += ' selected=""'
  if (voids.has(type)) return `${html}/>`
  const within = type === 'select' ? props.defaultValue : chosen
  const inner = props.dangerouslySetInnerHTML?.__html ?? markupOf(props.children, within)
  // A parser swallows the first line feed of these: https://html.spec.whatwg.org/multipage/syntax.html#element-restrictions
  return `${html}>${type === 'pre' && inner.startsWith('\n') ? '\n' : ''}${inner}</${type}>`
}

/** Attributes that React calls otherwise than HTML does, of those that pages of ours have. */
const attributeNames: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  tabIndex: 'tabindex',
  autoFocus: 'autofocus',
  defaultValue: 'value',
  shapeRendering: 'shape-rendering',
  strokeWidth: 'stroke-width',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  fillRule: 'fill-rule',
  clipRule: 'clip-rule',
}
/** https://html.spec.whatwg.org/multipage/indices.html#attributes-3, those that are there or are not. */
const booleans = new Set([
  ...[
    'autoFocus',
    'allowFullScreen',
    'async',
    'controls',
    'default',
    'defer',
    'disabled',
    'hidden',
    'itemScope',
  ],
  ...['loop', 'muted', 'noValidate', 'open', 'playsInline', 'readOnly', 'required', 'reversed', 'inert'],
])
/** Yes and no are words of theirs. */
const enumerated = new Set(['spellCheck', 'contentEditable', 'draggable'])
/** Told to React alone. */
const notInHtml = new Set(['key', 'ref', 'suppressHydrationWarning', 'suppressContentEditableWarning'])

function attribute(name: string, value: unknown, isCustom: boolean): string {
  if (value === null || value === undefined || notInHtml.has(name)) return ''
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new Error(`${name} of static markup is not text`)
  if (name === 'style') return styleAttribute(value as CSSProperties)
  if (name === 'defaultChecked' || name === 'checked') return value ? ' checked=""' : ''
  if (booleans.has(name)) return value ? ` ${attributeNames[name] ?? name}=""` : ''
  if (typeof value === 'boolean') {
    const says = name.startsWith('data-') || name.startsWith('aria-') || enumerated.has(name)
    if (!says && isCustom) return value ? ` ${name}=""` : ''
    if (!says) return ''
  }
  return ` ${attributeNames[name] ?? name}="${escaped(String(value))}"`
}

/** Numbers that are no lengths: https://www.w3.org/TR/CSS/#properties */
const unitless = new Set([
  'aspectRatio',
  'flex',
  'flexGrow',
  'flexShrink',
  'fontWeight',
  'gridColumn',
  'gridRow',
  'lineHeight',
  'opacity',
  'order',
  'zIndex',
])

function styleAttribute(style: CSSProperties): string {
  const written = Object.entries(style).flatMap(([name, value]) => {
    if (value === null || value === undefined || typeof value === 'boolean' || value === '') return []
    const property = name.startsWith('--')
      ? name
      : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const isLength = typeof value === 'number' && value !== 0 && !unitless.has(name) && !name.startsWith('--')
    return [`${property}:${escaped(isLength ? `${value}px` : String(value).trim())}`]
  })
  return written.length > 0 ? ` style="${written.join(';')}"` : ''
}

const special = /["'&<>]/
const entities: Record<string, string> = {
  '"': '&quot;',
  "'": '&#x27;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
}
const escaped = (text: string): string =>
  special.test(text) ? text.replace(/["'&<>]/g, (character) => entities[character] ?? character) : text
