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
  ],
  poweredByHeader: false,
  // Pages go out through our own server, which compresses what it keeps.
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  // `npm test` runs the compiler over everything, tests included; the build need not do half of it again.
  typescript: { ignoreBuildErrors: true },
  experimental: { globalNotFound: true },
}

export default createNextIntlPlugin('./lib/locale/request.ts')(config)
