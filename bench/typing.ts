/** Types into an editor that stands in a browser, and measures how long each letter takes to be seen. */
import type { Page } from '@playwright/test'

export type Typing = {
  letters: number
  /**
   * Milliseconds from the key to the next paint, of every letter: what a person waits. A screen is drawn every 16.7, and
   * keys come when they come: half a frame of it is waiting for the screen, whatever the editor does.
   */
  paint: number[]
  /** Milliseconds of the key and its input: the browser's own work on them, and all handlers. */
  input: number[]
  /**
   * Milliseconds of the main thread for every letter, the waiting left out: its input, and style, layout and paint of the
   * frame it is seen in. Below 16.7 a letter stands on the screen in the frame that follows its key.
   */
  work: number[]
  /** Milliseconds of all main-thread tasks for each letter, on average: handlers, style, layout, paint, what was put off. */
  tasks: number
  /** Interactions that Event Timing counted as longer than a frame, of all letters. */
  slow: number
}

type Seen = Pick<Typing, 'paint' | 'input' | 'work' | 'slow'>

/** «أعلنت tZero نتائجها أمس، » as keys of an Arabic keyboard, with a Latin name in it. */
const sentence = 'أعلنت الشركة tZero نتائجها أمس، وقالت إنّ 12.5% من عملائها '

const pressKey = async (page: Page, letter: string, code: string): Promise<void> => {
  const session = sessions.get(page)!
  const key = { key: letter, code, windowsVirtualKeyCode: 72, text: letter, unmodifiedText: letter }
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: undefined })
}

type Session = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>
const sessions = new WeakMap<Page, Session>()

/**
 * Puts the cursor in the middle paragraph of the text and types.
 * @param throttle how many times slower the processor is made to be (CDP, `Emulation.setCPUThrottlingRate`)
 * @param pause milliseconds between two letters: 90 is somebody who types 130 words a minute
 */
export async function measureTyping(
  page: Page,
  { letters = 300, throttle = 4, pause = 90 }: { letters?: number; throttle?: number; pause?: number } = {},
): Promise<Typing> {
  const session = await page.context().newCDPSession(page)
  sessions.set(page, session)
  const paragraphs = page.locator('.story-body > p')
  const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2))
  await middle.scrollIntoViewIfNeeded()
  await middle.click()
  await page.keyboard.press('End')
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  await session.send('Performance.enable')
  await page.evaluate(() => {
    const seen: Seen = { paint: [], input: [], work: [], slow: 0 }
    Object.assign(window, { typingSeen: seen })
    let began = 0
    let handled = 0
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        began = performance.now()
        requestAnimationFrame(() => {
          const framed = performance.now()
          // A task of its own comes after the frame has been painted.
          const channel = new MessageChannel()
          channel.port1.onmessage = () => {
            const painted = performance.now()
            seen.paint.push(painted - timeStamp)
            seen.input.push(handled)
            seen.work.push(handled + painted - framed)
          }
          channel.port2.postMessage(null)
        })
      },
      true,
    )
    // The last to hear of the input: every handler of the editor's has run.
    addEventListener('input', () => {
      handled = performance.now() - began
    })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.name === 'keydown' && entry.duration > 16) seen.slow += 1
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  // What a first letter warms up is not what typing is like.
  for (let index = 0; index < 20; index++) {
    await pressKey(page, sentence[index % sentence.length]!, 'KeyH')
    await page.waitForTimeout(pause)
  }
  await page.evaluate(() => {
    const { typingSeen } = window as unknown as { typingSeen: Seen }
    for (const each of [typingSeen.paint, typingSeen.input, typingSeen.work]) each.length = 0
    typingSeen.slow = 0
  })
  const before = await taskSeconds(session)
  for (let index = 0; index < letters; index++) {
    await pressKey(page, sentence[index % sentence.length]!, 'KeyH')
    await page.waitForTimeout(pause)
  }
  const after = await taskSeconds(session)
  await page.waitForTimeout(500)
  const seen = await page.evaluate(() => (window as unknown as { typingSeen: Seen }).typingSeen)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return { letters, ...seen, tasks: ((after - before) * 1000) / letters }
}

async function taskSeconds(session: Session): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

export const percentile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN

/**
 * The same text on a page of its own, in the same style sheets, to be edited by the browser alone: what a letter takes
 * where there is no editor at all.
 */
export async function bareEditable(page: Page): Promise<Page> {
  const html = await page.evaluate(() => {
    const root = document.documentElement.cloneNode(true) as HTMLElement
    for (const script of root.querySelectorAll('script, link[as=script], link[rel=modulepreload]'))
      script.remove()
    const text = root.querySelector('.story-editor-text')!
    root.querySelector('body')!.replaceChildren(text)
    return root.outerHTML
  })
  const bare = await page.context().browser()!.newPage({ viewport: page.viewportSize() })
  // From the same origin, so that style sheets and fonts are the same files.
  await bare.route('**/bare', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  )
  await bare.goto(new URL('/bare', page.url()).href)
  return bare
}
