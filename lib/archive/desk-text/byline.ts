/** The lines under a story that say who wrote it, how to reach them, and which desk sent it. */

import { firstOf, lastOf, present } from '../../present.ts'
import { handleAddress, type SocialNetwork } from '../../publication/social-handle.ts'
import type { SocialHandle } from '../../vocabulary.ts'

export type DeskByline = {
  author: string | null
  email: string | null
  /** Without the @, each of a shape its network knows. */
  handles: SocialHandle[]
  /** Its bare name, as desks are called in the database: “San Francisco”, not “San Francisco News Desk”. */
  desk: string | null
}

type ReadByline = DeskByline & {
  /** What the lines say besides, piece by piece: a copyright line, a second author. */
  unread: string[]
  /** True when no label named the author; the first thing that looked like a name was taken. */
  guessedAuthor: boolean
}

type Field = 'author' | 'email' | 'desk' | SocialNetwork

/** How desks label each field, in all six languages; each is a regular expression. */
const labels: Record<Field, string> = {
  author:
    '(?:ال)?مؤلفة?|(?:ال)?كاتبة?|بقلم|كتبه|كتبت|كتب|إعداد|اعداد|(?:ال)?مراسلة?|written by|by|authors?|writer|reporter|نویسنده|نوشتهٔ?|به قلم|خبرنگار|מאת|כותבת?|כתבת?|مصنفہ?|تحریر|رپورٹ|نامہ نگار|rédigé par|par|auteure?|autrice|journaliste',
  email:
    '(?:ال)?بريد (?:ال)?[إاأ]لكتروني|(?:ال)?بريد|[إا]يميل|e-?mails?|mail|رایانامه|ایمیل|پست الکترونیکی?|דוא["״\']?ל|אימייל|מייל|ای ?میل|برقی (?:پتہ|ڈاک)|courriel|adresse électronique',
  desk: '(?:ال)?مكتب(?: (?:ال)?[أا]خبار)?|desk|bureau|newsroom|دفتر(?: خبر)?|تحریریه|דסק|מערכת|(?:نیوز )?ڈیسک|بیورو|rédaction',
  x: '(?:ال)?تغريد|تويتر|[إا]كس|twitter|x|توی?یتر|ایکس|טוויטר|ٹوئ?یٹر|ٹویٹر',
  mastodon: 'mastodon|ماستودون|מסטודון|مستودون',
  bluesky: 'bluesky|بلو ?سكاي|بلواسکای|בלוסקיי|بلیو سکائی',
  linkedin: 'linkedin|لينكد ?إ?ن|لینکدین|לינקדאין|لنکڈ ?ان',
  telegram: 'telegram|تيليجرام|تيلي?غرام|تلغرام|تلگرام|טלגרם|ٹیلی ?گرام',
}
const fields = Object.keys(labels) as Field[]

