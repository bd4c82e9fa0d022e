/**
 * What was typed into a form and is not on the server yet, kept by the tab: whoever follows a link, reloads, or signs in
 * again finds it in its fields. It is written as it is typed, never on leaving: a form that is gone is asked nothing.
 * Knows the page, not React.
 */
import { present } from '@/lib/present.ts'
import { namesInTab, readInTab, removeFromTab, saveInTab } from './tab-storage.ts'

/** What a part of a form that holds no text hears when it is filled; it has what it holds, in JSON, in `data-held`. */
export const refillEvent = 'warraq:refill'

type TypedElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type FieldElement = TypedElement | HTMLElement
/** Of fields that differ from how they came, by the names of {@link fieldsIn}: what stood there, and what was typed, or chosen. */
export type SavedFields = Record<string, { from: string; to: string; isChosen?: true }>

/** What is no words of anybody, what is not to lie in a browser, and what only says again what stands beside it. */
const notKept = new Set([
  'hidden',
  'password',
  'file',
  'submit',
  'button',
  'reset',
  'image',
  'search',
  'color',
])
const chosen = 'on'

const isTyped = (field: FieldElement): field is TypedElement =>
  field.dataset.held === undefined && 'value' in field

const isChoice = (field: FieldElement): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')

/** What stands in it are words; others say what they say only by what it was chosen from. */
const isWritten = (field: FieldElement): field is HTMLInputElement | HTMLTextAreaElement =>
  isTyped(field) && !isChoice(field) && !(field instanceof HTMLSelectElement)

const labelOf = (field: FieldElement): string =>
  (field.getAttribute('aria-label') ?? ((isTyped(field) && field.labels?.[0]?.textContent) || '')).trim()

const presentValue = (field: FieldElement): string => {
  if (!isTyped(field)) return field.dataset.held ?? ''
  return isChoice(field) ? (field.checked ? chosen : '') : field.value
}

/** As it came: a field may be typed into before this script is there. */
const firstValueOf = (field: FieldElement): string =>
  isWritten(field) ? field.defaultValue : presentValue(field)

/** What tells a field from the others of its form; null for one that is not kept. */
function nameOf(field: FieldElement): string | null {
  if (!isTyped(field)) return field.dataset.heldName ?? null
  if (field instanceof HTMLInputElement && notKept.has(field.type)) return null
  if (field.autocomplete === 'one-time-code' || field.autocomplete === 'username') return null
  // Where it only says otherwise what stands beside it.
  if (field.closest('[data-kept="none"]')) return null
  // What is looked for in a list of choices, and what React keeps beside such a list.
  if (field.getAttribute('role') === 'combobox' || field.getAttribute('aria-hidden') === 'true') return null
  return field.name || labelOf(field) || null
}

/** The fields of a form, each by its name, or its label; a choice also by its value, and further ones by their number. */
function fieldsIn(root: Element): Map<string, FieldElement> {
  const fields = new Map<string, FieldElement>()
  for (const field of root.querySelectorAll<FieldElement>('input, textarea, select, [data-held]')) {
    const name = nameOf(field)
    if (!name) continue
    const own = isChoice(field) ? `${name}=${field.value}` : name
    let key = own
    for (let number = 2; fields.has(key); number++) key = `${own} ${number}`
    fields.set(key, field)
  }
  return fields
}

