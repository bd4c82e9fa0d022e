CREATE TABLE "headline_test" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"headlines" text[] NOT NULL,
	"shown" integer[] NOT NULL,
	"opened" integer[] NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_by" text,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"winner" integer,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "headline_test" ADD CONSTRAINT "headline_test_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "headline_test" ADD CONSTRAINT "headline_test_started_by_staff_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "headline_test_running" ON "headline_test" USING btree ("article_id") WHERE "headline_test"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "headline_test_article" ON "headline_test" USING btree ("article_id","started_at");