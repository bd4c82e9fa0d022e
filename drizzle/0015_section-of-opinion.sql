ALTER TABLE "section" ADD COLUMN "is_opinion" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- The demo's, which was known by its address until now.
UPDATE "section" SET "is_opinion" = true WHERE "slug" = 'ideas';
