import { describe, expect, it } from 'vitest'
import { cacheKeyFor } from '../press/cache-key.ts'
import { oldPath, oldPaths } from './old-path.ts'

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
    ['/news.php?id=17', '/news.php?id=17'],
    ['/news.php?lang=ar&id=17&utm_source=x&fbclid=y', '/news.php?id=17&lang=ar'],
    ['/index.php?option=com_content&view=article&id=3', '/?id=3&option=com_content&view=article'],
    ['/news.php?id=17&amp;lang=ar', '/news.php?id=17&lang=ar'],
    ['/article?id=%D8%A3', '/article/?id=%D8%A3'],
    [`/news.php?id=${'x'.repeat(300)}`, '/news.php'],
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

  it('splits the press only where the old addresses of a path differ by it', () => {
    const none = { cookie: undefined, saveData: undefined }
    const queried = new Map([
      ['', new Set(['p'])],
      ['/news.php', new Set(['id'])],
      ['/economy', new Set(['id'])],
    ])
    const asked = (url: string) => cacheKeyFor('GET', url, none, queried)
    expect(asked('/?p=123')).toMatchObject({
      key: '/ was /?p=123',
      url: '/',
      old: '/?p=123',
      isBoundless: true,
    })
    expect(asked('/news.php?id=1')?.key).not.toBe(asked('/news.php?id=2')?.key)
    expect(asked('/news.php?utm_source=1&x=3')?.key).toBe('/news.php')
    expect(asked('/news.php?x=3&id=2')?.old).toBe('/news.php?id=2')
    expect(asked('/other.php?id=1')?.key).toBe('/other.php')
    expect(asked('/?word=1&p=<script>')?.old).toBeUndefined()
    // What a page of ours declares reaches it all the same.
    expect(asked('/economy?page=2')).toEqual({
      key: '/economy?page=2',
      url: '/economy?page=2',
      edition: 'full',
    })
    expect(asked('/economy?page=2&id=3')).toMatchObject({ url: '/economy?page=2', old: '/economy/?id=3' })
    expect(cacheKeyFor('GET', '/?p=123', none)?.key).toBe('/')
  })

  it('is known without what a link added to it, too', () => {
    expect(oldPaths('/a.html?id=3')).toEqual(['/a.html?id=3', '/a.html'])
    expect(oldPaths('/?p=3')).toEqual(['/?p=3'])
    expect(oldPaths('/')).toEqual([])
  })
})
