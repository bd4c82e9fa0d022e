/** Next, as our server has it: it renders pages for the press, and answers by itself what is no page. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import createNext from 'next'
import { currentRequestId } from '../log/log.ts'
import { isOnlyRead } from '../press/cache-key.ts'
import { type PageParts, withPartsIn } from '../press/page-parts.ts'
import { longestRendering, type Rendered, render } from '../press/render.ts'
import { type Answer, answerStatus, statusSaid } from '../publication/answer-status.ts'
import { clientAddressBehind } from './client-address.ts'
import { innerAddress, innerAddressHeader } from './inner-address.ts'
import { comeAgainAfter } from './send-plainly.ts'
import type { ServeOptions } from './serve-options.ts'
import { writeHeadAs } from './write-head-as.ts'

export type NextInside = {
  /** A page, without a reader: see {@link render}. @param url path and query */
  render: (url: string, cookie?: string) => Promise<Rendered>
  /**
   * Has Next answer a request that came to us.
   * @param address its path and query, as they are read
   * @param isAway whether a failure is that of a database that does not answer, as it is said
   */
  passThrough: (
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    isAway: () => boolean,
  ) => Promise<void>
  close: () => Promise<void>
}

/**
 * Headers that Next takes for its own, about where a request came from and how it was routed: a stranger's claim about
 * our host, which server actions would believe over Origin, or about what middleware has already allowed.
 */
const believedByNext =
  /^(x-warraq-inner-address|x-forwarded-host|x-middleware-.*|x-invoke-.*|x-matched-path|x-nextjs-.*|x-now-.*)$/

/** Those of them by which Next's scripts, in development, find what the server tells of a rendering over their socket. */
const ofNextsScripts = /^x-nextjs-(html-)?request-id$/

/** Milliseconds for a page that may have to be compiled first, on a machine that does something else besides. */
const longestCompiling = 180_000

type NextOptions = Pick<
  ServeOptions,
  'port' | 'projectFolder' | 'siteUrl' | 'movedTo' | 'trustedProxies' | 'isDevelopment'
>

/** @param server where Next listens, in development, for the sockets over which it tells browsers to reload */
export async function openNext(server: Server, options: NextOptions): Promise<NextInside> {
  const { port, projectFolder, siteUrl, movedTo, isDevelopment = false } = options
  // Next compares its own name with the address of a rewrite, and takes 127.0.0.1 for another site than the
  // localhost it rewrites to: a redirect without end (vercel/next.js#94342). What we listen on is ours to choose.
  const app = createNext({
    dev: isDevelopment,
    dir: projectFolder,
    hostname: 'localhost',
    port,
    ...(isDevelopment && { httpServer: server }),
  })
  await app.prepare()
  const renderRequest = app.getRequestHandler()
  const siteHost = new URL(siteUrl).host
  const clientAddress = clientAddressBehind(options.trustedProxies)
  const longest = isDevelopment ? longestCompiling : longestRendering
  return {
    render: async (url, cookie) => {
      const inner = innerAddress(url)
      const headers = {
        ...{ host: siteHost, accept: '*/*' },
        ...(cookie && { cookie }),
        ...(inner && { [innerAddressHeader]: '1' }),
      }
      const path = url.split('?', 1)[0] ?? ''
      const made = () => render(renderRequest, inner ?? url, headers, { longest, path })
      // In development Next's scripts stay, and would look in the page for what they know.
      if (isDevelopment) return made()
      const parts: PageParts = []
      return { ...(await withPartsIn(parts, made)), parts }
    },

    passThrough: async (request, response, address, isAway) => {
      for (const name of Object.keys(request.headers))
        if (believedByNext.test(name) && !(isDevelopment && ofNextsScripts.test(name)))
          delete request.headers[name]
      // One address, and ours to vouch for: limits are counted by it.
      request.headers['x-forwarded-for'] = clientAddress(
        request.socket.remoteAddress,
        request.headers['x-forwarded-for']?.toString(),
      )
      // Next holds Origin against Host, which a proxy may have made its own; ours is the address that counts.
      if (request.headers.origin === siteUrl) request.headers.host = siteHost
      request.url = address
      response.setHeader('x-request-id', currentRequestId() ?? '')
      // What a page asks for in a rendering of its own, it may ask for here too.
      const path = address.split('?', 1)[0] ?? ''
      const asked: Answer = { status: null, path }
      // Staff follow old links too. Asked before, because Next writes its answer at once.
      const moved = isOnlyRead(path) ? await movedTo(address).catch(() => null) : null
      writeHeadAs(response, (status) => {
        const said = statusSaid(asked, status)
        if (said === 404 && moved) return { status: 301, location: moved }
        const refusal = mayAskForAction(request) && (said === 200 || said === 500) ? asked.refusal : undefined
        const isForNow = said === 500 && (asked.mayComeAgain || isAway())
        // RFC 9110, 15.6.4: for a while, not for good.
        if (refusal === 503 || said === 503 || (!refusal && isForNow)) {
          if (!response.hasHeader('retry-after')) response.setHeader('retry-after', comeAgainAfter)
          return { status: 503 }
        }
        if (refusal) return { status: refusal }
        if (said === 500 && mayAskForAction(request) && !asked.hasBegun)
          return { status: 400, ...(!request.headers['next-action'] && { text: noFormOfOurs }) }
        return { status: said }
      })
      return answerStatus.run(asked, () => renderRequest(request, response))
    },

    close: () => app.close(),
  }
}

/** What Next reads an action's arguments from: our script's call, or a form that is sent without one. */
const mayAskForAction = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' &&
  (headers['next-action'] !== undefined ||
    /^(?:multipart\/|application\/x-www-)/i.test(headers['content-type'] ?? ''))

/** Next answers 500 for arguments that it cannot read; nobody's mistake but the sender's. */
const noFormOfOurs =
  'This is no form of this page, or not all of it has arrived. Go back, and send it again.\n'
