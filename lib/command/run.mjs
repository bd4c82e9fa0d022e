// `node lib/command/run.mjs NAME …`: runs NAME.ts beside this file, once it is sure of the Node it runs on.
// Plain JavaScript that any Node can read. npm puts node_modules/.bin first, where the `node` package pins the
// version we test with; under `--ignore-scripts` that package is an empty shell and scripts silently run the
// machine's own Node. One process, so that a signal sent to npm's child reaches the server.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `Warraq needs Node 24 and this is ${process.version} (${process.execPath}).\n` +
      'The project brings its own: run `npm ci` again without --ignore-scripts,\n' +
      'or `npm rebuild node`, then repeat the command.',
  )
  process.exit(1)
}
await import(`./${process.argv[2]}.ts`)
