ALTER TABLE "correction" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "withdrawal_reason" text;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "withdrawn_by" text;