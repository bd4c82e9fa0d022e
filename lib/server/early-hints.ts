/** 103 Early Hints (RFC 8297): what a browser is told to fetch while its page is being made. */
import type { IncomingMessage } from 'node:http'
import { localeTable } from '../locale/table.ts'
import type { Assets } from '../press/assets.ts'
import { type CacheRequest, localeOf } from '../press/cache-key.ts'
import type { Settings } from '../settings/settings.ts'

/**
 * Whether they may be sent: to a browser that is about to show a page. Proxies that do not know them pass them on as the
 * answer, and the page never comes (nginx before 1.29), so none is sent through a proxy unless the operator says that it
 * knows.
 */
export function takesHints(
  { httpVersion, headers }: IncomingMessage,
  setting: Settings['earlyHints'],
): boolean {
  if (setting === 'off' || httpVersion !== '1.1' || headers['sec-fetch-mode'] !== 'navigate') return false
  const proxied = headers.via ?? headers.forwarded ?? headers['x-forwarded-for'] ?? headers['x-real-ip']
  return setting === 'on' || proxied === undefined
}

/** The font that the page will ask for first, and no light edition has. */
export function hintsFor({ url, edition }: CacheRequest, assets: Assets): string[] {
  if (edition === undefined || edition === 'lite') return []
  const fonts = assets.fonts.get(localeTable[localeOf(url)].script) ?? []
  return fonts.map((href) => `<${href}>; rel=preload; as=font; type="font/woff2"; crossorigin`)
}
