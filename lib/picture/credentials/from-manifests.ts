import { withoutOverrides } from '../../story/clean-text.ts'
import { type DigitalSource, digitalSources } from '../digital-source.ts'
import {
  type CredentialEntry,
  type CredentialStep,
  type Credentials,
  longestCredentialText,
  mostCredentialEntries,
} from './credentials.ts'

type Bag = Record<string, unknown>
type Failure = { code: string }

const bag = (value: unknown): Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {}
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Steps and manifests past these say nothing more to anybody. */
const mostActions = 500

/**
 * What c2pa-rs tells of a file's manifests, in our words. It is told by whoever made the file: any of it may be missing,
 * of another type, without end, or lead back to itself.
 * @param told its JSON, parsed
 * @see https://opensource.contentauthenticity.org/docs/manifest/json-ref/reader-schema
 */
export function credentialsFrom(told: unknown): Credentials {
  const store = bag(told)
  const manifests = bag(store.manifests)
  const active = String(store.active_manifest ?? '')
  const state = stateOf(store)
  const entries: CredentialEntry[] = []
  const seen = new Set<string>()
  let machine: DigitalSource | null = null

  const visit = (label: string, depth: number, ingredient: Bag | null, isPart: boolean): void => {
    if (entries.length === mostCredentialEntries || seen.has(label)) return
    if (label) seen.add(label)
    const manifest = Object.hasOwn(manifests, label) ? bag(manifests[label]) : null
    const actions = manifest ? actionsOf(manifest) : []
    const source = strongest([...actions.map(sourceOf), ingredient && sourceOf(ingredient)])
    // What a model made and was then put into a picture, makes of it one that a model changed.
    if (source) machine = strongest([machine, isPart ? 'compositeWithTrainedAlgorithmicMedia' : source])
    const signature = bag(manifest?.signature_info)
    entries.push({
      depth,
      title: clean(ingredient?.title ?? manifest?.title),
      signer: manifest ? signerOf(signature) : null,
      tool: manifest ? toolOf(manifest) : null,
      at: momentOf(signature.time) ?? momentOf(actions.findLast(({ when }) => momentOf(when))?.when),
      steps: [...new Set(actions.map(stepOf))],
      matches: manifest ? matchesIn(ingredient ? stateOfIngredient(ingredient) : state) : null,
    })
    for (const each of list(manifest?.ingredients)) {
      const made = bag(each)
      visit(
        typeof made.active_manifest === 'string' ? made.active_manifest : '',
        depth + 1,
        made,
        isPart || made.relationship !== 'parentOf',
      )
    }
  }
  visit(active, 0, null, false)
  return { state, machine, entries }
}

const failuresOf = (results: unknown): Failure[] =>
  list(bag(results).failure).flatMap((each) => {
    const { code } = bag(each)
    return typeof code === 'string' ? [{ code }] : []
  })

/** Nobody that we know vouches for it: no fault of the file's. */
const isUnknown = ({ code }: Failure) => code === 'signingCredential.untrusted'
/** https://spec.c2pa.org/specifications/specifications/2.2/specs/C2PA_Specification.html#_failure_codes */
const isOfCertificate = ({ code }: Failure) =>
  /^(?:signingCredential\.|claimSignature\.outsideValidity|timeStamp\.|timestamp\.)/.test(code)

/** What a file that was changed after it was signed breaks; anything else was never by the rules. */
const isOfChange = ({ code }: Failure) =>
  /(?:mismatch|missing)$|^assertion\.undeclared$|^assertion\.(?:dataHash|bmffHash|boxesHash|hashedURI)\./.test(
    code,
  )

function stateOf(store: Bag): Credentials['state'] {
  const results = bag(store.validation_results)
  const found = stateBy([
    ...failuresOf(results.activeManifest),
    ...list(results.ingredientDeltas).flatMap((each) => failuresOf(bag(each).validationDeltas)),
  ])
  if (found !== 'intact') return found
  if (store.validation_state === 'Trusted') return 'trusted'
  return store.validation_state === 'Valid' ? 'intact' : 'unreadable'
}

