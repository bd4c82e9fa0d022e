import { describe, expect, it } from 'vitest'
import { bold, bullets, doc, figure, h2, h3, p, pullQuote, quote, table } from '../../story/compose.ts'
import type { StoryDocument } from '../../story/document.ts'
import { wordsOfBlock } from '../../story/words-of-block.ts'
import { diffBlocks } from './diff-blocks.ts'

const told = (before: StoryDocument, after: StoryDocument): string[] =>
  diffBlocks(before, after).map((each) =>
    each.kind === 'changed'
      ? `changed: ${each.words.map(({ kind, text }) => (kind === 'same' ? text : `${kind}(${text})`)).join('')}`
      : `${each.kind}: ${wordsOfBlock(each.block)}`,
  )

describe('diffBlocks', () => {
  it('tells rewritten blocks from new and removed ones', () => {
    const before = doc(
      p('رفع المصرف المركزي سعر الفائدة ربع نقطة.'),
      h2('الأسواق'),
      p('تراجعت الأسهم في دبي وأبوظبي أمس.'),
      p('يُحذف هذا السطر كلّه.'),
    )
    const after = doc(
      p('رفع المصرف المركزي سعر الفائدة نصف نقطة.'),
      p('فقرة جديدة لا شبيه لها قبلها.'),
      h2('الأسواق'),
      p('تراجعت الأسهم في دبي وأبوظبي اليوم.'),
    )
    expect(told(before, after)).toEqual([
      'changed: رفع المصرف المركزي سعر الفائدة gone(ربع)new(نصف) نقطة.',
      'new: فقرة جديدة لا شبيه لها قبلها.',
      'same: الأسواق',
      'changed: تراجعت الأسهم في دبي وأبوظبي gone(أمس)new(اليوم).',
      'gone: يُحذف هذا السطر كلّه.',
    ])
  })

  it('says that a block changed when only its form did', () => {
    const [change] = diffBlocks(doc(p('كلمة مهمة')), doc(p('كلمة ', bold('مهمة'))))
    expect(change).toMatchObject({ kind: 'changed', words: [{ kind: 'same', text: 'كلمة مهمة' }] })
    expect(diffBlocks(doc(h2('عنوان')), doc(h3('عنوان')))[0]?.kind).toBe('changed')
    expect(diffBlocks(doc(figure('abcdefghjk')), doc(figure('abcdefghjm')))[0]?.kind).toBe('changed')
  })

  it('does not mistake a heading for the paragraph that took its place', () => {
    expect(told(doc(h2('النمو يتسارع')), doc(p('النمو يتسارع')))).toEqual([
      'gone: النمو يتسارع',
      'new: النمو يتسارع',
    ])
  })

  it('takes two forms of the same JSON for one', () => {
    const one = doc(figure('abcdefghjk', { alt: 'صورة', caption: null }))
    const two = { content: [{ attrs: { alt: 'صورة', mediaId: 'abcdefghjk' }, type: 'figure' }], type: 'doc' }
    expect(diffBlocks(one, two as StoryDocument).map(({ kind }) => kind)).toEqual(['same'])
  })

  it('compares what is in lists, quotations, tables and captions', () => {
    expect(told(doc(bullets('أولى', 'ثانية')), doc(bullets('أولى', 'ثالثة')))).toEqual([
      'changed: أولى\ngone(ثانية)new(ثالثة)',
    ])
    expect(wordsOfBlock(quote('قائلها', 'نصّ'))).toBe('نصّ\nقائلها')
    expect(wordsOfBlock(pullQuote('نصّ'))).toBe('نصّ')
    expect(wordsOfBlock(table('جدول', ['أ', 'ب'], ['1', '2']))).toBe('جدول\nأ\nب\n1\n2')
    expect(
      told(doc(figure('abcdefghjk', { alt: 'قديم' })), doc(figure('abcdefghjk', { alt: 'قديم جدًّا' }))),
    ).toEqual(['changed: قديمnew( جدًّا)'])
  })

  it('has every block of both documents once, in order', () => {
    const before = doc(...Array.from({ length: 30 }, (_, i) => p(`فقرة رقم ${i} من النصّ`)))
    const after = doc(...before.content.filter((_, i) => i % 3).reverse())
    const diff = diffBlocks(before, after)
    const of = (side: 'before' | 'after') =>
      diff.flatMap((each) =>
        each.kind === 'changed'
          ? [each[side]]
          : each.kind === (side === 'before' ? 'new' : 'gone')
            ? []
            : [each.block],
      )
    expect(of('before')).toEqual(before.content)
    expect(of('after')).toEqual(after.content)
  })
})
