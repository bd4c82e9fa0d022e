import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { auditEvent } from '../../db/tables/audit.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { type Tag, tags } from '../../press/cache-dependencies.ts'
import { setPress } from '../../press/invalidation.ts'
import { absolute, searchHref } from '../../publication/addresses.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { adsTxt, trustTxt } from '../../syndication/terms/declared-files.ts'
import { licenceXml } from '../../syndication/terms/licence.ts'
import { termsHeaders, withTerms } from '../../syndication/terms/machine-terms.ts'
import { robotsTxt } from '../../syndication/text-files.ts'
import type { MachineTerms } from '../../vocabulary.ts'
import { operator } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { changeSettings, readPublication } from './change-settings.ts'
import { longestDeclaredFile, parseAdsTxt, parseTrustTxt } from './parse-declared-files.ts'
import { setMachineTerms } from './set-machine-terms.ts'

const nothing: MachineTerms = { uses: {}, crawlers: {}, termsHref: '' }

/** The groups of a robots.txt as RFC 9309 (2.2.1) reads them: whom each is for, and its other lines. */
function groupsOf(text: string): { agents: string[]; lines: string[] }[] {
  const groups: { agents: string[]; lines: string[] }[] = []
  for (const line of text.split('\n').filter(Boolean)) {
    const [, agent] = /^User-agent: (.+)$/.exec(line) ?? []
    const last = groups.at(-1)
    if (agent && last?.lines.length === 0) last.agents.push(agent)
    else if (agent) groups.push({ agents: [agent], lines: [] })
    else last?.lines.push(line)
  }
  return groups
}

