/**
 * What Google documents of structured data for the kinds of page we have, read in November 2026. For each type: the
 * fields it requires, those it recommends, and those of the latter that we leave out, with why.
 */
export type DocumentedType = {
  /** https://developers.google.com/search/docs/appearance/structured-data/… */
  source: string
  required: string[]
  recommended: string[]
  leftOut: Record<string, string>
}

const guide = (page: string) => `https://developers.google.com/search/docs/appearance/structured-data/${page}`

export const googleFields = {
  /** “There are no required properties; add the ones that apply.” */
  Article: {
    source: guide('article'),
    required: [],
    recommended: [
      'author',
      'author.name',
      'author.url',
      'dateModified',
      'datePublished',
      'headline',
      'image',
    ],
    leftOut: {},
  },
  ProfilePage: {
    source: guide('profile-page'),
    required: ['mainEntity', 'mainEntity.name'],
    recommended: [
      'dateCreated',
      'dateModified',
      'mainEntity.alternateName',
      'mainEntity.agentInteractionStatistic',
      'mainEntity.description',
      'mainEntity.identifier',
      'mainEntity.image',
      'mainEntity.interactionStatistic',
      'mainEntity.sameAs',
    ],
    leftOut: {
      dateCreated: 'nobody keeps when an author joined',
      dateModified: 'nobody keeps when a biography was changed',
      'mainEntity.alternateName': 'authors have no handle here',
      'mainEntity.agentInteractionStatistic': 'readers do not follow authors here',
      'mainEntity.interactionStatistic': 'readers do not follow authors here',
    },
  },
  BreadcrumbList: {
    source: guide('breadcrumb'),
    required: ['itemListElement', 'itemListElement.item', 'itemListElement.name', 'itemListElement.position'],
    recommended: [],
    leftOut: {},
  },
  /** Site names; the search box they also described is gone since November 2024, and SearchAction is schema.org's. */
  WebSite: {
    source: 'https://developers.google.com/search/docs/appearance/site-names',
    required: ['name', 'url'],
    recommended: ['alternateName'],
    leftOut: {},
  },
  Organization: {
    source: guide('organization'),
    required: [],
    recommended: [
      'address',
      'alternateName',
      'contactPoint',
      'contactPoint.email',
      'contactPoint.telephone',
      'description',
      'email',
      'foundingDate',
      'legalName',
      'logo',
      'name',
      'sameAs',
      'telephone',
      'url',
    ],
    leftOut: {
      address: 'the publication’s row holds none',
      'contactPoint.telephone': 'the publication’s row holds none',
      foundingDate: 'the publication’s row holds none',
      legalName: 'the publication’s row holds none',
      sameAs: 'the publication’s row holds none',
      telephone: 'the publication’s row holds none',
    },
  },
  /** https://developers.google.com/search/docs/appearance/structured-data/speakable */
  Speakable: {
    source: guide('speakable'),
    required: ['speakable', 'speakable.cssSelector'],
    recommended: [],
    leftOut: {},
  },
} satisfies Record<string, DocumentedType>

/**
 * Which of these fields (`author.name`) a description lacks: a list lacks a field when any of its members does.
 */
export function lacking(description: unknown, fields: readonly string[]): string[] {
  return fields.filter((field) => !has(description, field.split('.')))
}

function has(value: unknown, [first = '', ...rest]: string[]): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((each) => has(each, [first, ...rest]))
  if (typeof value !== 'object' || value === null) return false
  const found = (value as Record<string, unknown>)[first]
  if (found === undefined || found === null || found === '') return false
  if (Array.isArray(found) && found.length === 0) return false
  return rest.length === 0 || has(found, rest)
}
