ALTER TABLE "path_redirect" ADD COLUMN "run_id" text;--> statement-breakpoint
CREATE INDEX "path_redirect_run" ON "path_redirect" USING btree ("run_id") WHERE "path_redirect"."run_id" is not null;