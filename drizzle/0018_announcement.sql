CREATE TABLE "announcement" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"listener" text NOT NULL,
	"href" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "announcement_due" ON "announcement" USING btree ("listener","next_at");