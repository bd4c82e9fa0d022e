/** The press, with Next to make its pages. */
import { forReaders } from '../db/for-readers.ts'
import { log, loggedPath } from '../log/log.ts'
import type { Assets } from '../press/assets.ts'
import type { CacheRequest } from '../press/cache-key.ts'
import { finishPage } from '../press/finish.ts'
import { movedInEdition } from '../press/lite.ts'
import { Press } from '../press/press.ts'
import type { Rendered } from '../press/render.ts'
import { isNumbered } from '../publication/old-path.ts'
import type { NextInside } from './next-inside.ts'
import type { ServeOptions } from './serve-options.ts'

type PressOver = {
  next: NextInside
  assets: Assets
  options: Pick<ServeOptions, 'pressBudget' | 'keyHeaders' | 'movedTo' | 'isDevelopment'>
}

export const pressOverNext = ({ next, assets, options }: PressOver): Press => {
  const { pressBudget, keyHeaders, movedTo, isDevelopment = false } = options
  const renderOrMove = async (asked: CacheRequest): Promise<Rendered> => {
    const { url, cookie } = asked
    if (isNumbered(url)) {
      const moved = await movedTo(url)
      const [path = ''] = url.split('?', 1)
      return moved ? redirected(moved) : movedInEdition(await next.render(path, cookie), asked)
    }
    const made = await next.render(url, cookie)
    // Next sends an address with a slash at its end to the one without: an old one is sent on at once.
    if (made.status === 404 || (made.status === 308 && url.endsWith('/'))) {
      const moved = await movedTo(url)
      if (moved) return redirected(moved)
    }
    return movedInEdition(made, asked)
  }
  return new Press({
    budget: pressBudget,
    keepsNothing: isDevelopment,
    keyHeaders,
    render: (asked) => forReaders(() => renderOrMove(asked)),
    finish: (html, asked) =>
      isDevelopment && asked.edition !== 'lite' ? html : finishPage(html, asked, assets),
    report: (error, asked) =>
      log.error({ err: error, path: loggedPath(asked.url) }, 'A page could not be made'),
  })
}

const redirected = (href: string): Rendered => ({
  status: 301,
  headers: { location: href },
  body: Buffer.alloc(0),
})