describeDatabase('terms for machines', (opened) => {
  beforeAll(async () => {
    await smallPublication(opened())
    const { version } = await readPublication(opened(), operator)
    await changeSettings(opened(), operator, {
      contactEmail: 'desk@palm.example',
      names: { ar: 'النخلة', en: 'The Palm & Co' },
      baseVersion: version,
    })
  })
  const say = async (terms: Partial<MachineTerms>, files: { adsTxt?: string; trustTxt?: string } = {}) =>
    setMachineTerms(opened(), operator, {
      terms: { ...nothing, ...terms },
      adsTxt: '',
      trustTxt: '',
      ...files,
      baseVersion: (await readPublication(opened(), operator)).version,
    })
  const groupOf = async (agent: string) =>
    groupsOf(await robotsTxt(opened())).find(({ agents }) => agents.includes(agent))

  it('says nothing anywhere of what was never set', async () => {
    expect(groupsOf(await robotsTxt(opened()))).toHaveLength(1)
    expect(await licenceXml(opened())).toBeNull()
    expect(await termsHeaders(opened())).toEqual({})
    expect(await adsTxt(opened())).toBeNull()
    expect(await trustTxt(opened())).toBeNull()
  })

  it('says the same in robots.txt, in headers and as a licence, and drops what was made before', async () => {
    const touched: Tag[] = []
    setPress({ forget: (more) => touched.push(...more.map(({ tag }) => tag)) })
    try {
      await say(
        { uses: { search: 'allowed', answers: 'refused', training: 'refused' }, termsHref: '/ideas/terms' },
        { trustTxt: 'belongto=https://press.example/' },
      )
    } finally {
      setPress(undefined)
    }
    expect(touched).toContain(tags.machineTerms())
    const text = await robotsTxt(opened())
    expect(text.startsWith(`License: ${absolute('/license.xml')}\n\nUser-agent: *\n`)).toBe(true)
    expect((await groupOf('*'))?.lines).toEqual(
      expect.arrayContaining([
        'Disallow: /admin',
        `Disallow: ${searchHref('ar')}`,
        'Content-Usage: search=y, ai-use=n, train-ai=n',
        'Content-Signal: search=yes, ai-input=no, ai-train=no',
      ]),
    )
    // Who comes for nothing else need not come; who lists what it found may.
    const out = await groupOf('GPTBot')
    expect(out?.lines[0]).toBe('Disallow: /')
    expect(out?.agents).toEqual(
      expect.arrayContaining(['ClaudeBot', 'CCBot', 'Google-Extended', 'ChatGPT-User']),
    )
    for (const agent of ['Googlebot', 'OAI-SearchBot', 'Applebot']) expect(out?.agents).not.toContain(agent)
    expect(text).toContain(`Sitemap: ${absolute('/sitemap.xml')}`)
    expect(await termsHeaders(opened())).toEqual({
      'content-usage': 'search=y, ai-use=n, train-ai=n',
      link: `<${absolute('/license.xml')}>; rel="license"; type="application/rsl+xml"`,
    })
    expect(await licenceXml(opened())).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><permits type="usage">search</permits><prohibits type="usage">ai-input ai-train</prohibits></license><copyright type="organization" contactEmail="desk@palm.example">The Palm &amp; Co</copyright><terms>${absolute('/ideas/terms')}</terms></content></rsl>\n`,
    )
    expect(await trustTxt(opened())).toBe('belongto=https://press.example/\ndatatrainingallowed=no\n')
  })

  it('grants one crawler what is refused to all, and no header says otherwise', async () => {
    await say({
      uses: { training: 'refused' },
      crawlers: { GPTBot: { training: 'allowed' }, bingbot: { search: 'refused', answers: 'refused' } },
    })
    expect((await groupOf('GPTBot'))?.lines).toEqual(
      expect.arrayContaining(['Disallow: /admin', 'Content-Usage: train-ai=y']),
    )
    expect((await groupOf('bingbot'))?.lines[0]).toBe('Disallow: /')
    expect((await groupOf('CCBot'))?.lines[0]).toBe('Disallow: /')
    // A header is the same for all who ask, and a refusal there would hold against it.
    expect(await termsHeaders(opened())).toEqual({ link: expect.stringContaining('rel="license"') })
    expect(
      withTerms({ link: '<https://hub.example/>; rel="hub"' }, await termsHeaders(opened())).link,
    ).toMatch(/^<https:\/\/hub\.example\/>; rel="hub", </)
  })

  it('closes the paper to machines where everything is refused', async () => {
    await say({
      uses: { search: 'refused', answers: 'refused', training: 'refused' },
      crawlers: { Googlebot: { search: 'allowed' } },
    })
    expect((await groupOf('*'))?.lines[0]).toBe('Disallow: /')
    expect((await groupOf('Googlebot'))?.lines).toContain('Disallow: /admin')
    expect((await groupOf('Googlebot'))?.lines).not.toContain('Disallow: /')
  })

  it('is nobody’s to set but the owner’s, and is logged', async () => {
    const { version } = await readPublication(opened(), operator)
    const given = { terms: nothing, adsTxt: '', trustTxt: '', baseVersion: version }
    for (const role of ['author', 'editor', 'translator', 'contributor'] as const)
      await expect(setMachineTerms(opened(), await staffMember(opened(), role), given)).rejects.toMatchObject(
        {
          refusal: 'not-allowed',
        },
      )
    const logged = await opened().orm.select().from(auditEvent).where(eq(auditEvent.subjectId, 'machines'))
    expect(logged.at(-1)!.details.parts).toBe('machineTerms')
    await expect(setMachineTerms(opened(), operator, { ...given, baseVersion: 1 })).rejects.toMatchObject({
      refusal: 'entry-changed',
    })
  })

  it('takes no crawler that it does not know, and nothing that one does not come for', async () => {
    await expect(say({ crawlers: { 'x\nDisallow: /': { search: 'refused' } } })).rejects.toMatchObject({
      refusal: 'malformed',
    })
    await expect(say({ termsHref: 'javascript:alert(1)' })).rejects.toMatchObject({ refusal: 'link-unfit' })
    await say({ crawlers: { GPTBot: { search: 'refused' } } })
    expect((await readPublication(opened(), operator)).machineTerms.crawlers).toEqual({})
  })
})

const google = 'google.com, pub-4722311004860676, DIRECT, f08c47fec0942fa0'

it.each([
  ['', ''],
  [`${google}\n`, google],
  [`\uFEFF# ours\r\n${google}\r\n\r\n`, `# ours\n${google}`],
  ['exchange.example.com,1,reseller;x=1 # old', 'exchange.example.com,1,reseller;x=1 # old'],
  [
    'OWNERDOMAIN=palm.example\rmanagerdomain=sell.example, AE',
    'OWNERDOMAIN=palm.example\nmanagerdomain=sell.example, AE',
  ],
  ['CONTACT=مكتب الإعلانات', 'CONTACT=مكتب الإعلانات'],
])('takes ads.txt %j', (given, kept) => expect(parseAdsTxt(given)).toBe(kept))

it.each([
  ['ads-fields', '1: ', 'google.com, pub-1'],
  ['ads-fields', '1: ', 'google.com, , DIRECT'],
  ['ads-fields', '3: ', `${google}\r\n\r\ngoogle.com pub-1 DIRECT`],
  ['ads-domain', '1: ', 'https://google.com, pub-1, DIRECT'],
  ['ads-domain', '1: ', 'جوجل.كوم, pub-1, DIRECT'],
  ['ads-relation', '2: ', `${google}\ngoogle.com, pub-1, DIRCT`],
  ['ads-variable', '1: ', 'OWNERDOMAN=palm.example'],
  ['ads-variable', '1: ', 'OWNERDOMAIN='],
  ['ads-domain', '1: ', 'OWNERDOMAIN=palm'],
  ['ads-unprintable', '1: ', 'google.com, pub\u00001, DIRECT'],
  ['ads-unprintable', '2: ', `${google}\n# \u202Emoc.elgoog`],
])('refuses ads.txt: %s', (refusal, line, given) => {
  expect(() => parseAdsTxt(given)).toThrow(
    expect.objectContaining({
      refusal,
      subject: expect.stringMatching(new RegExp(`^${line}\u2068.*\u2069$`)),
    }),
  )
})

it('shows of a line no more than fits, and nothing that turns what stands around it', () => {
  const long = `${'😀'.repeat(500)}\u202E`
  expect(() => parseAdsTxt(long)).toThrow(
    expect.objectContaining({ subject: `1: \u2068${'😀'.repeat(40)}…\u2069`, refusal: 'ads-unprintable' }),
  )
})

it.each([parseAdsTxt, parseTrustTxt])('refuses ten megabytes before it looks at any of it', (parse) => {
  for (const given of ['a'.repeat(10_000_000), '\r\n'.repeat(5_000_000), '\0'.repeat(10_000_000)])
    expect(() => parse(given)).toThrow(
      expect.objectContaining({ refusal: 'text-too-long', subject: String(longestDeclaredFile) }),
    )
})

it.each([
  [
    'member=https://www.example.com/\r\nSocial = https://x.example/palm',
    'member=https://www.example.com/\nSocial = https://x.example/palm',
  ],
  [
    '# ours\ncontact=desk@palm.example\ncontrol=palm.example',
    '# ours\ncontact=desk@palm.example\ncontrol=palm.example',
  ],
])('takes trust.txt %j', (given, kept) => expect(parseTrustTxt(given)).toBe(kept))

it.each([
  ['trust-attribute', 'friend=https://palm.example/'],
  ['trust-attribute', 'https://palm.example/'],
  ['trust-address', 'member=javascript:alert(1)'],
  ['trust-address', 'member=https://localhost/'],
  ['trust-address', 'member='],
  ['trust-training', 'datatrainingallowed=yes'],
  ['trust-unprintable', 'member=https://palm.example/\u0000'],
])('refuses trust.txt: %s', (refusal, given) => {
  expect(() => parseTrustTxt(given)).toThrow(expect.objectContaining({ refusal }))
})
