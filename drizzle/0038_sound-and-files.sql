ALTER TABLE "media" ADD COLUMN "kind" text DEFAULT 'picture' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "seconds" real;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "tracks" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "media_files" ON "media" USING btree ("created_at" DESC NULLS FIRST,"id") WHERE "media"."kind" <> 'picture';--> statement-breakpoint
-- A film's poster is a picture of the library, too. What is stored already names none, so the indexes over this stay true.
CREATE OR REPLACE FUNCTION public.document_media(document jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
  SELECT DISTINCT found #>> '{}'
  FROM (
    SELECT jsonb_path_query(document, '$.**.mediaId') AS found
    UNION ALL SELECT jsonb_path_query(document, '$.**.posterId')
  ) AS named
  WHERE jsonb_typeof(found) = 'string'
);
