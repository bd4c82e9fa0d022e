CREATE TABLE "import_entry" (
	"run_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_id" text NOT NULL,
	"headline" text NOT NULL,
	"outcome" text NOT NULL,
	"article_id" text,
	"notes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "import_entry_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" text PRIMARY KEY NOT NULL,
	"format" text NOT NULL,
	"file_name" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"notes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"failure" text,
	"started_by" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "imported_story" (
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"article_id" text NOT NULL,
	"story_id" text NOT NULL,
	"group_key" text,
	"content_hash" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imported_story_source_source_id_pk" PRIMARY KEY("source","source_id")
);
--> statement-breakpoint
CREATE TABLE "path_redirect" (
	"path" text PRIMARY KEY NOT NULL,
	"article_id" text,
	"href" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text,
	CONSTRAINT "path_redirect_leads_to_one" CHECK (num_nonnulls("path_redirect"."article_id", "path_redirect"."href") = 1)
);
--> statement-breakpoint
ALTER TABLE "import_entry" ADD CONSTRAINT "import_entry_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_entry" ADD CONSTRAINT "import_entry_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_started_by_staff_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_story" ADD CONSTRAINT "imported_story_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_story" ADD CONSTRAINT "imported_story_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_redirect" ADD CONSTRAINT "path_redirect_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_redirect" ADD CONSTRAINT "path_redirect_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_entry_article" ON "import_entry" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "import_run_newest" ON "import_run" USING btree ("started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "imported_story_group" ON "imported_story" USING btree ("source","group_key");--> statement-breakpoint
CREATE INDEX "imported_story_article" ON "imported_story" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "imported_story_story" ON "imported_story" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "path_redirect_article" ON "path_redirect" USING btree ("article_id");