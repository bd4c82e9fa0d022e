import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { p, quote } from '@/lib/story/compose.ts'
import type { Block } from '@/lib/story/document.ts'
import { partDirection } from './part-direction.ts'
import { WordDiff } from './word-diff.tsx'

const compared = (before: string, after: string, dir: 'rtl' | 'ltr' | null) =>
  [
    ...renderToStaticMarkup(
      createElement(WordDiff, { before, after, locale: 'ar', dir, show: 'both' }),
    ).matchAll(/<p dir="(\w+)"/g),
  ].map(([, found]) => found)

describe('a comparison', () => {
  it('runs as what is compared, whatever its words begin with', () => {
    expect(compared('tZero أعلنت', 'tZero تعلن', 'rtl')).toEqual(['rtl'])
  })

  it('runs each line by what stands there now, where nothing else is known', () => {
    expect(compared('iPhone أعلنت أمس', 'أعلنت أمس', null)).toEqual(['rtl'])
    expect(compared('قال\nsaid he', 'قال\nsaid she', null)).toEqual(['rtl', 'ltr'])
    expect(compared('said he', '', null)).toEqual(['ltr'])
  })
})

describe('a part of two versions', () => {
  type Compared = Parameters<typeof partDirection>[0]
  const passage = (mine: Block[], theirs: Block[] = []): Compared => ({
    kind: 'passage',
    key: 'passage',
    mine,
    theirs,
    suggested: 'mine',
    isContested: false,
  })
  const field = (name: 'headline' | 'bylines'): Compared => ({
    kind: 'field',
    key: name,
    field: name,
    suggested: 'mine',
    isContested: false,
  })

  it('runs as its field or its blocks do on the page', () => {
    expect(partDirection(field('headline'), 'ar')).toBe('rtl')
    expect(partDirection(field('headline'), 'en')).toBe('ltr')
    expect(partDirection(field('bylines'), 'ar')).toBe(null)
    expect(partDirection(passage([p('قال'), p('نعم')]), 'ar')).toBe('rtl')
    const chosen = { ...p('iPhone'), attrs: { dir: 'rtl' as const } }
    expect(partDirection(passage([chosen]), 'ar')).toBe('rtl')
    expect(partDirection(passage([p('قال'), p('said')]), 'ar')).toBe(null)
    expect(partDirection(passage([], [quote('tZero', 'قال')]), 'ar')).toBe('rtl')
  })
})
