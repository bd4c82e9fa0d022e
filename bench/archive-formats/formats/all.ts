/** Every format that is counted, in the order of the page. */
import type { Format } from '../counted.ts'
import { newsml, ninjs, nitf } from './agencies.ts'
import { arc } from './arc.ts'
import { blogger, takeout } from './blogger.ts'
import { docx } from './docx.ts'
import { drupal } from './drupal.ts'
import { ghost } from './ghost.ts'
import { joomla } from './joomla.ts'
import { medium } from './medium.ts'
import { squarespace } from './squarespace.ts'
import { hugo, jekyll, markdown } from './static-sites.ts'
import { substack } from './substack.ts'
import { atom, csv, json, jsonFeed, rss } from './tables-and-feeds.ts'
import { wix, wixTable } from './wix.ts'
import { wordpress } from './wordpress.ts'
import { wordpressSite } from './wordpress-site.ts'

export const formats: readonly Format[] = [
  wordpress,
  wordpressSite,
  ghost,
  medium,
  substack,
  blogger,
  takeout,
  wix,
  wixTable,
  squarespace,
  drupal,
  joomla,
  arc,
  ninjs,
  newsml,
  nitf,
  csv,
  json,
  jsonFeed,
  rss,
  atom,
  hugo,
  jekyll,
  markdown,
  docx,
]