const labelled = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}@./])(?:${fields
    .map((field) => `(?<${field}>${labels[field].replaceAll(' ', '[ \\u00A0]+')})`)
    .join('|')})[ \\u00A0]*[:：]`,
  'giu',
)

/** Words that announce an author without a colon; so only a name may follow. */
const announced = /^(?:بقلم|written by|by|par|מאת|تحریر|نوشتهٔ?|به قلم)[ \u00A0]+(?=\S)/iu
/** What a desk is called in the six languages. */
const deskWord =
  /(?<![\p{L}\p{M}])(?:(?:ال)?مكتب|desk|bureau|newsroom|دفتر|تحریریه|דסק|מערכת|ڈیسک|بیورو|rédaction)(?![\p{L}\p{M}])/iu
/** Said around a desk's name, before it or after it. */
const aroundDeskName =
  /^(?:(?:ال)?مكتب|(?:ال)?[أا]خبار|في|مدينة|the|news|desk|bureau|newsroom|office|دفتر|خبری?|اخبار|تحریریهٔ?|میز|דסק|מערכת|חדשות|نیوز|ڈیسک|بیورو|کا|rédaction|de|du|à|des|nouvelles)$/iu

const profile =
  /(?:https?:\/\/)?(?:www\.)?(?:(x|twitter)\.com|(t)\.me|(bsky)\.app\/profile|(linkedin)\.com\/in)\/@?([\w.-]+)\/?/iu
const fediverse = /(?<![\w.@])@(\w{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+)/iu
const email = /(?:mailto:)?([\w.+%-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+)/iu
const atHandle = /(?<![\w.@])@(\w{1,32})(?![\w@])/u

/** Names are two to six words of letters; one word is as likely a place or “ENDS”. */
const name = /^(?!\p{N})[\p{L}\p{M}\u200c.'’׳״"־-]+(?:[ \u00A0][\p{L}\p{M}\u200c.'’׳״"־-]+){1,5}$/u
const capitals =
  /^(?:(?:\p{Lu}[\p{L}\p{M}.'’-]*|al|el|bin|ibn|de|du|la|le|van|von|da|di|d[’']\p{Lu}\S*)(?:[ \u00A0]|$))+$/u

/** Before `labelled` reads them: marks of direction mean nothing here, and would hide a label. */
const bare = (line: string): string => line.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').trim()

const trimmed = (text: string): string =>
  text
    .replace(/\(\s*\)|<\s*>|\[\s*\]/gu, ' ')
    .replace(/^[\s|·•,،;؛:*_()<>–—-]+|[\s|·•,،;؛:*_(<>–—-]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
const pieces = (text: string): string[] =>
  text
    .split(/[|·•,،;؛/\t]|\s[–—-]\s/u)
    .map(trimmed)
    .filter(Boolean)

/** Whether a text could be the name of a person: a few words of letters, capitals where the script has them. */
function looksLikeName(text: string): boolean {
  return name.test(text) && (!/\p{sc=Latn}/u.test(text) || capitals.test(text))
}

/**
 * Whether one line, standing alone under a headline or at the end, can only be a byline: “By Mara Quill”,
 * «بقلم: سلمى حدّاد». Prose that begins with “by” is not.
 */
export function isBylineLine(line: string): boolean {
  const text = bare(line)
  if (text.length > 120) return false
  const first = text.matchAll(labelled).next().value
  if (first?.index === 0 && first.groups?.author) {
    const [author = ''] = pieces(text.slice(first[0].length).replace(labelled, '|'))
    return looksLikeName(author)
  }
  const start = text.match(announced)
  return start !== null && looksLikeName(pieces(text.slice(start[0].length))[0] ?? '')
}

/**
 * Whether the lines after a separator are a byline and not the rest of the story: few and short, with a label, an
 * address or a desk among them, or nothing but a name.
 */
export function looksLikeByline(lines: string[]): boolean {
  const texts = lines.map(bare).filter(Boolean)
  if (texts.length === 0 || texts.length > 12 || texts.some((text) => text.length > 160)) return false
  const says = (text: string) =>
    text.search(labelled) === 0 || announced.test(text) || email.test(text) || atHandle.test(text)
  const isProse = (text: string) => text.length > 60 && /[.!?؟۔]$/u.test(text)
  if (texts.some(isProse)) return false
  return (
    texts.some(says) ||
    texts.every((text) => looksLikeName(text) || (text.length <= 60 && deskWord.test(text)))
  )
}

/**
 * Reads byline lines: labels in six languages in any order and several on a line, with or without a space after
 * the colon; what has no label by its shape (an e-mail address, an @handle, a profile's address, a desk's title,
 * a name).
 */
export function readByline(lines: string[]): ReadByline {
  const read: ReadByline = {
    author: null,
    email: null,
    handles: [],
    desk: null,
    unread: [],
    guessedAuthor: false,
  }
  const unlabelled: string[] = []

  const addHandle = (network: SocialNetwork, handle: string): boolean => {
    if (!handleAddress({ network, handle })) return false
    if (!read.handles.some((known) => known.network === network)) read.handles.push({ network, handle })
    return true
  }

  /** Takes addresses and handles out of a text by their shape, and returns the rest. */
  const withoutAddresses = (text: string): string => {
    let rest = text
    const take = (pattern: RegExp, use: (match: RegExpMatchArray) => boolean) => {
      const match = rest.match(pattern)
      if (match && use(match)) rest = rest.replace(match[0], ' ')
    }
    take(profile, ([, x, t, bsky, linkedin, handle = '']) => {
      const network = x ? 'x' : t ? 'telegram' : bsky ? 'bluesky' : linkedin ? 'linkedin' : null
      return network !== null && addHandle(network, handle)
    })
    take(fediverse, ([, handle = '']) => addHandle('mastodon', handle))
    take(email, ([, address = '']) => {
      if (read.email) return false
      read.email = address
      return true
    })
    take(atHandle, ([, handle = '']) => addHandle('x', handle))
    return rest
  }

  const readValue = (field: Field, value: string): void => {
    if (field === 'author' || field === 'desk' || field === 'email') {
      const [first, ...others] = pieces(withoutAddresses(value))
      if (!first) return
      if (field === 'email') read.unread.push(first)
      else if (read[field] === null) read[field] = field === 'desk' ? deskName(first) : first
      else read.unread.push(first)
      unlabelled.push(...others)
      return
    }
    const [, given = '', rest = ''] = value.trim().match(/^@?(\S+)(.*)$/su) ?? []
    const handle = given.match(profile)?.[5] ?? given.replace(/[,،;؛|.]+$/u, '')
    if (!addHandle(field, handle) && given) read.unread.push(value.trim())
    else unlabelled.push(...pieces(withoutAddresses(rest)))
  }

  for (const line of lines.map(bare)) {
    const found = [...line.matchAll(labelled)]
    const head = line.slice(0, found[0]?.index ?? line.length)
    const start = head.match(announced)
    if (start) readValue('author', head.slice(start[0].length))
    else unlabelled.push(...pieces(withoutAddresses(head)))
    for (const [index, match] of found.entries()) {
      const field = present(
        fields.find((each) => match.groups?.[each] !== undefined),
        'field of this line',
      )
      const value = line.slice(match.index + match[0].length, found[index + 1]?.index)
      readValue(field, value)
    }
  }

  for (const piece of unlabelled) {
    if (read.desk === null && deskWord.test(piece)) read.desk = deskName(piece)
    else if (read.author === null && looksLikeName(piece)) {
      read.author = piece
      read.guessedAuthor = true
    } else read.unread.push(piece)
  }
  return read
}

/** A desk's title without the words around its name; a title that is nothing else stays. */
function deskName(title: string): string {
  const words = title.split(/\s+/u)
  while (words.length && aroundDeskName.test(firstOf(words))) words.shift()
  while (words.length && aroundDeskName.test(lastOf(words))) words.pop()
  return words.join(' ').replace(/^d[’']/u, '') || title
}
