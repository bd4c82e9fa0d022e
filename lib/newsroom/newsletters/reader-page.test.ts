import { expect, it } from 'vitest'
import { withAddress } from './reader-page.ts'

it.each(['$&@x.example', '$`@x.example', "$'@x.example", 'a$$b@x.example', '<b>&"@x.example'])(
  'shows an address as it is written, whatever a text that replaces another takes it for: %s',
  (address) => {
    const shown = withAddress(`إلى ${address} كل صباح.`, address)
      .replace('<bdi dir="ltr">', '')
      .replace('</bdi>', '')
    const text = shown
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;|&#x27;/g, "'")
      .replace(/&amp;/g, '&')
    expect(text).toBe(`إلى ${address} كل صباح.`)
    expect(shown).not.toContain('<')
  },
)
