ALTER TABLE "draft" ADD COLUMN "run_tab" text;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "run_base" integer;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "run_turn" bigint;