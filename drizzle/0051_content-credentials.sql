ALTER TABLE "media" ADD COLUMN "credentials" jsonb;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "requires_machine_label" boolean DEFAULT false NOT NULL;