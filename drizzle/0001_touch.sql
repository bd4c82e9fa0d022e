CREATE TABLE "touch" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"tag" text NOT NULL,
	"touched_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "touch_at" ON "touch" USING btree ("touched_at");