function stateBy(all: Failure[]): Exclude<Credentials['state'], 'trusted'> {
  const failures = all.filter((failure) => !isUnknown(failure))
  if (failures.some(isOfChange)) return 'changed'
  if (failures.some((failure) => !isOfCertificate(failure))) return 'unreadable'
  return failures.length > 0 ? 'certificate' : 'intact'
}

const matchesIn = (state: Credentials['state']): boolean | null =>
  state === 'unreadable' ? null : state !== 'changed'

/** As it was when it was taken to make something of. */
const stateOfIngredient = (ingredient: Bag): Credentials['state'] =>
  stateBy(failuresOf(bag(ingredient.validation_results).activeManifest))

function actionsOf(manifest: Bag): Bag[] {
  return list(manifest.assertions)
    .map(bag)
    .filter(({ label }) => typeof label === 'string' && /^c2pa\.actions(?:\.v2)?(?:__\d+)?$/.test(label))
    .flatMap(({ data }) => list(bag(data).actions).slice(0, mostActions).map(bag))
    .slice(0, mostActions)
}

function sourceOf({ digitalSourceType }: Bag): DigitalSource | null {
  const code = typeof digitalSourceType === 'string' ? digitalSourceType.slice(0, 300).split('/').at(-1) : ''
  return digitalSources.find((each) => each === code) ?? null
}

const strongest = (sources: (DigitalSource | null)[]): DigitalSource | null =>
  digitalSources.find((each) => sources.includes(each)) ?? null

const signerOf = ({ issuer, common_name }: Bag): string | null => {
  const names = [clean(common_name), clean(issuer)].filter((name) => name !== null)
  return clean([...new Set(names)].join(' · '))
}

function toolOf({ claim_generator_info, claim_generator }: Bag): string | null {
  const { name, version } = bag(list(claim_generator_info)[0])
  return clean(
    typeof name === 'string'
      ? `${name} ${typeof version === 'string' ? version : ''}`
      : // Of the first version of the standard, as browsers name themselves: `Adobe_Photoshop/25.1 c2pa-rs/0.28`.
        typeof claim_generator === 'string'
        ? claim_generator.slice(0, 400).split(' ')[0]?.replace('/', ' ').replaceAll('_', ' ')
        : null,
  )
}

const steps: Readonly<Record<string, CredentialStep>> = {
  'c2pa.created': 'created',
  'c2pa.opened': 'opened',
  'c2pa.edited': 'edited',
  'c2pa.cropped': 'cropped',
  'c2pa.resized': 'resized',
  'c2pa.resized.proportional': 'resized',
  'c2pa.color_adjustments': 'colour',
  'c2pa.adjustedColor': 'colour',
  'c2pa.changedSpeed': 'edited',
  'c2pa.filtered': 'filtered',
  'c2pa.drawing': 'drawn',
  'c2pa.addedText': 'drawn',
  'c2pa.orientation': 'turned',
  'c2pa.trimmed': 'cut',
  'c2pa.placed': 'placed',
  'c2pa.removed': 'removed',
  'c2pa.deleted': 'removed',
  'c2pa.enhanced': 'enhanced',
  'c2pa.converted': 'converted',
  'c2pa.transcoded': 'converted',
  'c2pa.repackaged': 'converted',
  'c2pa.translated': 'translated',
  'c2pa.dubbed': 'translated',
  'c2pa.watermarked': 'watermarked',
  'c2pa.watermarked.bound': 'watermarked',
  'c2pa.watermarked.unbound': 'watermarked',
  'c2pa.edited.metadata': 'metadata',
  'c2pa.metadata': 'metadata',
  'c2pa.redacted': 'redacted',
  'c2pa.published': 'published',
}

const stepOf = ({ action }: Bag): CredentialStep =>
  typeof action === 'string' && Object.hasOwn(steps, action) ? (steps[action] ?? 'other') : 'other'

function clean(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = withoutOverrides(value.slice(0, 4 * longestCredentialText)).replace(/\s+/g, ' ')
  return text.trim().slice(0, longestCredentialText).toWellFormed().trim() || null
}

/** RFC 3339, as both standards have it. */
function momentOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 40) return null
  const moment = new Date(value)
  const year = moment.getUTCFullYear()
  return /^\d{4}-\d\d-\d\dT/.test(value) && year > 1990 && year < 2200 ? moment.toISOString() : null
}
