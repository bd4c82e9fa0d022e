import { describe, expect, it } from 'vitest'
import { styleSheet, stylesUsedBy } from './used-styles.ts'

const used = (css: string, html: string, ofScripts: string[] = []) =>
  stylesUsedBy(html, new Set(ofScripts))(styleSheet(css))

describe('the styles of a page', () => {
  it('leave out rules for classes that are not on it, and keep their order', () => {
    const css = 'p{a:b}.x .y{c:d}.x{e:f}.z,.x>p{g:h}.z{i:j}'
    expect(used(css, '<p class="w x">')).toBe('p{a:b}.x{e:f}.z,.x>p{g:h}')
  })

  it.each([
    ['.x.y{a:b}', 'x y', true],
    ['.x.y{a:b}', 'x', false],
    [':is(.x,.y) p{a:b}', 'y', true],
    [':is(.x,.y) p{a:b}', 'z', false],
    [':where(.x .y,.z):hover{a:b}', 'x', false],
    [':where(.x .y,.z):hover{a:b}', 'x y', true],
    [':is(.x,:is(.y,h1)){a:b}', '', true],
    ['.x:not(.y){a:b}', 'x', true],
    ['.x:has(>.y){a:b}', 'x', true],
    ['.x::before{content:"}.y{"}', 'x', true],
    ['.x\\:y{a:b}', 'x:y', true],
    ['[class=x]{a:b}', '', true],
    ['#x{a:b}', '', true],
  ])('are told by every kind of selector: %s beside “%s”', (css, classes, isKept) => {
    expect(used(css, `<i class="${classes}">`)).toBe(isKept ? css : '')
  })

  it('look into what holds rules, and leave nothing empty', () => {
    const css =
      '@media print{.x{a:b}.y{c:d}}@media (width>9em){.y{e:f}}@supports (a:b){@media print{.y{g:h}.x{i:j}}}'
    expect(used(css, '<i class="x">')).toBe('@media print{.x{a:b}}@supports (a:b){@media print{.x{i:j}}}')
  })

  it('keep faces, movements, and what only stands in a sheet', () => {
    const css =
      '@charset "utf-8";@layer a, b;@font-face{font-family:x;src:url(/y.woff2)}@keyframes turn{0%{a:b}to{c:d}}'
    expect(used(css, '')).toBe(css)
  })

  it('have what scripts make, and all of it where a page grows while it is read', () => {
    expect(used('.x{a:b}.y{c:d}', '', ['y'])).toBe('.y{c:d}')
    expect(used('.x{a:b}.y{c:d}', '<live-story data-updated="1">')).toBe('.x{a:b}.y{c:d}')
  })
})
