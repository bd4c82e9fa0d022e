import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./lib/db/schema.ts', './lib/db/account-tables.ts', './lib/db/directory-tables.ts'],
  out: './drizzle',
})
