CREATE TABLE "suggestion" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"kind" text NOT NULL,
	"place" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"context" jsonb,
	"is_gone" boolean DEFAULT false NOT NULL,
	"staff_id" text,
	"suggested_by" text NOT NULL,
	"suggested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"is_accepted" boolean
);
--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestion_article" ON "suggestion" USING btree ("article_id","suggested_at");--> statement-breakpoint
CREATE INDEX "suggestion_open" ON "suggestion" USING btree ("article_id") WHERE "suggestion"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "suggestion_staff" ON "suggestion" USING btree ("staff_id");