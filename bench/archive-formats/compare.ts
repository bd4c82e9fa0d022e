/**
 * A file as it was counted beside what stands in the database after it was taken in. Whatever the file holds came in, came
 * in otherwise or was left out for a reason that the report of the import gives; what is none of these is lost.
 */
import { type CountedFile, type CountedStory, wordsOf } from './counted.ts'
import type { Standing } from './standing.ts'

export type Row = {
  what: string
  inFile: number
  cameIn: number
  changed: number
  leftOut: number
  /** Names of notes, each with how many things it accounts for. */
  reasons: Map<string, number>
  /** What is accounted for by nothing, in words. */
  lost: string[]
}

type Stood = Standing['stories'][number]
type Kind = 'stories' | 'words' | 'pictures' | 'links' | 'terms' | 'authors' | 'dates' | 'addresses'
const kinds: Record<Kind, string> = {
  stories: 'Stories and pages',
  words: 'Words',
  pictures: 'Pictures shown',
  links: 'Links and players',
  terms: 'Sections and topics',
  authors: 'Bylines',
  dates: 'Dates',
  addresses: 'Addresses',
}

/** Why a story is a draft, or is not here. */
const statesToldBy =
  /^(?:was-(?!of-own-type|pinned)|headline-missing|date-missing|date-unclear|head-unreadable|too-long|took-too-long|twice-in-file|retitled-in-file|left-out|versions-)/
/** Why a picture is a link, or not there. */
const picturesToldBy = /^picture-/
const linksToldBy =
  /^(?:link-|embed-|element-left-out|command-removed|block-left-out|form-left-out|shortcode-|part-not)/
const termsToldBy = /^(?:internal-tag|left-out-by-mapping)/

const row = (what: string): Row => ({
  what,
  inFile: 0,
  cameIn: 0,
  changed: 0,
  leftOut: 0,
  reasons: new Map(),
  lost: [],
})
const because = (to: Row, reason: string, times = 1) =>
  to.reasons.set(reason, (to.reasons.get(reason) ?? 0) + times)

