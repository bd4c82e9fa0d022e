CREATE TABLE "coverage" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text,
	"occurs_at" timestamp with time zone,
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"headline" text NOT NULL,
	"slug_line" text,
	"notes" text,
	"section_id" text,
	"desk_id" text,
	"staff_id" text,
	"due_at" timestamp with time zone,
	"article_id" text,
	"done_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"told_soon_at" timestamp with time zone,
	"told_overdue_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_feed" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"desk_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planned_event" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"place" text,
	"notes" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"is_all_day" boolean DEFAULT false NOT NULL,
	"time_zone" text NOT NULL,
	"recurrence" jsonb,
	"skipped" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"last_ends_at" timestamp with time zone,
	"embargo_until" timestamp with time zone,
	"desk_id" text,
	"uid" text,
	"imported_version" integer,
	"cancelled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "planned_event_uid_unique" UNIQUE("uid")
);
--> statement-breakpoint
ALTER TABLE "notification" ALTER COLUMN "article_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "coverage_id" text;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_event_id_planned_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."planned_event"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_feed" ADD CONSTRAINT "plan_feed_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_feed" ADD CONSTRAINT "plan_feed_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_event" ADD CONSTRAINT "planned_event_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_event" ADD CONSTRAINT "planned_event_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coverage_event" ON "coverage" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "coverage_due" ON "coverage" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "coverage_article" ON "coverage" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "coverage_staff" ON "coverage" USING btree ("staff_id","due_at");--> statement-breakpoint
CREATE INDEX "coverage_desk" ON "coverage" USING btree ("desk_id");--> statement-breakpoint
CREATE INDEX "coverage_section" ON "coverage" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "coverage_maker" ON "coverage" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "plan_feed_staff" ON "plan_feed" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "plan_feed_desk" ON "plan_feed" USING btree ("desk_id");--> statement-breakpoint
CREATE INDEX "planned_event_starts" ON "planned_event" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "planned_event_recurs" ON "planned_event" USING btree ("starts_at") WHERE "planned_event"."recurrence" is not null;--> statement-breakpoint
CREATE INDEX "planned_event_desk" ON "planned_event" USING btree ("desk_id");--> statement-breakpoint
CREATE INDEX "planned_event_maker" ON "planned_event" USING btree ("created_by");--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_coverage_id_coverage_id_fk" FOREIGN KEY ("coverage_id") REFERENCES "public"."coverage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notification_unread_plan" ON "notification" USING btree ("staff_id","coverage_id","kind") WHERE "notification"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notification_coverage" ON "notification" USING btree ("coverage_id") WHERE "notification"."coverage_id" is not null;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_about" CHECK (num_nonnulls("notification"."article_id", "notification"."coverage_id") = 1);