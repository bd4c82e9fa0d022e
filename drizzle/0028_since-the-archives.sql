CREATE TABLE "instance" (
	"id" text PRIMARY KEY NOT NULL,
	"machine" text NOT NULL,
	"build" text NOT NULL,
	"secret_mark" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "fetched_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "significantly_updated_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "instance_seen" ON "instance" USING btree ("seen_at");