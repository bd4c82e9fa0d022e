/** What a letter of an issue says, as the stories in it are at this moment. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { breakingNotice } from '../../db/tables/front.ts'
import { newsletter, newsletterIssue } from '../../db/tables/newsletters.ts'
import { publication } from '../../db/tables/publication.ts'
import { article } from '../../db/tables/stories.ts'
import { parseFormatPreferences } from '../../locale/format-preferences.ts'
import { formatList } from '../../locale/lists.ts'
import { formatDay } from '../../locale/moments.ts'
import { inLocale, type Locale, localeTable } from '../../locale/table.ts'
import { accentsOf, houseAccents } from '../../publication/accents.ts'
import { absolute, frontHref } from '../../publication/addresses.ts'
import { publicStories, type StorySummary } from '../../publication/summary.ts'
import { isPublic } from '../../publication/visibility.ts'
import { type LetterContent, type LetterStory, lettersOf } from './letter.ts'
import { newsletterWords, storyWords } from './newsletter-words.ts'

export type Issue = typeof newsletterIssue.$inferSelect
export type Newsletter = typeof newsletter.$inferSelect

/** As many stories as anybody reads of a letter; a mail program cuts off what is longer than 100 KB. */
export const mostStories = 20
/** Pixels of a picture: of a screen with two for each of the letter's. */
const widestPicture = 1_200

/**
 * What decides whether a letter is still true, as SQL: its stories that are public, each with the revision that readers see;
 * `''` when nothing of it may be sent any more. It is asked again right before each letter, in the statement that claims it,
 * so that no letter begins after a story was killed that holds it.
 */
export const fingerprintOf = (issue: Pick<Issue, 'articleIds' | 'noticeId' | 'introduction'>) => {
  const stories = sql<string>`coalesce((select string_agg(${article.id} || ' ' || ${article.revisionNumber}, ',' order by ${article.id})
    from ${article} where ${inArray(article.id, issue.articleIds.length > 0 ? [...issue.articleIds] : [''])} and ${isPublic()}), '')`
  if (issue.noticeId)
    return sql<string>`case when exists (select from ${breakingNotice} where ${breakingNotice.id} = ${issue.noticeId}
      and ${isNull(breakingNotice.endedAt)} and ${breakingNotice.expiresAt} > now()) then 'stands ' || ${stories} else '' end`
  // What somebody wrote stands without stories, too.
  return issue.introduction.trim() !== '' && issue.articleIds.length === 0 ? sql<string>`'written'` : stories
}

/** The stories of an issue that readers may see now, in its order. */
export async function storiesOf(
  db: Database,
  locale: Locale,
  articleIds: readonly string[],
): Promise<StorySummary[]> {
  if (articleIds.length === 0) return []
  const found = await publicStories(db, locale, inArray(article.id, [...articleIds]), {
    limit: articleIds.length,
  })
  const byId = new Map(found.map((each) => [each.articleId, each]))
  return articleIds.flatMap((id) => byId.get(id) ?? [])
}

export type LetterMaker = ReturnType<typeof lettersOf>

/** @returns null when nothing of it may be sent: its stories are gone, and nothing else was written */
export async function lettersOfIssue(
  db: Database,
  issue: Issue,
  of: Newsletter,
  options: { isTest?: boolean } = {},
): Promise<LetterMaker | null> {
  const content = await contentOf(db, issue, of)
  if (!content) return null
  const t = newsletterWords(of.locale)
  return lettersOf({
    ...content,
    subject: options.isTest ? t('letter.test', { subject: content.subject }) : content.subject,
  })
}

async function contentOf(db: Database, issue: Issue, of: Newsletter): Promise<LetterContent | null> {
  const { locale } = of
  const stories = await storiesOf(db, locale, issue.articleIds)
  if (stories.length === 0 && issue.introduction.trim() === '' && !issue.noticeId) return null
  const [paper] = await db.orm.select().from(publication)
  const names = paper?.names ?? {}
  const name = inLocale(names, locale) || 'Warraq'
  const accents = accentsOf(paper?.accents ?? null) ?? houseAccents
  const reading = parseFormatPreferences(paper?.readings[locale] ?? '', locale) ?? localeTable[locale].reading
  const t = newsletterWords(locale)
  return {
    locale,
    subject: subjectOf(issue, of, stories),
    paper: {
      name,
      href: absolute(frontHref(locale)),
      accent: accents.light,
      accentDark: accents.dark,
    },
    newsletter: of.name,
    date: formatDay(issue.dueAt ?? issue.createdAt, locale, of.timeZone, reading),
    introduction: issue.introduction,
    stories: stories.map((each) => letterStory(each, locale)),
    words: {
      why: t('letter.why', { newsletter: of.name, paper: name }),
      stop: t('letter.stop'),
      preferences: t('letter.preferences'),
    },
  }
}

/** What somebody wrote; else the first headline that may still be told. */
function subjectOf(issue: Issue, of: Newsletter, stories: readonly StorySummary[]): string {
  const t = newsletterWords(of.locale)
  if (issue.noticeId) return t('letter.breaking', { text: issue.subject })
  if (issue.subject !== '') return issue.subject
  const [first] = stories
  return first ? t('letter.subject', { newsletter: of.name, headline: first.headline }) : of.name
}

function letterStory(story: StorySummary, locale: Locale): LetterStory {
  const authors = story.bylines.filter(({ role }) => role === 'author').map(({ name }) => name)
  const files = story.picture?.jpeg ?? []
  const file = files.findLast(({ width }) => width <= widestPicture) ?? files[0]
  return {
    href: absolute(story.href),
    kicker: story.kicker,
    headline: story.headline,
    standfirst: story.standfirst,
    by: authors.length > 0 ? storyWords(locale)('by.author', { names: formatList(authors, locale) }) : null,
    picture:
      story.picture && file
        ? { src: absolute(file.href), width: file.width, height: file.height, alt: story.picture.alt }
        : null,
  }
}

/** An issue and what it is one of. */
export async function findIssue(
  { orm }: Pick<Database, 'orm'>,
  issueId: string,
): Promise<{ issue: Issue; of: Newsletter } | null> {
  const [row] = await orm
    .select({ issue: newsletterIssue, of: newsletter })
    .from(newsletterIssue)
    .innerJoin(newsletter, eq(newsletter.id, newsletterIssue.newsletterId))
    .where(and(eq(newsletterIssue.id, issueId)))
  return row ?? null
}
