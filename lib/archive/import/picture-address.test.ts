import { describe, expect, it } from 'vitest'
import { fetchable, originalAddress } from './picture-address.ts'

describe('where a picture can be asked for', () => {
  const origin = 'https://old.example'
  it.each([
    // Sizes of WordPress and Ghost are one picture.
    ['https://old.example/up/a-1024x683.jpg', 'https://old.example/up/a.jpg'],
    ['https://old.example/up/a-scaled.jpg?x=1#top', 'https://old.example/up/a.jpg'],
    ['https://i0.wp.com/old.example/up/a.jpg?resize=300%2C200', 'https://i0.wp.com/old.example/up/a.jpg'],
    ['/content/images/size/w1000/2020/05/a.jpg', 'https://old.example/content/images/2020/05/a.jpg'],
    // What is told apart by its query is not one.
    ['https://old.example/image.php?id=17', 'https://old.example/image.php?id=17'],
    ['https://old.example/image/a-300x200', 'https://old.example/image/a-300x200'],
    ['//cdn.example/b.png', 'https://cdn.example/b.png'],
    [
      'https://old.example/صور/ميناء.jpg',
      'https://old.example/%D8%B5%D9%88%D8%B1/%D9%85%D9%8A%D9%86%D8%A7%D8%A1.jpg',
    ],
  ])('%s: %s', (address, asked) => {
    expect(fetchable(address, origin)?.address).toBe(asked)
  })

  it.each([
    'ftp://old.example/a.jpg',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'https://user:secret@old.example/a.jpg',
    `https://old.example/${'a'.repeat(2_000)}.jpg`,
  ])('not at %s', (address) => expect(fetchable(address, origin)).toBeNull())

  it('nor beside a file of no site', () => expect(fetchable('../images/a.jpg', null)).toBeNull())

  // What is quadratic takes minutes here, and outlasts the test.
  it('is found out of the worst, too', () => {
    for (const worst of ['-1'.repeat(250_000), '/content/images'.repeat(35_000), '?#'.repeat(250_000)])
      originalAddress(worst)
  })
})
