ALTER TABLE "media" ADD COLUMN "licence_kind" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "licence_note" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "crops" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "likeness" bit(128);--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "hides_expired_pictures" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "media_expires" ON "media" USING btree ("expires_at") WHERE "media"."expires_at" is not null;