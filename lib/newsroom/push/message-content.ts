/** What a message says, as it stands at this moment; and whether it is still to be said. */
import { createHash } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { createTranslator } from 'next-intl'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { breakingNotice } from '../../db/tables/front.ts'
import { notification } from '../../db/tables/notifications.ts'
import { staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import type { pushMessage } from '../../db/tables/push.ts'
import { article, story } from '../../db/tables/stories.ts'
import { newsroomMessages } from '../../locale/newsroom-messages.ts'
import { inLocale, type Locale, localeTable } from '../../locale/table.ts'
import { addressSection } from '../../publication/address-section.ts'
import { absolute, frontHref, iconHrefs, notificationsHref, storyHref } from '../../publication/addresses.ts'
import { isPublic } from '../../publication/visibility.ts'
import { shownTo } from '../inbox/read-inbox.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { coverageHref } from '../plan/plan-address.ts'
import { longestMessage } from './encrypt-message.ts'
import { pushWords } from './push-words.ts'

export type Message = typeof pushMessage.$inferSelect
export type Content = { text: string; topic: string; urgency: 'normal' | 'high' }

/** UTF-16 units: what the smallest screens show of it. */
const longestTitle = 200
const longestBody = 300

/** Null where nothing is to be said any more: it was withdrawn, or read, or the paper no longer sends such messages. */
export async function contentOf(db: Database, message: Message): Promise<Content | null> {
  const [paper] = await db.orm
    .select({ names: publication.names, offersPush: publication.offersPush })
    .from(publication)
  if (!paper?.offersPush) return null
  if (message.notificationId !== null) return inboxContent(db, message.notificationId)
  if (message.noticeId !== null)
    return breakingContent(db, message, message.noticeId, inLocale(paper.names, message.locale))
  return message.articleId === null ? null : storyContent(db, message.articleId)
}

async function storyContent({ orm }: Database, articleId: string): Promise<Content | null> {
  const [found] = await orm
    .select({
      locale: article.locale,
      headline: article.headline,
      standfirst: article.standfirst,
      slug: article.slug,
      section: addressSection,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(eq(article.id, articleId), isPublic()))
  if (!found) return null
  const { locale, headline, standfirst, slug } = found
  return written({
    locale,
    title: headline,
    body: standfirst ?? '',
    name: `story ${articleId}`,
    href: storyHref(locale, found.section, slug),
    urgency: 'normal',
    settings: { title: pushWords(locale)('settings'), href: notificationsHref(locale) },
  })
}

async function breakingContent(
  { orm }: Database,
  { locale }: Message,
  noticeId: string,
  paper: string,
): Promise<Content | null> {
  const [found] = await orm
    .select({
      text: breakingNotice.text,
      articleId: breakingNotice.articleId,
      slug: article.slug,
      section: addressSection,
    })
    .from(breakingNotice)
    .leftJoin(article, and(eq(article.id, breakingNotice.articleId), isPublic()))
    .leftJoin(story, eq(story.id, article.storyId))
    .leftJoin(section, eq(section.id, story.sectionId))
    .where(
      and(
        eq(breakingNotice.id, noticeId),
        isNull(breakingNotice.endedAt),
        sql`${breakingNotice.expiresAt} > now()`,
      ),
    )
  if (!found) return null
  const words = pushWords(locale)
  return written({
    locale,
    title: words('breakingTitle', { paper }),
    body: found.text,
    // Who follows its story, too, has one of both on the screen.
    name: found.articleId ? `story ${found.articleId}` : `breaking ${noticeId}`,
    href: found.slug && found.section ? storyHref(locale, found.section, found.slug) : frontHref(locale),
    urgency: 'high',
    settings: { title: words('settings'), href: notificationsHref(locale) },
  })
}

/** An entry of somebody's inbox, in her language; her rights are asked now, as a letter does. */
async function inboxContent({ orm }: Database, notificationId: number): Promise<Content | null> {
  const [person] = await orm
    .select({
      staffId: staff.id,
      name: staff.name,
      role: staff.role,
      locale: staff.locale,
      authorId: staff.authorId,
      deskIds: sql<string[]>`array(
        select ${staffDesk.deskId} from ${staffDesk} where ${staffDesk.staffId} = ${staff.id})`,
    })
    .from(notification)
    .innerJoin(staff, eq(staff.id, notification.staffId))
    .where(and(eq(notification.id, notificationId), hasWayIn))
  if (!person) return null
  const { locale, ...actor } = person
  const [entry] = await shownTo(orm, actor, eq(notification.id, notificationId), 1)
  if (!entry?.story || entry.isRead) return null
  const messages = newsroomMessages(locale)
  const inbox = createTranslator({ locale, messages, namespace: 'Newsroom.Inbox' })
  const shell = createTranslator({ locale, messages, namespace: 'Newsroom.Shell.board' })
  const what = inbox(`kinds.${entry.kind}`, { count: entry.count })
  const lines = [entry.by ? `\u2068${entry.by}\u2069` : '', entry.note ? `\u2068${entry.note}\u2069` : '']
  return written({
    locale,
    title: `${what}: \u2068${entry.story.headline || shell('untitled')}\u2069`,
    body: lines.filter(Boolean).join('\n'),
    name: `inbox ${notificationId}`,
    href: entry.coverageId ? coverageHref(entry.coverageId) : `/admin/stories/${entry.articleId}`,
    urgency: 'normal',
  })
}

/**
 * As the browser is sent it: JSON that Safari shows by itself (Declarative Web Push,
 * https://webkit.org/blog/16535/meet-declarative-web-push/), and `public/push-worker.js` elsewhere.
 */
function written(given: {
  locale: Locale
  title: string
  body: string
  /** What later takes its place has the same. */
  name: string
  href: string
  urgency: Content['urgency']
  settings?: { title: string; href: string }
}): Content {
  const { locale, title, body, name, href, urgency, settings } = given
  const topic = createHash('sha256').update(name).digest('base64url').slice(0, 32)
  const notice = {
    title: cut(title, longestTitle),
    lang: locale,
    dir: localeTable[locale].dir,
    body: cut(body, longestBody),
    tag: topic,
    icon: absolute(iconHrefs.small),
    navigate: absolute(href),
    ...(settings && {
      actions: [{ action: 'settings', title: settings.title, navigate: absolute(settings.href) }],
    }),
  }
  let text = JSON.stringify({ web_push: 8030, notification: notice })
  // Addresses may be long, and each Arabic letter of one is six characters.
  if (Buffer.byteLength(text) > longestMessage)
    text = JSON.stringify({
      web_push: 8030,
      notification: { ...notice, body: '', navigate: absolute(frontHref(locale)) },
    })
  return { text, topic, urgency }
}

/** At a letter that is whole. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text
    .slice(0, longest - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}
