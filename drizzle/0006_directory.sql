CREATE TABLE "former_entry" (
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"target_id" text NOT NULL,
	"former_id" text,
	CONSTRAINT "former_entry_kind_slug_pk" PRIMARY KEY("kind","slug")
);
--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "accents" jsonb;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "logo_id" text;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "handles" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "policies" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "menus" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "former_entry_target" ON "former_entry" USING btree ("kind","target_id");--> statement-breakpoint
CREATE INDEX "former_entry_former" ON "former_entry" USING btree ("kind","former_id");--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_logo_id_media_id_fk" FOREIGN KEY ("logo_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;