ALTER TABLE "publication" ADD COLUMN "machine_terms" jsonb DEFAULT '{"uses":{},"crawlers":{},"termsHref":""}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "ads_txt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "trust_txt" text DEFAULT '' NOT NULL;