ALTER TABLE "draft" ADD COLUMN "words" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Drafts that are there already are found by their words too.
UPDATE "draft" SET "words" = public.search_words('', concat_ws(' ', "headline", "kicker", "standfirst", "dateline",
  (SELECT string_agg(part #>> '{}', ' ') FROM jsonb_path_query("document", 'lax $.**.text') AS part)));--> statement-breakpoint
CREATE INDEX "draft_words" ON "draft" USING gin ("words" gin_trgm_ops);