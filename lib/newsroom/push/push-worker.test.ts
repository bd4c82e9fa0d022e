import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { storyHref } from '../../publication/addresses.ts'

const origin = 'https://news.example'
const story = new URL(storyHref('ar', 'economy', 'أسعار-الذهب'), origin).href
const settings = `${origin}/notifications`

type Shown = { title: string; options: Record<string, unknown> }
type Handler = (event: object) => void

/** The script as a browser runs it, before a screen of notifications and some open pages. */
function device(...pages: string[]) {
  const did = { shown: [] as Shown[], focused: [] as string[], opened: [] as string[] }
  const handlers: Record<string, Handler> = {}
  const self = {
    location: { origin },
    addEventListener: (name: string, handler: Handler) => Object.assign(handlers, { [name]: handler }),
    registration: {
      showNotification: async (title: string, options: Record<string, unknown>) =>
        did.shown.push({ title, options }),
    },
    clients: {
      matchAll: async () => pages.map((url) => ({ url, focus: () => did.focused.push(url) })),
      openWindow: (url: string) => did.opened.push(url),
    },
  }
  runInNewContext(readFileSync('public/push-worker.js', 'utf8'), { self, URL })
  const happen = async (name: string, event: object): Promise<void> => {
    let done: unknown
    handlers[name]?.({ ...event, waitUntil: (until: unknown) => (done = until) })
    await done
  }
  return {
    ...did,
    push: (text: string) => happen('push', { data: { json: () => JSON.parse(text) } }),
    press: async (action = '') => {
      const { options } = did.shown.at(-1) ?? { options: {} }
      await happen('notificationclick', { action, notification: { ...options, close: () => {} } })
    },
  }
}

const told = (navigate: unknown) =>
  JSON.stringify({
    web_push: 8030,
    notification: {
      ...{ title: 'عاجل', lang: 'ar', dir: 'rtl', tag: 'one', navigate },
      actions: [{ action: 'settings', title: 'الإعدادات', navigate: settings }],
    },
  })

it('shows what it is told in its language, and opens the story that it leads to', async () => {
  const phone = device(`${origin}/`)
  await phone.push(told(story))
  expect(phone.shown).toMatchObject([{ title: 'عاجل', options: { lang: 'ar', dir: 'rtl', tag: 'one' } }])
  await phone.press()
  await phone.press('settings')
  expect([phone.opened, phone.focused]).toEqual([[story, settings], []])
})

it.each(['', '#third', '?from=share', '?from=share#third'])(
  'goes to the tab that has it, at %s',
  async (rest) => {
    const laptop = device(`${origin}/economy`, `${story}${rest}`)
    await laptop.push(told(story))
    await laptop.press()
    expect([laptop.opened, laptop.focused]).toEqual([[], [`${story}${rest}`]])
  },
)

it('shows nothing of what it cannot read, and leads to no other site', async () => {
  const phone = device()
  await phone.push('rubbish')
  await phone.push(JSON.stringify({ notification: { title: '' } }))
  expect(phone.shown).toEqual([])
  await phone.push(told('https://elsewhere.example/'))
  await phone.press()
  await phone.push(told(undefined))
  await phone.press()
  expect([phone.opened, phone.focused]).toEqual([[], []])
})