/** As it is compared: `a/b/Wheat-1024x683.png?x` and `wheat.png` are one. */
const nameOfPicture = (address: string): string =>
  decoded(address.split(/[?#]/)[0]!.split('/').at(-1)!)
    .toLowerCase()
    .replace(/-\d+x\d+(?=\.\w+$)/, '')
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text).normalize('NFC')
  } catch {
    return text
  }
}
const flat = (text: string): string => wordsOf([text]).join(' ')
/** Without scheme, host, fragment and the slash at its end. */
const pathOf = (address: string): string =>
  decoded(address.replace(/^https?:\/\/[^/?#]+/, '').replace(/#.*$/, '')).replace(/(.)\/(?=$|\?)/, '$1') ||
  '/'
/** A film has several addresses, of its page and of its player. */
const linkOf = (address: string): string => {
  const [, youtube] =
    /(?:youtube(?:-nocookie)?\.com\/(?:embed\/|watch\?v=)|youtu\.be\/)([\w-]{11})/.exec(address) ?? []
  const [, vimeo] = /vimeo\.com\/(?:video\/)?(\d+)/.exec(address) ?? []
  return youtube
    ? `youtube ${youtube}`
    : vimeo
      ? `vimeo ${vimeo}`
      : decoded(address.trim()).replace(/^\/\//, 'https://').replace(/\/$/, '')
}

/** Takes each from `have` once. @returns those that are not there */
function without(wanted: readonly string[], have: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const each of have) left.set(each, (left.get(each) ?? 0) + 1)
  return wanted.filter((each) => {
    const times = left.get(each) ?? 0
    if (times > 0) left.set(each, times - 1)
    return times === 0
  })
}

/** Story by story, in the order of the file, by their headlines. */
function pairs(counted: CountedFile, stands: Standing): [CountedStory, Stood | undefined][] {
  const left = [...stands.stories]
  return counted.stories.map((each) => {
    const at = left.findIndex(({ headline }) => flat(headline) === flat(each.title))
    return [each, at < 0 ? undefined : left.splice(at, 1)[0]]
  })
}

export function compare(counted: CountedFile, stands: Standing): Row[] {
  const rows = Object.fromEntries(Object.entries(kinds).map(([kind, what]) => [kind, row(what)])) as Record<
    Kind,
    Row
  >
  const told = [...stands.notes, ...stands.stories.flatMap(({ notes }) => notes)]
  for (const [found, here] of pairs(counted, stands)) compareStory(rows, found, here)
  const beside = counted.beside
    .filter(({ count }) => count > 0)
    .map(({ what, count, note }) => {
      const isTold = told.some(({ kind }) => kind === note)
      const number = told.find(({ kind, subject }) => kind === note && /^\d+$/.test(subject))
      const isRight = isTold && (!number || Number(number.subject) === count)
      return {
        ...row(what),
        inFile: count,
        leftOut: isRight ? count : 0,
        reasons: new Map(isRight ? [[note, count]] : []),
        lost: isRight ? [] : [`${count} ${what}, of which the report says ${number?.subject ?? 'nothing'}`],
      }
    })
  const surplus = stands.stories.length - counted.stories.length
  if (surplus > 0) rows.stories.lost.push(`${surplus} more than the file has`)
  return [...Object.values(rows).filter(({ inFile }) => inFile > 0), ...beside]
}

function compareStory(rows: Record<Kind, Row>, found: CountedStory, here: Stood | undefined): void {
  const pictures = [...new Set(found.pictures.map(nameOfPicture))]
  const links = [...new Set(found.links.map(linkOf))]
  const terms = [...new Set(found.terms.map(flat))]
  const authors = [...new Set(found.authors.map(flat))]
  const addresses = [...new Set(found.addresses.map(pathOf))]
  const words = wordsOf([found.title, ...found.texts, ...found.alts])
  const sizes: Record<Kind, number> = {
    stories: 1,
    words: words.length,
    pictures: pictures.length,
    links: links.length,
    terms: terms.length,
    authors: authors.length,
    dates: found.day ? 1 : 0,
    addresses: addresses.length,
  }
  for (const kind of Object.keys(kinds) as Kind[]) rows[kind].inFile += sizes[kind]
  const isHere = here?.state != null
  if (!here || !isHere) {
    const reason = here?.notes.find(({ kind }) => statesToldBy.test(kind))?.kind
    for (const kind of Object.keys(kinds) as Kind[]) {
      if (reason) {
        rows[kind].leftOut += sizes[kind]
        if (sizes[kind]) because(rows[kind], reason, sizes[kind])
      } else if (sizes[kind]) rows[kind].lost.push(`${found.title}: the whole story`)
    }
    return
  }
  compareState(rows, found, here)
  const said = here.notes.map(({ kind, subject }) => ({
    kind,
    words: wordsOf([subject, decoded(subject)]),
    subject,
  }))

  // A card names the page it leads to, which its link does as well.
  const missing = without(
    words,
    wordsOf([here.headline, ...here.texts, ...here.links.map((each) => decoded(each).replace(/^\w+:/, ''))]),
  )
  const ofPictures = new Set(
    here.notes.some(({ kind }) => picturesToldBy.test(kind)) ? wordsOf(found.alts) : [],
  )
  rows.words.cameIn += words.length - missing.length
  const unexplained: string[] = []
  for (const word of missing) {
    const by =
      said.find((each) => each.words.includes(word)) ??
      (ofPictures.has(word) ? { kind: 'picture-missing' } : undefined)
    if (by) {
      rows.words.leftOut += 1
      because(rows.words, by.kind)
    } else unexplained.push(word)
  }
  if (unexplained.length) rows.words.lost.push(`${found.title}: ${unexplained.join(' ')}`)

  const inReport = pictures.filter((name) =>
    said.some(
      ({ kind, subject }) =>
        picturesToldBy.test(kind) && nameOfPicture(subject.replace(/ \([^()]*\)$/, '')) === name,
    ),
  )
  const shown = Math.min(here.pictures, pictures.length - inReport.length)
  rows.pictures.cameIn += shown
  rows.pictures.changed += inReport.length
  if (inReport.length) because(rows.pictures, 'picture-missing', inReport.length)
  if (shown + inReport.length < pictures.length)
    rows.pictures.lost.push(
      `${found.title}: ${shown} shown and ${inReport.length} named (${said
        .filter(({ kind }) => picturesToldBy.test(kind))
        .map(({ subject }) => subject)
        .join(' ')}) of ${pictures.join(', ')}`,
    )

  const have = new Set(here.links.map(linkOf))
  // To a story of ours, by its id or its path.
  const ours = [...have].filter((each) => !links.includes(each) && /^(?:\/|[a-z\d]+$)/.test(each))
  for (const link of links) {
    const by = said.find(
      ({ kind, subject }) => linksToldBy.test(kind) && (subject.includes(link) || link.includes(subject)),
    )
    if (have.has(link)) rows.links.cameIn += 1
    else if (by) {
      rows.links.leftOut += 1
      because(rows.links, by.kind)
    } else if (ours.length) {
      ours.shift()
      rows.links.changed += 1
      because(rows.links, 'an address of ours')
    } else rows.links.lost.push(`${found.title}: ${link}`)
  }

  named(rows.terms, found.title, terms, here.terms.map(flat), (term) =>
    said.find(({ kind, subject }) => termsToldBy.test(kind) && flat(subject) === term),
  )
  named(rows.authors, found.title, authors, here.authors.map(flat), () => undefined)
  named(rows.addresses, found.title, addresses, here.addresses.map(pathOf), (path) =>
    said.find(({ kind, subject }) => kind === 'old-address-taken' && pathOf(subject) === path),
  )
}

/** What has a name there is here by the same. */
function named(
  to: Row,
  title: string,
  wanted: readonly string[],
  have: readonly string[],
  toldBy: (name: string) => { kind: string } | undefined,
): void {
  for (const name of wanted) {
    const by = toldBy(name)
    if (have.includes(name)) to.cameIn += 1
    else if (by) {
      to.leftOut += 1
      because(to, by.kind)
    } else to.lost.push(`${title}: ${name}`)
  }
}

/** As what it stands here, and since when. */
function compareState(rows: Record<Kind, Row>, found: CountedStory, here: Stood): void {
  const isPublic = here.state === 'published'
  const reason = here.notes.find(({ kind }) => statesToldBy.test(kind))?.kind
  const label = found.state === 'public' || found.state === 'page' ? reason : 'a draft over there'
  if (found.state === 'public' ? isPublic : found.state === 'not-public' && !isPublic && !reason)
    rows.stories.cameIn += 1
  else if (!isPublic && (label || reason)) {
    rows.stories.changed += 1
    because(rows.stories, reason ?? 'draft')
  } else rows.stories.lost.push(`${found.title}: ${found.state} over there, ${here.state} here`)
  if (!found.day) return
  if (isPublic && here.publishedAt && Date.parse(here.publishedAt) === Date.parse(found.day))
    rows.dates.cameIn += 1
  else if (!isPublic) {
    rows.dates.leftOut += 1
    because(rows.dates, 'a draft has no day')
  } else rows.dates.lost.push(`${found.title}: ${found.day} over there, ${here.publishedAt} here`)
}
