CREATE TABLE "note_thread" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"spots" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"quote" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text
);
--> statement-breakpoint
CREATE TABLE "story_note" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"text" text NOT NULL,
	"mentions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"staff_id" text,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "note_thread" ADD CONSTRAINT "note_thread_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_note" ADD CONSTRAINT "story_note_thread_id_note_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."note_thread"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_note" ADD CONSTRAINT "story_note_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_thread_article" ON "note_thread" USING btree ("article_id","created_at");--> statement-breakpoint
CREATE INDEX "note_thread_open" ON "note_thread" USING btree ("article_id") WHERE "note_thread"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "story_note_thread" ON "story_note" USING btree ("thread_id","written_at");