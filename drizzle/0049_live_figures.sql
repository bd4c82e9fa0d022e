CREATE TABLE "dataset" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"columns" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	"told_version" integer DEFAULT 1 NOT NULL,
	"told_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "dataset_change" (
	"dataset_id" text NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"staff_id" text,
	"changed_by" text NOT NULL,
	"is_program" boolean NOT NULL,
	"cells" jsonb NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "dataset_change_dataset_id_version_pk" PRIMARY KEY("dataset_id","version")
);
--> statement-breakpoint
CREATE TABLE "dataset_row" (
	"dataset_id" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"cells" jsonb NOT NULL,
	CONSTRAINT "dataset_row_dataset_id_name_pk" PRIMARY KEY("dataset_id","name")
);
--> statement-breakpoint
ALTER TABLE "dataset_change" ADD CONSTRAINT "dataset_change_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_change" ADD CONSTRAINT "dataset_change_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_row" ADD CONSTRAINT "dataset_row_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dataset_untold" ON "dataset" USING btree ("told_at") WHERE "dataset"."told_version" < "dataset"."version";--> statement-breakpoint
CREATE INDEX "dataset_change_staff" ON "dataset_change" USING btree ("staff_id");