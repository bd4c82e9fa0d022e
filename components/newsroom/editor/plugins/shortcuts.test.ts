import { describe, expect, it } from 'vitest'
import { nameOfKeys } from './shortcuts.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const named = (press: Partial<Parameters<typeof nameOfKeys>[0]>, mac = false) =>
  nameOfKeys({ ...none, key: '', code: '', ...press }, mac)

describe('the name of what was pressed', () => {
  it('is that of the Latin letter', () => {
    expect(named({ key: 'b', code: 'KeyB', ctrlKey: true })).toBe('Mod-b')
    expect(named({ key: 'X', code: 'KeyX', ctrlKey: true, shiftKey: true })).toBe('Mod-Shift-x')
  })

  it('is that of the key where its letter is Arabic, two letters included', () => {
    expect(named({ key: 'لا', code: 'KeyB', ctrlKey: true })).toBe('Mod-b')
    expect(named({ key: 'ئ', code: 'KeyZ', ctrlKey: true })).toBe('Mod-z')
    expect(named({ key: 'ن', code: 'KeyK', metaKey: true }, true)).toBe('Mod-k')
  })

  it('is the letter of another Latin keyboard, not the place of the key', () => {
    // AZERTY: Z stands where QWERTY has W.
    expect(named({ key: 'z', code: 'KeyW', ctrlKey: true })).toBe('Mod-z')
  })

  it('is the digit of the key, whatever Shift or the language makes of it', () => {
    expect(named({ key: '&', code: 'Digit7', ctrlKey: true, shiftKey: true })).toBe('Mod-Shift-7')
    expect(named({ key: '٢', code: 'Digit2', ctrlKey: true, altKey: true })).toBe('Mod-Alt-2')
  })

  it('is the stop or the comma of the key, where Shift or the language make something else of it', () => {
    expect(named({ key: '>', code: 'Period', ctrlKey: true, shiftKey: true })).toBe('Mod-Shift-.')
    expect(named({ key: 'و', code: 'Comma', ctrlKey: true })).toBe('Mod-,')
    expect(named({ key: 'ز', code: 'Period', ctrlKey: true })).toBe('Mod-.')
    // AZERTY types a stop with Shift on the key of the semicolon.
    expect(named({ key: '.', code: 'Comma', ctrlKey: true, shiftKey: true })).toBe('Mod-Shift-.')
    expect(named({ key: ';', code: 'Comma', ctrlKey: true })).toBe('Mod-;')
  })

  it('is of no shortcut when a letter is typed', () => {
    expect(named({ key: 'لا', code: 'KeyB' })).toBe('لا')
    expect(named({ key: 'B', code: 'KeyB', shiftKey: true })).toBe('b')
  })

  it('knows keys that type nothing', () => {
    expect(named({ key: 'ArrowUp', code: 'ArrowUp', altKey: true })).toBe('Alt-ArrowUp')
    expect(named({ key: 'Enter', code: 'Enter', shiftKey: true })).toBe('Shift-Enter')
    expect(named({ key: 'F7', code: 'F7' })).toBe('F7')
  })
})