/** Puts a value in a field as if somebody had typed it: React hears of it. */
function fill(field: FieldElement, value: string): void {
  if (!isTyped(field)) {
    field.dispatchEvent(new CustomEvent(refillEvent, { detail: JSON.parse(value) }))
    return
  }
  if (isChoice(field)) {
    // One of several is given up by choosing another.
    if (value === chosen || field.type === 'checkbox') field.click()
    return
  }
  const prototype = Object.getPrototypeOf(field) as FieldElement
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/**
 * What stands in a field of which something is kept when something else was typed into it meanwhile: both, unless one has
 * the other in it, as where the browser put back what it had itself. Of dates and numbers the latest.
 */
function bothIn(field: FieldElement, kept: string, typed: string): string {
  if (typed.includes(kept)) return typed
  if (kept.includes(typed)) return kept
  if (field instanceof HTMLTextAreaElement) return `${kept}\n${typed}`
  return field instanceof HTMLInputElement && field.type === 'text' ? `${kept} ${typed}` : typed
}

const keyOf = (person: string, name: string): string => `warraq form ${person} ${name}`

const keptAt = (key: string): SavedFields => {
  const kept = readInTab(key)
  return typeof kept === 'object' && kept !== null ? (kept as SavedFields) : {}
}

/** What is kept of forms with a name of their own, by its beginning: also of those that are on no page any more. */
export function keptForms(person: string, beginning: string): { name: string; fields: SavedFields }[] {
  const before = keyOf(person, '')
  return namesInTab()
    .filter((key) => key.startsWith(before + beginning))
    .map((key) => ({ name: key.slice(before.length), fields: keptAt(key) }))
}

/** How the names of forms begin that are told by their page. */
export const formsOfPage = (path: string): string => `${path} `

/** What was typed into the fields of a form, a line each: choices say nothing by themselves. */
export const wordsIn = (fields: SavedFields): string =>
  Object.values(fields)
    .flatMap(({ to, isChosen }) => (to && !isChosen ? [to] : []))
    .join('\n')

/** Lets go of what is kept of a form with a name of its own. */
export const forgetForm = (person: string, name: string): void => removeFromTab(keyOf(person, name))

export class FormDraft {
  readonly #person: string
  readonly #path: string
  readonly #name: string | undefined
  #root: Element | null = null
  #key: string | null = null
  #first = new Map<string, string>()
  #isFilling = false

  /**
   * @param person whose words they are: another who signs in here finds nothing of them
   * @param name of the form, in the newsroom; else it is told by its page and its first field
   */
  constructor(person: string, path: string, name?: string) {
    this.#person = person
    this.#path = path
    this.#name = name
  }

  /** Begins to keep what is typed into the fields of `root`. @returns what ends it; nothing is written then */
  attach(root: Element): () => void {
    this.#root = root
    const fields = fieldsIn(root)
    const [firstField] = fields.keys()
    const own =
      this.#name ??
      (firstField && `${formsOfPage(this.#path)}${root.getAttribute('aria-label') ?? ''} ${firstField}`)
    this.#key = own ? keyOf(this.#person, own) : null
    this.#first = new Map([...fields].map(([key, field]) => [key, firstValueOf(field)]))
    const hear = ({ target }: Event) => {
      if (target instanceof Node && root.contains(target) && !this.#isFilling) this.record()
    }
    const ask = (event: BeforeUnloadEvent) => {
      if (this.hasWords()) event.preventDefault()
    }
    const stop = new AbortController()
    // Before React hears of it, and again when what it makes of it stands in other fields.
    for (const type of ['input', 'change']) {
      window.addEventListener(type, hear, { signal: stop.signal, capture: true })
      window.addEventListener(type, hear, { signal: stop.signal })
    }
    // A tab that is closed keeps nothing.
    window.addEventListener('beforeunload', ask, { signal: stop.signal })
    return () => {
      stop.abort()
      this.#root = null
    }
  }

  /** What is kept of this form. */
  kept(): SavedFields {
    return this.#key ? keptAt(this.#key) : {}
  }

  hasWords(): boolean {
    return Object.keys(this.kept()).length > 0
  }

  #keep(kept: SavedFields): void {
    if (!this.#key) return
    if (Object.keys(kept).length === 0) removeFromTab(this.#key)
    else saveInTab(this.#key, kept)
  }

  /** Keeps what differs now from how the form came. */
  record(): void {
    if (!this.#root) return
    const fields = fieldsIn(this.#root)
    // Of fields that a choice has taken away what was typed is kept: another choice may bring them back.
    const kept = Object.fromEntries(Object.entries(this.kept()).filter(([key]) => !fields.has(key)))
    for (const [key, field] of fields) {
      if (!this.#first.has(key)) this.#first.set(key, firstValueOf(field))
      const [from, to] = [present(this.#first.get(key), 'first value of this field'), presentValue(field)]
      if (from !== to) kept[key] = { from, to, ...(!isWritten(field) && { isChosen: true }) }
    }
    this.#keep(kept)
  }

  /**
   * Puts what is kept into its fields.
   * @returns labels of those in which something else stands meanwhile than what was typed over; null when nothing came back
   */
  restore(): string[] | null {
    const root = this.#root
    const kept = this.kept()
    const names = Object.keys(kept)
    if (!root || names.length === 0) {
      // What was typed before this script was there.
      this.record()
      return null
    }
    const overtaken = new Set<string>()
    let isBack = false
    const fields = fieldsIn(root)
    const early = this.#typedEarly(fields)
    this.#isFilling = true
    for (const [key, { from, to }] of Object.entries(kept)) {
      const field = fields.get(key)
      if (!field) continue
      const value = early.has(field) ? bothIn(field, to, presentValue(field)) : to
      early.delete(field)
      kept[key] = { ...kept[key], from, to: value }
      if (presentValue(field) === value) continue
      isBack = true
      if (!isChoice(field) && this.#first.has(key) && this.#first.get(key) !== from)
        overtaken.add(labelOf(field))
      fill(field, value)
      const folded = field.closest('details')
      if (folded) folded.open = true
    }
    this.#isFilling = false
    for (const [field, [key, from]] of early) kept[key] = { from, to: presentValue(field) }
    this.#keep(kept)
    // A choice may have brought further fields, once React has heard of it.
    if (isBack && names.some((key) => !fields.has(key))) setTimeout(() => this.restore())
    return isBack ? [...overtaken] : null
  }

  /** Fields that were typed into before this script was there: their name, and how they came. */
  #typedEarly(fields: Map<string, FieldElement>): Map<FieldElement, [key: string, from: string]> {
    return new Map(
      [...fields].flatMap(([key, field]) => {
        const from = this.#first.get(key)
        const isEarly =
          isTyped(field) && !isChoice(field) && from !== undefined && presentValue(field) !== from
        return isEarly ? [[field, [key, from]]] : []
      }),
    )
  }

  /** The server has it: what was typed since it was sent is kept on. @param sent what was kept then */
  settle(sent: SavedFields): void {
    const left = Object.entries(this.kept()).filter(([key, { to }]) => sent[key]?.to !== to)
    this.#keep(Object.fromEntries(left))
    // Once a form that empties itself, or shows what became of it, has.
    if (left.length === 0) setTimeout(() => this.begin())
  }

  /** Takes the form as it is now for how it came. */
  begin(): void {
    if (this.#root)
      this.#first = new Map([...fieldsIn(this.#root)].map(([key, field]) => [key, firstValueOf(field)]))
  }

  /** Puts the fields back to how they came. */
  discard(): void {
    const kept = Object.keys(this.kept())
    this.#keep({})
    if (!this.#root) return
    const fields = fieldsIn(this.#root)
    for (const key of kept) {
      const [field, first] = [fields.get(key), this.#first.get(key)]
      if (field && first !== undefined && presentValue(field) !== first) fill(field, first)
    }
    this.#keep({})
  }
}
