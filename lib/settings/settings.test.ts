import { describe, expect, it } from 'vitest'
import { readSettings, SettingsInvalid } from './settings.ts'

describe('readSettings', () => {
  it('serves on localhost:3000 from ./data with the embedded engine when nothing is given', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: 'localhost',
      siteUrl: 'http://localhost:3000',
      isSecure: false,
      secureFor: 31_536_000,
      databaseUrl: undefined,
      dataFolder: `${process.cwd()}/data`,
      pressBudget: 128 * 1024 * 1024,
      importPictures: 20 * 1024 * 1024 * 1024,
      concurrency: undefined,
      pressDiskBudget: 1024 * 1024 * 1024,
      drainFor: 0,
      unheardFor: 10_000,
      earlyHints: 'direct',
      purge: undefined,
      secret: undefined,
      mail: undefined,
      trustedProxies: [],
      privateDestinations: [],
    })
  })

  it('takes empty variables for unset ones', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ', SITE_URL: '' }).port).toBe(3000)
  })

  it('keeps only the origin of SITE_URL', () => {
    expect(readSettings({ SITE_URL: 'https://news.example/' }).siteUrl).toBe('https://news.example')
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['SITE_URL', 'news.example'],
    ['SITE_URL', 'https://news.example/ar'],
    ['SITE_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['WEB_CONCURRENCY', '0'],
    ['DRAIN_SECONDS', 'soon'],
    ['UNHEARD_SECONDS', '2'],
    ['EARLY_HINTS', 'yes'],
    ['PURGE_URL', 'file:///etc/passwd'],
    ['PURGE_TOKEN', 'two words'],
    ['WARRAQ_SECRET', 'too short'],
    ['SMTP_URL', 'https://mail.example'],
    ['MAIL_FROM', 'Warraq'],
    ['MAIL_FROM', 'a@b.example\nBcc: c@d.example'],
    ['TRUSTED_PROXIES', 'localhost'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['PRIVATE_DESTINATIONS', 'receiver.internal'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsInvalid)
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })

  it('names every fault at once', () => {
    expect(() => readSettings({ PORT: 'x', SITE_URL: 'y' })).toThrow(/PORT[\s\S]*SITE_URL/)
  })
})
