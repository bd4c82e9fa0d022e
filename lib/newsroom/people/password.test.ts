import { describe, expect, it } from 'vitest'
import { checkPassword, passwordHash } from './password.ts'

describe('checkPassword', () => {
  it.each([
    'سبع نخلات على الضفة',
    'correct horse battery staple',
    'Tr0ub4dor&3-and-more',
    '北京的秋天天高气爽云淡风轻',
    '👩‍🚀🌋🐫🎷🪁🧭🦜🍋🚲🪐🎻🧵',
    'كلمة المرور الطويلة الخاصة بي',
  ])('takes %s', (password) => {
    expect(() => checkPassword(password, ['هدى سالم', 'huda@news.example'])).not.toThrow()
  })

  it.each([
    '',
    'eleven char',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    'abcdefghijklmnop',
    '1234567890123456',
    'qwertyuiopasdfgh',
    'password12345',
    'Password!Password!',
    'huda.news.example',
    'هدى سالم هدى سالم',
    'warraq-warraq-1',
    'x'.repeat(257),
  ])('refuses %s', (password) => {
    expect(() => checkPassword(password, ['هدى سالم', 'huda@news.example'])).toThrow('password-weak')
  })

  it('hashes by scrypt, salted anew each time', async () => {
    const [one, two] = [await passwordHash('same'), await passwordHash('same')]
    expect(one).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
    expect(one).not.toBe(two)
  })
})
