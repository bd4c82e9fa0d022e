CREATE TABLE "imported_entry" (
	"kind" text NOT NULL,
	"entry_id" text NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"run_id" text,
	CONSTRAINT "imported_entry_kind_entry_id_pk" PRIMARY KEY("kind","entry_id")
);
--> statement-breakpoint
ALTER TABLE "import_entry" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "import_entry" ADD COLUMN "undone" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "trial_of" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "site" text;--> statement-breakpoint
ALTER TABLE "imported_entry" ADD CONSTRAINT "imported_entry_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imported_entry_key" ON "imported_entry" USING btree ("source","kind","key");--> statement-breakpoint
CREATE INDEX "imported_entry_run" ON "imported_entry" USING btree ("run_id");--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_trial_of_import_run_id_fk" FOREIGN KEY ("trial_of") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_run_trial" ON "import_run" USING btree ("trial_of");