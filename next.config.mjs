import createNextIntlPlugin from 'next-intl/plugin'

/** @type {import('next').NextConfig} */
const config = {
  // Metadata belongs in the head for everybody: streamed into the body, it needs a script to move it there,
  // and half the machines that unfurl a link run none.
  htmlLimitedBots: /.*/,
  // Native, WebAssembly, or opened once per process: these must be the server's own copies.
  serverExternalPackages: [
    '@electric-sql/pglite',
    'pg',
    'harfbuzzjs',
    '@vercel/og',
    'sharp',
    'bidi-js',
    'linebreak',
    'drizzle-orm',
  ],
  poweredByHeader: false,
  // Pages go out through our own server, which compresses what it keeps.
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  // `npm test` runs the compiler over everything, tests included; the build need not do half of it again.
  typescript: { ignoreBuildErrors: true },
  // Files of the root whose names have a part that varies, which no folder of `app` can say.
  rewrites: async () => [
    { source: '/sitemap-:name([a-z0-9-]+).xml', destination: '/sitemap/:name' },
    { source: '/:key([A-Za-z0-9-]{8,128}).txt', destination: '/indexnow/:key' },
  ],
  // Of the same sources everywhere, so that instances that were built apart know each other's pages.
  generateBuildId: () => process.env.WARRAQ_BUILD ?? null,
  experimental: { globalNotFound: true },
}

export default createNextIntlPlugin('./lib/locale/request.ts')(config)
