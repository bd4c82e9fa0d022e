/**
 * Serves the page in the file `BARE_PAGE` as a framework alone makes it: Next as one text (`/text`) and as its elements
 * (`/elements`), React's static rendering of those (`/react`). Prints its port.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import createNext from 'next'
import { renderToStaticMarkup } from 'react-dom/server'
import { present } from '../../lib/present.ts'
import { render } from '../../lib/press/render.ts'
import { elementsOf } from './constant-page.mjs'

const app = createNext({ dev: false, dir: import.meta.dirname, hostname: 'localhost', port: 3000 })
await app.prepare()
const handler = app.getRequestHandler()
const elements = elementsOf(readFileSync(present(process.env.BARE_PAGE, 'page to serve'), 'utf8'))

const server = createServer(async ({ url = '/' }, response) => {
  response.end(
    url === '/react'
      ? renderToStaticMarkup(elements)
      : (await render(handler, url, { host: 'localhost', accept: '*/*' })).body,
  )
})
server.listen(0, () => console.log((server.address() as AddressInfo).port))
