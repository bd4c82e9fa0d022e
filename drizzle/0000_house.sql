CREATE TABLE "article" (
	"id" text PRIMARY KEY NOT NULL,
	"story_id" text NOT NULL,
	"locale" text NOT NULL,
	"slug" text NOT NULL,
	"slug_key" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"kicker" text,
	"headline" text NOT NULL,
	"standfirst" text,
	"dateline" text,
	"document" jsonb NOT NULL,
	"document_version" smallint NOT NULL,
	"plain_text" text NOT NULL,
	"word_count" integer NOT NULL,
	"lead_media_id" text,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kill_reason" text,
	"revision_number" integer DEFAULT 1 NOT NULL,
	"translated_from_id" text,
	"translated_from_revision" integer,
	CONSTRAINT "article_one_per_locale" UNIQUE("story_id","locale"),
	CONSTRAINT "article_slug_unique" UNIQUE("locale","slug_key")
);
--> statement-breakpoint
CREATE TABLE "author" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"names" jsonb NOT NULL,
	"job_titles" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"biographies" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"email" text,
	"handles" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"desk_id" text,
	"portrait_id" text,
	CONSTRAINT "author_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "byline" (
	"article_id" text NOT NULL,
	"author_id" text NOT NULL,
	"role" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "byline_article_id_author_id_role_pk" PRIMARY KEY("article_id","author_id","role")
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"note" text NOT NULL,
	"corrected_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"names" jsonb NOT NULL,
	"descriptions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "desk_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "front_slot" (
	"locale" text NOT NULL,
	"position" smallint NOT NULL,
	"article_id" text NOT NULL,
	CONSTRAINT "front_slot_locale_position_pk" PRIMARY KEY("locale","position"),
	CONSTRAINT "front_slot_once" UNIQUE("article_id")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"alts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"captions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"credits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"licence" text,
	"focal_x" real DEFAULT 0.5 NOT NULL,
	"focal_y" real DEFAULT 0.5 NOT NULL,
	"thumbhash" text NOT NULL,
	CONSTRAINT "media_content_hash_unique" UNIQUE("content_hash")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"names" jsonb NOT NULL,
	"taglines" jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"contact_email" text,
	CONSTRAINT "publication_is_one_row" CHECK ("publication"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "redirect" (
	"locale" text NOT NULL,
	"section_slug" text NOT NULL,
	"slug" text NOT NULL,
	"slug_key" text NOT NULL,
	"article_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "redirect_locale_section_slug_slug_pk" PRIMARY KEY("locale","section_slug","slug")
);
--> statement-breakpoint
CREATE TABLE "rendition" (
	"media_id" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"format" text NOT NULL,
	"path" text NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "rendition_media_id_width_format_pk" PRIMARY KEY("media_id","width","format")
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"article_id" text NOT NULL,
	"number" integer NOT NULL,
	"headline" text NOT NULL,
	"standfirst" text,
	"document" jsonb NOT NULL,
	"document_version" smallint NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "revision_article_id_number_pk" PRIMARY KEY("article_id","number")
);
--> statement-breakpoint
CREATE TABLE "section" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"names" jsonb NOT NULL,
	"descriptions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "section_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "story" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text DEFAULT 'report' NOT NULL,
	"section_id" text NOT NULL,
	"desk_id" text,
	"source_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "story_source_hash_unique" UNIQUE("source_hash")
);
--> statement-breakpoint
CREATE TABLE "story_topic" (
	"story_id" text NOT NULL,
	"topic_id" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "story_topic_story_id_topic_id_pk" PRIMARY KEY("story_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"names" jsonb NOT NULL,
	"descriptions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"aliases" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "topic_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_lead_media_id_media_id_fk" FOREIGN KEY ("lead_media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_translated_from_id_article_id_fk" FOREIGN KEY ("translated_from_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "author" ADD CONSTRAINT "author_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "author" ADD CONSTRAINT "author_portrait_id_media_id_fk" FOREIGN KEY ("portrait_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "byline" ADD CONSTRAINT "byline_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "byline" ADD CONSTRAINT "byline_author_id_author_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."author"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "front_slot" ADD CONSTRAINT "front_slot_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redirect" ADD CONSTRAINT "redirect_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_topic" ADD CONSTRAINT "story_topic_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_topic" ADD CONSTRAINT "story_topic_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_address" ON "article" USING btree ("locale","slug");--> statement-breakpoint
CREATE INDEX "article_public_order" ON "article" USING btree ("locale","state","published_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE UNIQUE INDEX "author_email_unique" ON "author" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "byline_author" ON "byline" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "correction_article" ON "correction" USING btree ("article_id","corrected_at");--> statement-breakpoint
CREATE INDEX "redirect_slug_key" ON "redirect" USING btree ("locale","slug_key");--> statement-breakpoint
CREATE INDEX "story_section" ON "story" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "story_desk" ON "story" USING btree ("desk_id");--> statement-breakpoint
CREATE INDEX "story_topic_topic" ON "story_topic" USING btree ("topic_id");