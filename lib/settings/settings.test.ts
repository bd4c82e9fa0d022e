import { describe, expect, it } from 'vitest'
import { readSettings, recordedSettings, SettingsInvalid } from './settings.ts'

describe('readSettings', () => {
  it('serves on localhost:3000 from ./data with the embedded engine when nothing is given', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: 'localhost',
      siteUrl: 'http://localhost:3000',
      isSecure: false,
      secureFor: 31_536_000,
      databaseUrl: undefined,
      databaseDirectUrl: undefined,
      databaseReplicaUrl: undefined,
      databaseConnections: 18,
      databaseLongest: 30_000,
      dataFolder: `${process.cwd()}/data`,
      pressBudget: 128 * 1024 * 1024,
      importPictures: 20 * 1024 * 1024 * 1024,
      uploadBytes: 200 * 1024 * 1024,
      contentCredentials: { certificate: undefined, key: undefined, trust: undefined },
      concurrency: undefined,
      pressDiskBudget: 1024 * 1024 * 1024,
      drainFor: 0,
      unheardFor: 10_000,
      listenersEach: 500,
      audience: 'server',
      earlyHints: 'direct',
      deviceCopies: true,
      purge: undefined,
      secret: undefined,
      mail: undefined,
      trustedProxies: [],
      backup: {
        to: undefined,
        every: 86_400_000,
        keep: 14,
        passphrase: undefined,
        access: { endpoint: undefined, region: 'us-east-1', credentials: undefined },
      },
      newsletters: { bouncesTo: undefined, bouncesSecret: undefined, connections: 4 },
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
    ['DEVICE_COPIES', 'maybe'],
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

describe('recordedSettings', () => {
  it('keeps what was given, and what is secret apart; neither passphrase nor the database’s password', () => {
    const given = {
      SITE_URL: 'https://news.example',
      SMTP_URL: 'smtp://user:password@host',
      DATABASE_URL: 'postgres://user:password@host/name',
      WARRAQ_SECRET: 'a secret of this house, for tests alone',
      BACKUP_TO: 's3://backups/paper',
      BACKUP_PASSPHRASE: 'a passphrase of some length',
      BACKUP_KEY_SECRET: 'a key',
      PATH: '/bin',
      HOST: ' ',
    }
    expect(recordedSettings(given)).toEqual({
      plain: { SITE_URL: 'https://news.example', BACKUP_TO: 's3://backups/paper' },
      secret: { SMTP_URL: 'smtp://user:password@host' },
    })
  })
})
