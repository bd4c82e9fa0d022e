import { describe, expect, it } from 'vitest'
import { fold } from '../arabic/fold.ts'
import { otherNumbers } from './arabic-plurals.ts'

describe('otherNumbers', () => {
  it.each([
    ['بنك', 'بنوك'],
    ['سعر', 'أسعار'],
    ['ميناء', 'موانئ'],
    ['تاجر', 'تجار'],
    ['سبيكة', 'سبائك'],
    ['رقاقة', 'رقائق'],
    ['مخبز', 'مخابز'],
    ['محفظة', 'محافظ'],
    ['درهم', 'دراهم'],
    ['خادم', 'خوادم'],
    ['قاعدة', 'قواعد'],
    ['صندوق', 'صناديق'],
    ['مفتاح', 'مفاتيح'],
    ['حاسوب', 'حواسيب'],
  ])('leads from %s to %s and back', (one, many) => {
    expect(otherNumbers(fold(one))).toContain(fold(many))
    expect(otherNumbers(fold(many))).toContain(fold(one))
  })

  it.each(['tzero', 'في', 'استثمارات', ''])('makes nothing of %s', (word) => {
    expect(otherNumbers(word)).toEqual([])
  })
})
