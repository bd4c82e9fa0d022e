CREATE TABLE "live_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"key" text NOT NULL,
	"anchor" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"headline" text DEFAULT '' NOT NULL,
	"document" jsonb NOT NULL,
	"document_version" smallint NOT NULL,
	"is_key" boolean DEFAULT false NOT NULL,
	"is_breaking" boolean DEFAULT false NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"author_id" text,
	"staff_id" text,
	"written_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"change" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "live_entry_key" UNIQUE("article_id","key"),
	CONSTRAINT "live_entry_anchor" UNIQUE("article_id","anchor")
);
--> statement-breakpoint
ALTER TABLE "live_entry" ADD CONSTRAINT "live_entry_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entry" ADD CONSTRAINT "live_entry_author_id_author_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."author"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entry" ADD CONSTRAINT "live_entry_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_entry_author" ON "live_entry" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "live_entry_media" ON "live_entry" USING gin (public.document_media("document")) WITH (fastupdate=false);--> statement-breakpoint
-- An entry of live coverage shows pictures as a text does, also after it was withdrawn: it can be read in the newsroom.
CREATE FUNCTION public.live_entry_moves_pictures() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.pictures_moved(
    CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE public.document_media(OLD.document) END,
    CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE public.document_media(NEW.document) END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER pictures_move AFTER INSERT OR DELETE OR UPDATE OF document ON public.live_entry
FOR EACH ROW EXECUTE FUNCTION public.live_entry_moves_pictures();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.rebuild_picture_uses() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE public.article, public.draft, public.live_entry, public.author, public.publication IN SHARE ROW EXCLUSIVE MODE;
  UPDATE public.media SET may_be_unused = stood.id IS NULL
  FROM public.media AS each LEFT JOIN (
    SELECT unnest(public.pictures_shown(lead_media_id, document)) AS id FROM public.article WHERE deleted_at IS NULL
    UNION SELECT unnest(public.pictures_shown(lead_media_id, document)) FROM public.draft
    UNION SELECT unnest(public.document_media(document)) FROM public.live_entry
    UNION SELECT portrait_id FROM public.author
    UNION SELECT logo_id FROM public.publication
  ) AS stood ON stood.id = each.id
  WHERE media.id = each.id AND media.may_be_unused <> (stood.id IS NULL);
END $$;
