import { describe, expect, it } from 'vitest'
import type { Locale } from '../../locale/table.ts'
import { speakerOf } from './speaker.ts'

describe('the speaker of a quotation', () => {
  it.each<[Locale, string, string]>([
    ['ar', 'قال مدير المرصد سليم حدّاد خلال ندوة في المدينة:', 'مدير المرصد سليم حدّاد'],
    ['ar', 'وأضافت رنا العطار:', 'رنا العطار'],
    ['ar', 'انتهت الجلسة. وأوضح المتحدث باسم البلدية عادل منصور :', 'المتحدث باسم البلدية عادل منصور'],
    ['ar', 'وبحسب الخبيرة ليلى الرفاعي:', 'الخبيرة ليلى الرفاعي'],
    ['en', 'Mara Quill, head of research at Lumen, said:', 'Mara Quill, head of research at Lumen'],
    ['en', 'The mayor later told reporters:', 'The mayor'],
    ['en', 'According to J. Doe of the Harbour Board:', 'J. Doe of the Harbour Board'],
    ['fr', 'Souad Karim, maire de la ville, a déclaré lundi :', 'Souad Karim, maire de la ville'],
    ['fr', 'Selon le porte-parole du port :', 'le porte-parole du port'],
    ['fa', 'سارا مهرگان، مدیر آزمایشگاه آب، در نشست خبری گفت:', 'سارا مهرگان، مدیر آزمایشگاه آب'],
    ['fa', 'به گفتهٔ مریم کاظمی:', 'مریم کاظمی'],
    ['he', 'ראש העירייה דנה לוי אמרה בכנס:', 'ראש העירייה דנה לוי'],
    ['he', 'לדברי נועם בר:', 'נועם בר'],
    ['ur', 'وزیر توانائی احمد رضا کا کہنا تھا:', 'وزیر توانائی احمد رضا'],
    ['ur', 'ماہر معاشیات سارہ خان کے مطابق:', 'ماہر معاشیات سارہ خان'],
  ])('%s: %s', (locale, sentence, speaker) => {
    expect(speakerOf(sentence, locale)).toBe(speaker)
  })

  it.each<[Locale, string]>([
    ['ar', 'وقال:'],
    ['ar', 'وقال في ختام كلمته:'],
    ['ar', 'وجاء في البيان:'],
    ['ar', 'وهنا السؤال الذي يطرحه الجميع:'],
    ['ar', 'قال إن 3 شركات انسحبت، ثم ختم:'],
    ['en', 'He said:'],
    ['en', 'This is what they wrote:'],
    ['en', 'The letter reads:'],
    ['en', 'Asked about it on Monday, she said:'],
    ['en', 'In June Mara Quill said:'],
    ['fr', 'Il a déclaré :'],
    ['fr', 'Lundi, Souad Karim a déclaré :'],
    ['fr', 'Reste une question :'],
    ['fa', 'او گفت:'],
    ['fa', 'در این نشست خبری گفت:'],
    ['he', 'הוא אמר:'],
    ['he', 'זאת השאלה:'],
    ['ur', 'انہوں نے کہا:'],
    ['ur', 'سوال یہ ہے:'],
  ])('is not guessed: %s: %s', (locale, sentence) => {
    expect(speakerOf(sentence, locale)).toBeNull()
  })
})
