CREATE TABLE "related_story" (
	"story_id" text NOT NULL,
	"related_id" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "related_story_story_id_related_id_pk" PRIMARY KEY("story_id","related_id")
);
--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "search_title" text;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "search_description" text;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "social_title" text;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "social_description" text;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "other_headlines" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "search_title" text;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "search_description" text;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "social_title" text;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "social_description" text;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "other_headlines" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "search_title" text;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "search_description" text;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "social_title" text;--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "social_description" text;--> statement-breakpoint
ALTER TABLE "related_story" ADD CONSTRAINT "related_story_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_story" ADD CONSTRAINT "related_story_related_id_story_id_fk" FOREIGN KEY ("related_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "related_story_related" ON "related_story" USING btree ("related_id");