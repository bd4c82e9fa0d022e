ALTER TABLE "imported_story" ADD COLUMN "headline" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "imported_story" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imported_story" ADD COLUMN "address" text;--> statement-breakpoint
CREATE INDEX "imported_story_id" ON "imported_story" USING btree ("source_id");--> statement-breakpoint
-- What stories that came in before are told by, as far as it is still known: the words of their first revision, the day that they show, and an address that was theirs.
UPDATE "imported_story" SET
  "headline" = coalesce((SELECT r."headline" FROM "revision" r WHERE r."article_id" = "imported_story"."article_id" ORDER BY r."number" LIMIT 1), ''),
  "published_at" = (SELECT a."published_at" FROM "article" a WHERE a."id" = "imported_story"."article_id"),
  "address" = (SELECT min(p."path") FROM "path_redirect" p WHERE p."article_id" = "imported_story"."article_id" AND p."path" NOT LIKE '%?%');
--> statement-breakpoint
-- `wordpress:https://www.old.example` is `wordpress:old.example` now, where no other import has taken that name.
UPDATE "imported_story" s SET "source" = regexp_replace(s."source", '^([a-z]+):https?://(www\.)?', '\1:')
WHERE s."source" ~ '^[a-z]+:https?://' AND NOT EXISTS (
  SELECT 1 FROM "imported_story" o WHERE o."source_id" = s."source_id" AND o."source" <> s."source"
    AND regexp_replace(o."source", '^([a-z]+):https?://(www\.)?', '\1:') = regexp_replace(s."source", '^([a-z]+):https?://(www\.)?', '\1:')
);
