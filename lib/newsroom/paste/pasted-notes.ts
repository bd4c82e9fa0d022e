/**
 * Footnotes of a page, each put where its mark stands, as an element `footnote` with the note's own children. Programs agree
 * on one thing: a mark leads to its note and the note leads back, or the mark says by `data-fn` which note it is of
 * (WordPress; our own readers of Markdown and shortcodes). That covers Word, Google Docs, mammoth, GitHub, Hugo, kramdown.
 */
import { isElement, type PastedElement, type PastedNode } from './pasted-tree.ts'

/** Notes of one page; more are none that a person wrote. */
const most = 2_000

/** In which a note stands as a whole. */
const holders = new Set(['li', 'p', 'div', 'aside', 'dd', 'section', 'tr'])

export type PlacedNotes = {
  root: PastedElement
  /** Marks of which there is no note, as they are printed. */
  marksAlone: string[]
  /** Words of notes that nothing refers to. They stay where they stand. */
  notesAlone: string[]
}

const textOf = (node: PastedNode): string =>
  isElement(node) ? node.children.map(textOf).join('') : node.text
const words = (node: PastedNode): string => textOf(node).replace(/\s+/g, ' ').trim()
const localTarget = ({ name, attributes: { href = '' } }: PastedElement): string | null =>
  name === 'a' && href.length > 1 && href.startsWith('#') ? href.slice(1) : null
const namesOf = ({ attributes: { id, name } }: PastedElement): string[] =>
  [id, name].filter((each) => each !== undefined && each !== '') as string[]

