/** The style sheet of readers' faces, written from the tables beside it. */
import { charactersOf, fallbackFaces, fallbackRule } from './fallback-faces.ts'
import { firstFaces, laterFaces, pointsIn, unicodeRange } from './web-faces.ts'

const head = `/*
  Written by \`npm run fonts\` from the tables in lib/fonts; a test holds the two together.

  One hand for the whole paper: Markazi Text, drawn for Arabic newspapers, with its own Latin. Hebrew has Frank Ruhl
  Libre, the newspaper face of its language, and Urdu its Nastaliq, each with its own digits. The first file of a script
  has what first screens use, and is asked for with the page (lib/press/assets.ts); the rest of a face comes when a page
  has a letter of it. Until then device fonts brought to the same measure stand in, so that the swap moves nothing.
*/
`

const webRule = (family: string, weight: string, url: string, ranges: string): string => `@font-face {
  font-family: '${family}';
  font-weight: ${weight};
  font-display: swap;
  src: url('${url}') format('woff2');
  unicode-range: ${ranges};
}`

/** Apple's devices have Nastaliq itself, which stands in for its file as it is. */
const installedNastaliq = `@font-face {
  font-family: 'Nastaliq Installed';
  src: local('Noto Nastaliq Urdu'), local('NotoNastaliqUrdu');
}`

/** `components/reader/style/fonts.css`, whole. */
export async function fontSheet(): Promise<string> {
  const first = firstFaces.map(({ family, weight, file, characters }) =>
    webRule(family, weight, `./fonts/${file}.woff2`, unicodeRange(characters)),
  )
  const later: string[] = []
  for (const { family, weight, source, ranges } of laterFaces) {
    const inFirst = new Set(
      firstFaces.flatMap((each) => (each.family === family ? [...each.characters] : [])),
    )
    // A letter that the file does not have either must not fetch it.
    const inFile = await charactersOf(source)
    const rest = pointsIn(ranges).filter((each) => !inFirst.has(each) && inFile.has(each))
    later.push(webRule(family, weight, source, unicodeRange(rest)))
  }
  return `${head}${[...first, ...later, installedNastaliq, ...(await fallbackFaces()).map(fallbackRule)].join('\n')}\n`
}
