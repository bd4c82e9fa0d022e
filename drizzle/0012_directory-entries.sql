ALTER TABLE "author" ADD COLUMN "languages" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "author" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "author" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "desk" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "desk" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "withdrawn_notes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "section" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "section" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;