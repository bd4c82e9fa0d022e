CREATE TABLE "figure_board" (
	"locale" text PRIMARY KEY NOT NULL,
	"title" text,
	"figures" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "front_layout" ADD COLUMN "front" text DEFAULT 'front' NOT NULL;
--> statement-breakpoint
ALTER TABLE "front_plan" ADD COLUMN "front" text DEFAULT 'front' NOT NULL;
--> statement-breakpoint
ALTER TABLE "front_slot" ADD COLUMN "front" text DEFAULT 'front' NOT NULL;
--> statement-breakpoint
ALTER TABLE "front_layout" DROP CONSTRAINT "front_layout_pkey";
--> statement-breakpoint
ALTER TABLE "front_slot" DROP CONSTRAINT "front_slot_once";
--> statement-breakpoint
DROP INDEX "front_plan_moment";
--> statement-breakpoint
ALTER TABLE "front_slot" DROP CONSTRAINT "front_slot_locale_position_pk";
--> statement-breakpoint
ALTER TABLE "front_layout" ADD CONSTRAINT "front_layout_front_locale_pk" PRIMARY KEY("front","locale");
--> statement-breakpoint
ALTER TABLE "front_slot" ADD CONSTRAINT "front_slot_front_locale_position_pk" PRIMARY KEY("front","locale","position");
--> statement-breakpoint
CREATE INDEX "story_live" ON "story" USING btree ("created_at") WHERE "story"."kind" = 'live';
--> statement-breakpoint
CREATE UNIQUE INDEX "front_plan_moment" ON "front_plan" USING btree ("front","locale","at");
--> statement-breakpoint
ALTER TABLE "front_slot" ADD CONSTRAINT "front_slot_once" UNIQUE("article_id","front");