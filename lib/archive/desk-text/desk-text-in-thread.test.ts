import { describe, expect, it } from 'vitest'
import { deskTextInThread } from './desk-text-in-thread.ts'
import { prepareDeskText } from './prepare-desk-text.ts'

const file = (text: string) => ({ name: 'story.txt', bytes: new TextEncoder().encode(text) })

describe('a desk’s text that is read in a thread', () => {
  it('is the same as one that is read here', async () => {
    const text = 'عنوان  الخبر\n\nقال :«نصّ» , ثم قال…\n\n- أول\n- ثانٍ\n'
    expect(await deskTextInThread(file(text))).toEqual(await prepareDeskText(file(text)))
  })

  it('is refused for what is wrong with it, as it is here', async () => {
    await expect(deskTextInThread(file('  '))).rejects.toMatchObject({ name: 'ImportRefused', code: 'empty' })
    await expect(deskTextInThread(file('PK\u0003\u0004'))).rejects.toMatchObject({ code: 'binary' })
  })

  it('is refused in words where it takes longer, or more memory, than a story does', async () => {
    // Some seconds of tidying.
    const long = file('كلمة وأخرى، ثم ثالثة\n\n'.repeat(15_000))
    await expect(deskTextInThread(long, 'ar', { time: 300 })).rejects.toMatchObject({
      code: 'took-too-long',
      message: expect.stringContaining('story.txt took longer'),
    })
    await expect(deskTextInThread(file('نصّ'), 'ar', { memory: 4 })).rejects.toMatchObject({
      code: 'took-too-long',
    })
  })
})
