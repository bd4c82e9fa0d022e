import { expect, it } from 'vitest'
import type { Assets } from './assets.ts'
import { finishPage } from './finish.ts'

const assets: Assets = {
  css: new Map(),
  fonts: new Map(),
  liteCss: '',
  icon: '',
  scriptTexts: new Map(),
  scripts: new Map(['/own.js', '/listen.js'].map((path) => [path, `${path}?v=abc`])),
  wordsOfScripts: new Set(),
}

it('asks by their content for all scripts of ours, also those that a part of the page wants later', () => {
  const body = Buffer.from(
    '<!doctype html><html><head></head><body><part-0><script data-keep="" type="module" src="/own.js"></script></body></html>',
  )
  const parts = ['<button data-module="/listen.js">استمع</button>']
  const page = finishPage({ body, parts }, { url: '/', key: '/', edition: 'full' }, assets)
  expect(page).toContain('src="/own.js?v=abc"')
  expect(page).toContain('data-module="/listen.js?v=abc"')
})
