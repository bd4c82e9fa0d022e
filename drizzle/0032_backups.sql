CREATE TABLE "backup_run" (
	"id" text PRIMARY KEY NOT NULL,
	"place" text NOT NULL,
	"is_scheduled" boolean NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"backup_id" text,
	"rows" integer,
	"files" integer,
	"missing" integer,
	"bytes" bigint,
	"failure" text,
	"failure_subject" text
);
--> statement-breakpoint
CREATE INDEX "backup_run_started" ON "backup_run" USING btree ("started_at");