CREATE TABLE "import_host" (
	"host" text NOT NULL,
	"slot" integer NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "import_host_host_slot_pk" PRIMARY KEY("host","slot")
);
--> statement-breakpoint
CREATE TABLE "import_picture" (
	"run_id" text NOT NULL,
	"address" text NOT NULL,
	"written" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"host" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"media_id" text,
	"words" jsonb,
	"position" integer NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	CONSTRAINT "import_picture_run_id_address_pk" PRIMARY KEY("run_id","address")
);
--> statement-breakpoint
CREATE TABLE "import_picture_use" (
	"run_id" text NOT NULL,
	"article_id" text NOT NULL,
	"position" integer NOT NULL,
	"address" text NOT NULL,
	"written" text NOT NULL,
	"shown" text NOT NULL,
	"place" jsonb NOT NULL,
	"outcome" text,
	CONSTRAINT "import_picture_use_run_id_article_id_position_pk" PRIMARY KEY("run_id","article_id","position")
);
--> statement-breakpoint
ALTER TABLE "import_picture" ADD CONSTRAINT "import_picture_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_picture" ADD CONSTRAINT "import_picture_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_picture_use" ADD CONSTRAINT "import_picture_use_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_picture_use" ADD CONSTRAINT "import_picture_use_picture_fk" FOREIGN KEY ("run_id","address") REFERENCES "public"."import_picture"("run_id","address") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_host_free" ON "import_host" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "import_picture_due" ON "import_picture" USING btree ("host","next_at","position") WHERE "import_picture"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "import_picture_state" ON "import_picture" USING btree ("run_id","state","position");--> statement-breakpoint
CREATE INDEX "import_picture_placed" ON "import_picture" USING btree ("address") WHERE "import_picture"."state" = 'placed';--> statement-breakpoint
CREATE INDEX "import_picture_media" ON "import_picture" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "import_picture_use_picture" ON "import_picture_use" USING btree ("run_id","address");--> statement-breakpoint
CREATE INDEX "import_picture_use_article" ON "import_picture_use" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "import_picture_use_ready" ON "import_picture_use" USING btree ("article_id") WHERE "import_picture_use"."outcome" = 'ready';--> statement-breakpoint
CREATE INDEX "import_picture_use_left" ON "import_picture_use" USING btree ("run_id") WHERE "import_picture_use"."outcome" in ('edited-here', 'gone');