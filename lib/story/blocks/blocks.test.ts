import { readdirSync, readFileSync } from 'node:fs'
import { getSchema } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { schemaExtensions } from '@/components/newsroom/editor/schema/story-schema.ts'
import ar from '../../../messages/ar.json' with { type: 'json' }
import en from '../../../messages/en.json' with { type: 'json' }
import fa from '../../../messages/fa.json' with { type: 'json' }
import fr from '../../../messages/fr.json' with { type: 'json' }
import he from '../../../messages/he.json' with { type: 'json' }
import ur from '../../../messages/ur.json' with { type: 'json' }
import { newsroomMessages } from '../../locale/newsroom-messages.ts'
import { newsroomLocales } from '../../vocabulary.ts'
import type { Block, KnownBlock } from '../document.ts'
import { wordsOfBlock } from '../words-of-block.ts'
import type { BlockEditor } from './block-editor.ts'
import { blockEditors } from './editors.ts'
import { blockModels } from './models.ts'

type Tree = { [key: string]: string | Tree }

const folderOf = (type: string) => type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const here = new URL('.', import.meta.url)
const types = Object.keys(blockEditors) as Block['type'][]
const known = Object.keys(blockModels) as KnownBlock['type'][]

const has = (tree: Tree, path: string): boolean =>
  path
    .split('.')
    .reduce<string | Tree | undefined>((at, key) => (typeof at === 'object' ? at[key] : undefined), tree) !==
  undefined

/** Keys that a reader component asks of its own part of the messages. */
const askedByReader = (type: string): string[] => {
  const source = readFileSync(new URL(`${folderOf(type)}/reader.tsx`, here), 'utf8')
  return source.includes(`useTranslations('Blocks.${type}')`)
    ? [...source.matchAll(/\bt\('(\w+)'/g)].map(([, key]) => `${type}.${key}`)
    : []
}

/** Keys that the newsroom asks of a block: its name, its fields, its entries in the menus, and what its view says. */
const askedByNewsroom = (type: Block['type']): string[] => {
  const model = type === 'unknownBlock' ? null : blockModels[type]
  const editor: BlockEditor = blockEditors[type]
  const source = readFileSync(new URL(`${folderOf(type)}/editor.ts`, here), 'utf8')
  return [
    ...(model && 'isNamed' in model ? [`${type}.name`] : []),
    ...(model?.fields ?? []).map((field) => `${type}.fields.${field}`),
    ...editor.kinds.map(({ name }) => name),
    ...[...source.matchAll(/blockWords\(\s*'([\w.]+)'/g)].map(([, key]) => key!),
  ]
}

describe('the words of blocks', () => {
  it.each(known)('%s lacks none that its reader shows', (type) => {
    const lacking = Object.entries({ ar, en, fa, fr, he, ur }).flatMap(([locale, { Blocks }]) =>
      askedByReader(type)
        .filter((key) => !has(Blocks, key))
        .map((key) => `${locale}: Blocks.${key}`),
    )
    expect(lacking).toEqual([])
  })

  it.each(types)('%s lacks none that the newsroom shows', (type) => {
    const lacking = newsroomLocales.flatMap((locale) =>
      askedByNewsroom(type)
        .filter((key) => !has(newsroomMessages(locale).Newsroom.Blocks as Tree, key))
        .map((key) => `${locale}: Newsroom.Blocks.${key}`),
    )
    expect(lacking).toEqual([])
  })

  it('stand with the block that they are of', () => {
    for (const type of types)
      expect(askedByNewsroom(type).filter((key) => !key.startsWith(`${type}.`))).toEqual([])
  })
})

it.each(known)('%s is compared with another version by every field that it has', (type) => {
  const words = (blockModels[type].fields as readonly string[]).filter(
    (field) => wordsOfBlock({ type, attrs: { [field]: 'كلمة' } } as unknown as Block) !== 'كلمة',
  )
  expect(words).toEqual([])
})

describe('the rules of blocks', () => {
  const schema = getSchema(schemaExtensions)

  it('are those of the editor', () => {
    for (const type of known) {
      const { content, attrs } = blockModels[type].rule as {
        content: readonly string[] | string | null
        attrs: (raw: object) => object | null
      }
      const node = schema.nodes[type]!
      const may = Object.values(schema.nodes).filter((child) => node.contentMatch.matchType(child))
      if (Array.isArray(content)) expect(may.map(({ name }) => name).sort()).toEqual([...content].sort())
      else if (content === null) expect(node.isLeaf).toBe(true)
      // What is left out where it says nothing is there where it says something.
      const kept = attrs({ rating: 1, width: 'wide', runs: 'auto' })
      if (kept) expect(Object.keys(node.spec.attrs ?? {}).sort()).toEqual(Object.keys(kept).sort())
    }
  })
})

describe('what a reader’s page imports', () => {
  const sources = new Map<string, string>()
  const read = (path: string): string => {
    if (!sources.has(path)) sources.set(path, readFileSync(path, 'utf8'))
    return sources.get(path)!
  }
  const root = new URL('../../../', here)
  /** Files that a file imports when it runs, and theirs. */
  const allFrom = (path: string, found = new Set<string>()): Set<string> => {
    if (found.has(path)) return found
    found.add(path)
    for (const [, target] of read(path).matchAll(
      /^(?:import|export)(?! type)[^;]*? from '([.@]\/?[^']*\.tsx?)'/gm,
    )) {
      const url = target!.startsWith('@/')
        ? new URL(target!.slice(2), root)
        : new URL(target!, `file://${path}`)
      allFrom(url.pathname, found)
    }
    return found
  }

  it('is nothing of the editor', () => {
    const imported = [...allFrom(new URL('readers.tsx', here).pathname)]
    expect(imported.length).toBeGreaterThan(30)
    expect(
      imported.filter((path) =>
        /\/(editor|editors|block-editor)\.tsx?$|\/newsroom\/|\.client\.tsx?$/.test(path),
      ),
    ).toEqual([])
  })

  it('is nothing of the readers’ components for what runs anywhere', () => {
    const imported = ['models.ts', 'feed-html.ts', 'markdown.ts'].flatMap((file) => [
      ...allFrom(new URL(file, here).pathname),
    ])
    expect(imported.filter((path) => path.endsWith('.tsx'))).toEqual([])
  })
})

it('has a folder for each block, and no block without one', () => {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  // What stands in two kinds of list and is no block itself.
  expect(folders.map(({ name }) => name).sort()).toEqual([...types.map(folderOf), 'list-item'].sort())
})
