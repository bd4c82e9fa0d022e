import { createECDH, randomBytes } from 'node:crypto'
import { decrypt } from 'http_ece'
import { describe, expect, it } from 'vitest'
import { areDeviceKeys, encryptMessage, longestMessage } from './encrypt-message.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

describe('encryptMessage', () => {
  it('encrypts the example of RFC 8291, 5, to the letter', () => {
    const encrypted = encryptMessage(
      Buffer.from('When I grow up, I want to be a watermelon'),
      bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
      bytes('BTBZMqHH6r4Tts7J_aSIgg'),
      {
        privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
        salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
      },
    )
    expect(encrypted.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    )
  })

  it('makes what a browser opens, of any length that is allowed, never twice the same', () => {
    for (const length of [1, 600, longestMessage]) {
      const device = createECDH('prime256v1')
      device.generateKeys()
      const auth = randomBytes(16)
      const text = randomBytes(length)
      const encrypted = encryptMessage(text, device.getPublicKey(), auth)
      expect(encrypted.length).toBeLessThanOrEqual(4_096)
      expect(encrypted).not.toEqual(encryptMessage(text, device.getPublicKey(), auth))
      expect(decrypt(encrypted, { version: 'aes128gcm', privateKey: device, authSecret: auth })).toEqual(text)
    }
  })
})

describe('areDeviceKeys', () => {
  it('takes a point of the curve and a secret, and nothing else', () => {
    const device = createECDH('prime256v1')
    const point = device.generateKeys()
    const auth = randomBytes(16).toString('base64url')
    const offCurve = Buffer.from(point)
    offCurve[64] = (offCurve[64] ?? 0) ^ 1
    expect(areDeviceKeys(point.toString('base64url'), auth)).toBe(true)
    expect(areDeviceKeys(offCurve.toString('base64url'), auth)).toBe(false)
    expect(areDeviceKeys(device.getPublicKey('base64url', 'compressed'), auth)).toBe(false)
    expect(areDeviceKeys(point.toString('base64url'), randomBytes(15).toString('base64url'))).toBe(false)
    expect(areDeviceKeys('', '')).toBe(false)
  })
})
