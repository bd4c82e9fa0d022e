import { describe, expect, it } from 'vitest'
import { cacheKeyFor } from '../press/cache-key.ts'
import { oldPath } from './old-path.ts'

describe('an old address', () => {
  it.each([
    ['/2019/03/04/مرحبا/', '/2019/03/04/مرحبا'],
    ['/2019/03/04/%d9%85%d8%b1%d8%ad%d8%a8%d8%a7/', '/2019/03/04/مرحبا'],
    ['/2019/03/04/%D9%85%D8%B1%D8%AD%D8%A8%D8%A7', '/2019/03/04/مرحبا'],
    ['https://old.example/a/b.html?utm_source=x#top', '/a/b.html'],
    ['http://old.example/?p=123', '/?p=123'],
    ['/index.php?p=123&preview=true', '/?p=123'],
    ['/blog/index.php?page_id=7', '/blog/?page_id=7'],
    ['//evil.example/x', '/evil.example/x'],
    ['/a//b/', '/a/b'],
    // alef with a separate madda: one letter once it is NFC.
    ['/\u0627\u0653ب', '/\u0622ب'],
  ])('%s is known by %s', (address, path) => {
    expect(oldPath(address)).toBe(path)
  })

  it.each([
    '/',
    'https://old.example/',
    'mailto:a@b.example',
    '/%E0%A4%A',
    '/?p=0',
    'words',
    `/${'x'.repeat(3_000)}`,
  ])('%s leads nowhere', (address) => {
    expect(oldPath(address)).toBeNull()
  })

  it('splits the press only by a number that WordPress would know', () => {
    const none = { cookie: undefined, saveData: undefined }
    expect(cacheKeyFor('GET', '/?p=123', none)).toEqual({ key: '/?p=123', url: '/?p=123', isBoundless: true })
    expect(cacheKeyFor('GET', '/?p=<script>', none)?.url).toBe('/')
    expect(cacheKeyFor('GET', '/?utm=1', none)?.url).toBe('/')
    expect(cacheKeyFor('GET', '/economy?page=2', none)?.url).toBe('/economy?page=2')
  })
})