export function placeNotes(root: PastedElement): PlacedNotes {
  const parents = new Map<PastedElement, PastedElement>()
  const byName = new Map<string, PastedElement>()
  const links: PastedElement[] = []
  const told: PastedElement[] = []
  const visit = (node: PastedElement): void => {
    for (const child of node.children) {
      if (!isElement(child)) continue
      parents.set(child, node)
      for (const name of namesOf(child)) if (!byName.has(name)) byName.set(name, child)
      if (child.attributes['data-fn'] !== undefined) told.push(child)
      else if (localTarget(child)) links.push(child)
      visit(child)
    }
  }
  visit(root)
  if (links.length === 0 && told.length === 0) return { root, marksAlone: [], notesAlone: [] }

  const around = (node: PastedElement, fits: (each: PastedElement) => boolean): PastedElement | null => {
    for (let at: PastedElement | undefined = node; at && at !== root; at = parents.get(at))
      if (fits(at)) return at
    return null
  }
  /** The whole of a note, from the place that its mark leads to. */
  const noteAt = (target: PastedElement): PastedElement | null => {
    const ofWord = around(target, ({ attributes: { style = '' } }) =>
      /mso-element:\s*(?:foot|end)note\b/.test(style),
    )
    return ofWord ?? around(target, ({ name }) => holders.has(name))
  }
  const isWithin = (node: PastedElement, whole: PastedElement) =>
    around(node, (each) => each === whole) !== null
  /** The element that is printed for a mark: what is raised, around the link. */
  const markOf = (link: PastedElement): PastedElement => {
    const raised = around(link, ({ name }) => name === 'sup')
    return raised && words(raised) === words(link) ? raised : link
  }
  const namesAround = (link: PastedElement): Set<string> => {
    const mark = markOf(link)
    const found = [...namesOf(link), ...namesOf(mark)]
    const parent = parents.get(link)
    if (parent) found.push(...namesOf(parent))
    return new Set(found)
  }

  /** Where each mark stands, and what it is of. */
  const placed = new Map<PastedElement, PastedElement>()
  const notes = new Set<PastedElement>()
  const place = (mark: PastedElement, note: PastedElement) => {
    placed.set(mark, note)
    notes.add(note)
  }
  const back = new Set<PastedElement>()
  const marksAlone: string[] = []
  const backLinks = new Map<string, PastedElement[]>()
  for (const link of links) {
    const target = localTarget(link) as string
    const known = backLinks.get(target) ?? []
    backLinks.set(target, known)
    // As many as one note can have marks.
    if (known.length < 20) known.push(link)
  }
  for (const sign of told.slice(0, most)) {
    const target = byName.get(sign.attributes['data-fn'] ?? '')
    const note = target && noteAt(target)
    if (note && !isWithin(sign, note)) place(sign, note)
    else if (words(sign)) marksAlone.push(words(sign))
  }
  for (const link of links.slice(0, most * 2)) {
    if (around(link, (each) => each.attributes['data-fn'] !== undefined)) continue
    const target = byName.get(localTarget(link) as string)
    const note = target && noteAt(target)
    if (!note || isWithin(link, note)) {
      const mark = markOf(link)
      const isSign = /^\W{0,2}[\d٠-٩۰-۹*†‡]{1,4}\W{0,2}$/.test(words(mark))
      if (
        !target &&
        isSign &&
        (mark.name === 'sup' || /foot|note|\bfn|ftn/i.test(localTarget(link) as string))
      )
        marksAlone.push(words(mark))
      continue
    }
    const ways = [...namesAround(link)].flatMap((name) => backLinks.get(name) ?? [])
    const home = ways.filter((each) => each !== link && isWithin(each, note))
    // The first of the two is the mark; the second leads back to it.
    if (home.length === 0 || around(link, (each) => notes.has(each))) continue
    place(markOf(link), note)
    for (const each of home) back.add(markOf(each))
  }
  if (placed.size === 0) return { root, marksAlone, notesAlone: [] }

  /** Lists of notes and what else stands around nothing but them. */
  const notesAlone: string[] = []
  for (const list of new Set([...notes].map((note) => parents.get(note)))) {
    if (!list || !['ol', 'ul'].includes(list.name)) continue
    for (const item of list.children)
      if (isElement(item) && item.name === 'li' && !notes.has(item) && words(item))
        notesAlone.push(words(item))
  }

  const inNote = ({ children }: PastedElement): PastedNode[] =>
    children.flatMap((child): PastedNode[] => {
      if (!isElement(child)) return [child]
      const target = localTarget(child)
      // The way back, however many there are, and the number that some print before the words.
      if (back.has(child) || (target && /^(?:[↩↑⤴^]\W*|\W?\d{1,4}\W?)$/u.test(words(child)))) return []
      return [{ ...child, children: inNote(child) }]
    })
  const rest = (node: PastedElement): PastedNode[] => {
    const children: PastedNode[] = []
    for (const child of node.children) {
      if (!isElement(child)) {
        children.push(child)
        continue
      }
      const note = placed.get(child)
      if (note) {
        children.push({ name: 'footnote', attributes: {}, children: inNote(note) })
        continue
      }
      if (notes.has(child)) continue
      const kept = rest(child)
      const isEmptied =
        holdsNote(child) &&
        kept.every((each) => (isElement(each) ? each.name === 'hr' || each.name === 'br' : !each.text.trim()))
      if (!isEmptied) children.push({ ...child, children: kept })
      // A line was drawn over them, or they were called by their name.
      else dropHead(children)
    }
    return children
  }
  const holding = new Set<PastedElement>()
  for (const note of notes)
    for (let at = parents.get(note); at && !holding.has(at); at = parents.get(at)) holding.add(at)
  const holdsNote = (node: PastedElement) => holding.has(node)
  return { root: { ...root, children: rest(root) }, marksAlone, notesAlone }
}

const title =
  /^(?:(?:foot|end)?notes?|references|الهوامش|هوامش|الحواشي|حواشٍ|ملاحظات|پانویس‌?ها?|یادداشت‌ها|הערות(?: שוליים)?|حواشی)\s*:?$/i

/** Takes a rule or a heading that stood over nothing but notes from the end of what comes before them. */
function dropHead(children: PastedNode[]): void {
  for (let last = children.at(-1); last; last = children.at(-1)) {
    const isBlank = !isElement(last) && !last.text.trim()
    const isHead =
      isElement(last) && (last.name === 'hr' || (/^h[1-6]$/.test(last.name) && title.test(words(last))))
    if (!isBlank && !isHead) return
    children.pop()
    if (isHead) return
  }
}
