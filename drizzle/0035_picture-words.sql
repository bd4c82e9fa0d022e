ALTER TABLE "media" ADD COLUMN "taken_at" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "digital_source" text;