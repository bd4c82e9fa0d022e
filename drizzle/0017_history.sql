ALTER TABLE "draft" ADD COLUMN "fullest" jsonb;--> statement-breakpoint
CREATE INDEX "article_translated_from" ON "article" USING btree ("translated_from_id") WHERE "article"."translated_from_id" is not null;--> statement-breakpoint
CREATE INDEX "revision_to_thin" ON "revision" USING btree ("article_id","created_at") WHERE "revision"."reason" = 'autosave';