import { expect, it } from 'vitest'
import { bold, link, p } from '../../story/compose.ts'
import type { Block } from '../../story/document.ts'
import type { ImportPictureUse } from '../../vocabulary.ts'
import { putPictures } from './put-pictures.ts'

const place = (name: string, words = name): ImportPictureUse & { role: 'figure' } => ({
  role: 'figure',
  link: { href: `https://old.example/${name}.jpg`, text: `[${words}]` },
  alt: words,
  caption: null,
})
const standIn = (name: string, words = name): Block =>
  p(link(`https://old.example/${name}.jpg`, `[${words}]`))
const figure = (mediaId: string, words: string): Block => ({
  type: 'figure',
  attrs: { mediaId, alt: words, caption: null },
})

it('puts each where its own link stands, in their order, and says which had a place', () => {
  const blocks = [p('كلام'), standIn('a', 'أ'), p('كلام'), standIn('a', 'أ'), standIn('b')]
  expect(
    putPictures({ blocks, leadMediaId: null }, [
      { mediaId: '1', place: place('a', 'أ') },
      { mediaId: '1', place: place('a', 'أ') },
      { mediaId: '2', place: place('b') },
      { mediaId: '3', place: place('c') },
    ]),
  ).toEqual({
    blocks: [p('كلام'), figure('1', 'أ'), p('كلام'), figure('1', 'أ'), figure('2', 'b')],
    leadMediaId: null,
    found: [true, true, true, false],
  })
})

it.each<[string, Block]>([
  ['a link with other words', standIn('a', 'another')],
  ['a link among words', p('انظر ', link('https://old.example/a.jpg', '[a]'))],
  [
    'a link that somebody made bold',
    p({
      ...link('https://old.example/a.jpg', '[a]'),
      marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://old.example/a.jpg' } }],
    }),
  ],
  ['bold words', p(bold('[a]'))],
  ['a link elsewhere', p(link('https://old.example/a.jpg?x', '[a]'))],
])('%s is not what stood in for it', (_, block) => {
  const { blocks, found } = putPictures({ blocks: [block], leadMediaId: null }, [
    { mediaId: '1', place: place('a') },
  ])
  expect(blocks).toEqual([block])
  expect(found).toEqual([false])
})

it('puts one over a story that has none, and does not show it twice', () => {
  const lead = { mediaId: '1', place: { role: 'lead' } as const }
  expect(
    putPictures({ blocks: [standIn('a'), p('كلام')], leadMediaId: null }, [
      lead,
      { mediaId: '1', place: place('a') },
    ]),
  ).toEqual({ blocks: [p('كلام')], leadMediaId: '1', found: [true, true] })
  expect(putPictures({ blocks: [p('كلام')], leadMediaId: '9' }, [lead])).toMatchObject({
    leadMediaId: '9',
    found: [false],
  })
})

it('makes a gallery again of what was one, whichever of its pictures comes first', () => {
  const inGallery = (name: string, before: boolean, after: boolean): ImportPictureUse => ({
    ...place(name),
    joins: { before, after },
  })
  const places = {
    a: inGallery('a', false, true),
    b: inGallery('b', true, true),
    c: inGallery('c', true, false),
  }
  const begun = [figure('0', 'alone'), standIn('a'), standIn('b'), standIn('c'), standIn('d'), p('كلام')]
  const put = (blocks: Block[], ...coming: [string, ImportPictureUse][]) =>
    putPictures(
      { blocks, leadMediaId: null },
      coming.map(([mediaId, each]) => ({ mediaId, place: each })),
    ).blocks
  const first = put(begun, ['1', places.a], ['3', places.c])
  expect(first).toEqual([
    figure('0', 'alone'),
    figure('1', 'a'),
    standIn('b'),
    figure('3', 'c'),
    standIn('d'),
    p('كلام'),
  ])
  expect(put(first, ['2', places.b], ['4', place('d')])).toEqual([
    figure('0', 'alone'),
    {
      type: 'gallery',
      attrs: { caption: null },
      content: [figure('1', 'a'), figure('2', 'b'), figure('3', 'c')],
    },
    figure('4', 'd'),
    p('كلام'),
  ])
})
