import type { Database } from '../../db/open.ts'
import { absolute } from '../../publication/addresses.ts'
import { masthead } from '../../publication/masthead.ts'
import { type MachineAnswer, machineUses } from '../../vocabulary.ts'
import { xml, xmlText } from '../xml.ts'
import { licenceUses, machineTerms, saysAnything } from './machine-terms.ts'

/**
 * The terms as a licence (Really Simple Licensing 1.0, https://rslstandard.org/rsl), or null where the paper says none. It
 * speaks of all; what some crawlers are granted is an agreement with them, and stands in robots.txt.
 */
export async function licenceXml(db: Database): Promise<string | null> {
  const terms = await machineTerms(db)
  if (!saysAnything(terms)) return null
  const { name, contactEmail } = await masthead(db, 'en')
  const usesThatAre = (answer: MachineAnswer) =>
    machineUses.filter((use) => terms.uses[use] === answer).map((use) => licenceUses[use])
  const usage = (element: 'permits' | 'prohibits', uses: string[]) =>
    uses.length > 0 ? xml(element, { type: 'usage' }, xmlText(uses.join(' '))) : ''
  const { termsHref } = terms
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(
    'rsl',
    { xmlns: 'https://rslstandard.org/rsl' },
    xml(
      'content',
      { url: '/' },
      xml(
        'license',
        {},
        usage('permits', usesThatAre('allowed')),
        usage('prohibits', usesThatAre('refused')),
      ),
      xml('copyright', { type: 'organization', contactEmail }, xmlText(name)),
      termsHref ? xml('terms', {}, xmlText(termsHref.startsWith('/') ? absolute(termsHref) : termsHref)) : '',
    ),
  )}\n`
}
