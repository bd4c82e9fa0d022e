/**
 * On which terms machines may use what the paper shows its readers: one setting, said in every form that machines look
 * for. Each of these is a request that honest machines heed; nothing here keeps anybody away.
 */
import type { Database } from '../../db/open.ts'
import { publication } from '../../db/tables/publication.ts'
import { dependsOn, tags } from '../../press/cache-dependencies.ts'
import { remember } from '../../press/remembered.ts'
import { absolute } from '../../publication/addresses.ts'
import {
  type MachineAnswer,
  type MachineTerms,
  type MachineUse,
  machineUses,
  type UsesAnswered,
} from '../../vocabulary.ts'
import { type CrawlerName, crawlerNames, crawlers } from './crawlers.ts'

export const licenceHref = '/license.xml'
export const licenceType = 'application/rsl+xml'

/** What each use is called by those who have a word for it, and how they write yes and no. */
const vocabularies = {
  /**
   * https://datatracker.ietf.org/doc/draft-ietf-aipref-vocab/08/ (6.1), put into robots.txt and a header as
   * https://datatracker.ietf.org/doc/draft-ietf-aipref-attach/05/ says. Neither is a standard yet.
   */
  usage: {
    labels: { search: 'search', answers: 'ai-use', training: 'train-ai' },
    answers: { allowed: 'y', refused: 'n' },
  },
  /** https://contentsignals.org, https://datatracker.ietf.org/doc/draft-romm-aipref-contentsignals/00/ */
  signal: {
    labels: { search: 'search', answers: 'ai-input', training: 'ai-train' },
    answers: { allowed: 'yes', refused: 'no' },
  },
} as const satisfies Record<
  string,
  { labels: Record<MachineUse, string>; answers: Record<MachineAnswer, string> }
>

/** As RSL 1.0 calls them (https://rslstandard.org/rsl, 3.4.1). */
export const licenceUses = vocabularies.signal.labels

/** `search=y, ai-use=n`; '' where nothing is said. */
function written(uses: UsesAnswered, vocabulary: keyof typeof vocabularies): string {
  const { labels, answers } = vocabularies[vocabulary]
  return machineUses
    .flatMap((use) => {
      const answer = uses[use]
      return answer ? [`${labels[use]}=${answers[answer]}`] : []
    })
    .join(', ')
}

/** The lines of a group of robots.txt that say for what its crawlers may use what they are given. */
export const usageLines = (uses: UsesAnswered): string[] => {
  const [usage, signal] = [written(uses, 'usage'), written(uses, 'signal')]
  return usage ? [`Content-Usage: ${usage}`, `Content-Signal: ${signal}`] : []
}

/** What holds for a crawler: what is said of it before what is said of all. */
export const usesOf = ({ uses, crawlers: own }: MachineTerms, name: CrawlerName): UsesAnswered => ({
  ...uses,
  ...own[name],
})

/** Whether all that a crawler comes for is refused, so that it need not come. */
export const isKeptOut = (terms: MachineTerms, name: CrawlerName): boolean => {
  const uses = usesOf(terms, name)
  return crawlers[name].uses.every((use) => uses[use] === 'refused')
}

export const saysAnything = ({ uses }: UsesOnly): boolean => Object.keys(uses).length > 0
type UsesOnly = Pick<MachineTerms, 'uses'>

/** The terms; a page that says anything of them depends on them. */
export const machineTerms = (db: Database): Promise<MachineTerms> =>
  remember('machine-terms', async () => {
    dependsOn(tags.machineTerms())
    const [row] = await db.orm.select({ terms: publication.machineTerms }).from(publication)
    return row?.terms ?? { uses: {}, crawlers: {}, termsHref: '' }
  })

/**
 * What goes out with every page, feed, picture and card. A header is the same for all who ask, and where a header and
 * robots.txt differ, the stricter holds (draft-ietf-aipref-vocab-08, 5.1): a use that is refused to all and granted to
 * some is left to robots.txt.
 */
function headersOfTerms(terms: MachineTerms): Record<string, string> {
  if (!saysAnything(terms)) return {}
  const forAll = { ...terms.uses }
  for (const use of machineUses)
    if (forAll[use] === 'refused' && crawlerNames.some((name) => usesOf(terms, name)[use] !== 'refused'))
      delete forAll[use]
  const usage = written(forAll, 'usage')
  return {
    ...(usage && { 'content-usage': usage }),
    // RSL 1.0, 4.5.
    link: `<${absolute(licenceHref)}>; rel="license"; type="${licenceType}"`,
  }
}

/** The same, of an answer that has headers already. */
export function withTerms(headers: Readonly<Record<string, string>>, terms: Record<string, string>) {
  const { link, ...others } = terms
  return { ...headers, ...others, ...(link && { link: headers.link ? `${headers.link}, ${link}` : link }) }
}

/** {@link headersOfTerms} as they are set. */
export const termsHeaders = async (db: Database): Promise<Record<string, string>> =>
  headersOfTerms(await machineTerms(db))
