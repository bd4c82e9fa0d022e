DROP INDEX "media_newest";--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "may_be_unused" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "media_unused" ON "media" USING btree ("created_at" DESC NULLS FIRST,"id") WHERE "media"."may_be_unused";--> statement-breakpoint
CREATE INDEX "media_newest" ON "media" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
-- The pictures that an article or a draft shows, over its text or in it.
CREATE FUNCTION public.pictures_shown(lead text, document jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_remove(lead || public.document_media(document), NULL);
--> statement-breakpoint
-- Whatever has left a place may be unused from now on: locked, so that who looks whether it stands elsewhere (`settleUses`)
-- does so before this or after it. What has come to a place is in use.
CREATE FUNCTION public.pictures_moved(before text[], after text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  gone text[] := ARRAY(SELECT unnest(before) EXCEPT SELECT unnest(after) ORDER BY 1);
  come text[] := ARRAY(SELECT unnest(after) EXCEPT SELECT unnest(before) ORDER BY 1);
BEGIN
  IF gone <> '{}' THEN
    UPDATE public.media SET may_be_unused = true WHERE id = ANY (gone);
  END IF;
  IF come <> '{}' THEN
    UPDATE public.media SET may_be_unused = false WHERE id = ANY (come) AND may_be_unused;
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.article_moves_pictures() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  before text[] := '{}';
  after text[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.deleted_at IS NULL THEN before := public.pictures_shown(OLD.lead_media_id, OLD.document); END IF;
  IF TG_OP <> 'DELETE' AND NEW.deleted_at IS NULL THEN after := public.pictures_shown(NEW.lead_media_id, NEW.document); END IF;
  PERFORM public.pictures_moved(before, after);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.draft_moves_pictures() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  before text[] := '{}';
  after text[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN before := public.pictures_shown(OLD.lead_media_id, OLD.document); END IF;
  IF TG_OP <> 'DELETE' THEN after := public.pictures_shown(NEW.lead_media_id, NEW.document); END IF;
  PERFORM public.pictures_moved(before, after);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.portrait_moves() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.pictures_moved(
    CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE array_remove(ARRAY[OLD.portrait_id], NULL) END,
    CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE array_remove(ARRAY[NEW.portrait_id], NULL) END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.logo_moves() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.pictures_moved(
    CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE array_remove(ARRAY[OLD.logo_id], NULL) END,
    CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE array_remove(ARRAY[NEW.logo_id], NULL) END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER pictures_come_or_go AFTER INSERT OR DELETE ON public.article
FOR EACH ROW EXECUTE FUNCTION public.article_moves_pictures();
--> statement-breakpoint
CREATE TRIGGER pictures_move AFTER UPDATE OF document, lead_media_id, deleted_at ON public.article
FOR EACH ROW WHEN ((NEW.document, NEW.lead_media_id, NEW.deleted_at) IS DISTINCT FROM (OLD.document, OLD.lead_media_id, OLD.deleted_at))
EXECUTE FUNCTION public.article_moves_pictures();
--> statement-breakpoint
CREATE TRIGGER pictures_come_or_go AFTER INSERT OR DELETE ON public.draft
FOR EACH ROW EXECUTE FUNCTION public.draft_moves_pictures();
--> statement-breakpoint
CREATE TRIGGER pictures_move AFTER UPDATE OF document, lead_media_id ON public.draft
FOR EACH ROW WHEN ((NEW.document, NEW.lead_media_id) IS DISTINCT FROM (OLD.document, OLD.lead_media_id))
EXECUTE FUNCTION public.draft_moves_pictures();
--> statement-breakpoint
CREATE TRIGGER pictures_move AFTER INSERT OR DELETE OR UPDATE OF portrait_id ON public.author
FOR EACH ROW EXECUTE FUNCTION public.portrait_moves();
--> statement-breakpoint
CREATE TRIGGER pictures_move AFTER INSERT OR DELETE OR UPDATE OF logo_id ON public.publication
FOR EACH ROW EXECUTE FUNCTION public.logo_moves();
--> statement-breakpoint
-- Makes it anew, for a database that was written to without triggers (a restored one, or by hand).
CREATE FUNCTION public.rebuild_picture_uses() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE public.article, public.draft, public.author, public.publication IN SHARE ROW EXCLUSIVE MODE;
  UPDATE public.media SET may_be_unused = stood.id IS NULL
  FROM public.media AS each LEFT JOIN (
    SELECT unnest(public.pictures_shown(lead_media_id, document)) AS id FROM public.article WHERE deleted_at IS NULL
    UNION SELECT unnest(public.pictures_shown(lead_media_id, document)) FROM public.draft
    UNION SELECT portrait_id FROM public.author
    UNION SELECT logo_id FROM public.publication
  ) AS stood ON stood.id = each.id
  WHERE media.id = each.id AND media.may_be_unused <> (stood.id IS NULL);
END $$;
--> statement-breakpoint
SELECT public.rebuild_picture_uses();
