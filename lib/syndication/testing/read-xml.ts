/**
 * Reads XML as strictly as a validating parser does, and knows nothing of how ours is written: what it takes, anybody
 * takes. No document type, no entities but XML's five: ours have none, and others must not be able to bring any.
 */

export type XmlElement = {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** All text in it, joined. */
  text: string
}

const nameOf = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`
const token = new RegExp(
  [
    String.raw`<\?(?<target>[\w-]+) [^?]*\?>`,
    String.raw`</(?<end>${nameOf})\s*>`,
    String.raw`<(?<start>${nameOf})(?<attributes>(?:\s+${nameOf}="[^"<]*")*)\s*(?<empty>/?)>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'y',
)
const attribute = new RegExp(String.raw`\s+(${nameOf})="([^"<]*)"`, 'g')
const allowed = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u
const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** @throws with the fault, where the text is no well-formed XML with declared namespaces */
export function readXml(xml: string): XmlElement {
  if (!xml.isWellFormed() || !allowed.test(xml)) throw new Error('Characters that XML forbids')
  if (!xml.startsWith('<?xml version="1.0" encoding="utf-8"?>')) throw new Error('No declaration')
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open: { element: XmlElement; prefixes: ReadonlySet<string> }[] = [
    { element: document, prefixes: new Set(['xml']) },
  ]
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const groups = token.exec(xml)?.groups
    if (!groups) throw new Error(`Not well-formed at: ${xml.slice(at, at + 80)}`)
    const { element, prefixes } = open.at(-1)!
    if (groups.end !== undefined) {
      if (open.length === 1 || groups.end !== element.name)
        throw new Error(`</${groups.end}> closes <${element.name}>`)
      open.pop()
      open.at(-1)!.element.text += element.text
    } else if (groups.start !== undefined) {
      if (open.length === 1 && element.children.length > 0) throw new Error('A second root')
      const child = {
        name: groups.start,
        attributes: attributesOf(groups.attributes!),
        children: [],
        text: '',
      }
      const declared = Object.keys(child.attributes).flatMap((name) => /^xmlns:(.+)$/.exec(name)?.[1] ?? [])
      const known = new Set([...prefixes, ...declared])
      for (const name of [child.name, ...Object.keys(child.attributes)]) {
        const prefix = /^([^:]+):/.exec(name)?.[1]
        if (prefix && prefix !== 'xmlns' && !known.has(prefix)) throw new Error(`Undeclared prefix: ${name}`)
      }
      element.children.push(child)
      if (!groups.empty) open.push({ element: child, prefixes: known })
    } else if (groups.text !== undefined) {
      if (groups.text.includes(']]>')) throw new Error(']]> in text')
      const text = unescaped(groups.text)
      if (open.length === 1 && text.trim() !== '') throw new Error('Text outside the root')
      element.text += text
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.element.name}> is not closed`)
  if (!document.children[0]) throw new Error('No root')
  return document.children[0]
}

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, value] of source.matchAll(attribute)) {
    if (name! in attributes) throw new Error(`${name} twice`)
    attributes[name!] = unescaped(value!)
  }
  return attributes
}

const unescaped = (text: string): string =>
  text.replace(/&([^;\s]*)(;?)/g, (all, name: string, end: string) => {
    const number = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name)
    const known = number
      ? String.fromCodePoint(Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10))
      : references[name]
    if (!end || known === undefined || !allowed.test(known)) throw new Error(`No reference: ${all}`)
    return known
  })

/** The children of that name. */
export const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name)

/** The texts of the children of that name. */
export const texts = (element: XmlElement, name: string): string[] =>
  all(element, name).map((child) => child.text)
