/** What may go wrong in an import, done to a database on purpose: the comparison has to find each (`run.ts --prove`). */
export const harms: readonly { what: string; sql: string; found: string }[] = [
  {
    what: 'a story is gone',
    sql: "delete from article where headline like 'القمح%'",
    found: 'Stories and pages',
  },
  {
    what: 'a word is gone',
    sql: "update article set document = replace(document::text, 'ستون', '')::jsonb",
    found: 'Words',
  },
  {
    what: 'a caption is gone',
    sql: "update article set document = replace(document::text, 'صومعة', '')::jsonb",
    found: 'Words',
  },
  { what: 'a picture is gone', sql: 'update article set lead_media_id = null', found: 'Pictures shown' },
  {
    what: 'a link leads elsewhere',
    sql: "update article set document = replace(document::text, 'https://example.org/manifest', '#')::jsonb",
    found: 'Links and players',
  },
  { what: 'a topic is gone', sql: 'delete from story_topic', found: 'Sections and topics' },
  { what: 'a byline is gone', sql: 'delete from byline', found: 'Bylines' },
  {
    what: 'a day is wrong',
    sql: "update article set published_at = published_at + interval '3 hours'",
    found: 'Dates',
  },
  { what: 'an address is gone', sql: "update article set slug = slug || '-x'", found: 'Addresses' },
  {
    what: 'a draft is out',
    sql: "update article set state = 'published', published_at = now() where state = 'draft'",
    found: 'Stories and pages',
  },
  {
    what: 'comments are passed over unsaid',
    sql: "update import_run set notes = '[]'",
    found: 'Readers’ comments',
  },
]
