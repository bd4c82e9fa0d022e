CREATE TABLE "checklist_item" (
	"id" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"is_required" boolean NOT NULL,
	"section_id" text,
	"story_kind" text,
	"template_id" text,
	"position" integer NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checklist_tick" (
	"article_id" text NOT NULL,
	"item_id" text NOT NULL,
	"staff_id" text,
	"ticked_by" text NOT NULL,
	"ticked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checklist_tick_article_id_item_id_pk" PRIMARY KEY("article_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "shared_part" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"locale" text,
	"name" text NOT NULL,
	"document" jsonb NOT NULL,
	"document_version" smallint NOT NULL,
	"state" text NOT NULL,
	"published_document" jsonb,
	"published_document_version" smallint,
	"published_at" timestamp with time zone,
	"story_kind" text,
	"section_id" text,
	"topic_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"indexed_up_to" text,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shared_part_language" CHECK ("shared_part"."locale" is not null or "shared_part"."kind" = 'template')
);
--> statement-breakpoint
CREATE TABLE "shared_part_revision" (
	"part_id" text NOT NULL,
	"number" integer NOT NULL,
	"act" text NOT NULL,
	"name" text NOT NULL,
	"document" jsonb NOT NULL,
	"document_version" smallint NOT NULL,
	"staff_id" text,
	"made_by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shared_part_revision_part_id_number_pk" PRIMARY KEY("part_id","number")
);
--> statement-breakpoint
CREATE TABLE "story_template" (
	"story_id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_template_id_shared_part_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."shared_part"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_tick" ADD CONSTRAINT "checklist_tick_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_tick" ADD CONSTRAINT "checklist_tick_item_id_checklist_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."checklist_item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_tick" ADD CONSTRAINT "checklist_tick_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_part" ADD CONSTRAINT "shared_part_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_part" ADD CONSTRAINT "shared_part_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_part_revision" ADD CONSTRAINT "shared_part_revision_part_id_shared_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."shared_part"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_part_revision" ADD CONSTRAINT "shared_part_revision_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_template" ADD CONSTRAINT "story_template_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_template" ADD CONSTRAINT "story_template_template_id_shared_part_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."shared_part"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checklist_item_section" ON "checklist_item" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "checklist_item_template" ON "checklist_item" USING btree ("template_id");--> statement-breakpoint
CREATE INDEX "checklist_tick_item" ON "checklist_tick" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "shared_part_kind" ON "shared_part" USING btree ("kind","name");--> statement-breakpoint
CREATE INDEX "shared_part_section" ON "shared_part" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "shared_part_to_index" ON "shared_part" USING btree ("id") WHERE "shared_part"."indexed_up_to" is not null;--> statement-breakpoint
CREATE INDEX "story_template_template" ON "story_template" USING btree ("template_id");--> statement-breakpoint
-- The shared boxes that stand in a document: between its blocks, never in one.
CREATE FUNCTION public.document_boxes(document jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
  SELECT DISTINCT found #>> '{}'
  FROM jsonb_path_query(document, '$.content[*] ? (@.type == "sharedBox").attrs.boxId') AS found
  WHERE jsonb_typeof(found) = 'string'
);--> statement-breakpoint
CREATE INDEX "draft_boxes" ON "draft" USING gin (public.document_boxes("document")) WITH (fastupdate=false) WHERE cardinality(public.document_boxes("document")) > 0;--> statement-breakpoint
CREATE INDEX "article_boxes" ON "article" USING gin (public.document_boxes("document")) WITH (fastupdate=false) WHERE cardinality(public.document_boxes("document")) > 0;