CREATE TABLE "breaking_notice" (
	"id" text PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"article_id" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"staff_id" text,
	"started_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "front_layout" (
	"locale" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "front_plan" (
	"id" text PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"places" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"staff_id" text,
	"planned_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "kind" text DEFAULT 'correction' NOT NULL;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "revision_number" integer;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "previous_revision" integer;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "amends_id" text;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "staff_id" text;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "written_by" text;--> statement-breakpoint
ALTER TABLE "front_slot" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "breaking_notice" ADD CONSTRAINT "breaking_notice_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breaking_notice" ADD CONSTRAINT "breaking_notice_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "front_plan" ADD CONSTRAINT "front_plan_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "breaking_notice_one" ON "breaking_notice" USING btree ("locale") WHERE "breaking_notice"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "breaking_notice_expires" ON "breaking_notice" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "front_plan_moment" ON "front_plan" USING btree ("locale","at");--> statement-breakpoint
CREATE INDEX "front_plan_at" ON "front_plan" USING btree ("at");--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_amends_id_correction_id_fk" FOREIGN KEY ("amends_id") REFERENCES "public"."correction"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_newest" ON "correction" USING btree ("corrected_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "front_slot_until" ON "front_slot" USING btree ("until") WHERE "front_slot"."until" is not null;