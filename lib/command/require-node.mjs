// Plain JavaScript that any Node can read: it runs before anything that needs the pinned one.
// npm puts node_modules/.bin first, where the `node` package pins the version we test with; under
// `--ignore-scripts` that package is an empty shell and scripts silently run the machine's own Node.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `Warraq needs Node 24 and this is ${process.version} (${process.execPath}).\n` +
      'The project brings its own: run `npm ci` again without --ignore-scripts,\n' +
      'or `npm rebuild node`, then repeat the command.',
  )
  process.exit(1)
}
