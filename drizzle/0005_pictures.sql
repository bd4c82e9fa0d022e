-- Every `mediaId` in a story document, each once.
CREATE FUNCTION public.document_media(document jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
  SELECT DISTINCT found #>> '{}'
  FROM jsonb_path_query(document, '$.**.mediaId') AS found
  WHERE jsonb_typeof(found) = 'string'
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "search_words" text GENERATED ALWAYS AS (public.search_names("alts", '[]') || E'
' || public.search_names("captions", '[]') || E'
' || public.search_names("credits", '[]')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_lead_media" ON "article" USING btree ("lead_media_id");--> statement-breakpoint
CREATE INDEX "article_media" ON "article" USING gin (public.document_media("document")) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "draft_media" ON "draft" USING gin (public.document_media("document")) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "media_newest" ON "media" USING btree ("created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "media_search" ON "media" USING gin ("search_words" gin_trgm_ops) WITH (fastupdate=false);