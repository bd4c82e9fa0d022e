-- Derived from other tables, and made anew below with its new columns.
DELETE FROM "board_article";--> statement-breakpoint
CREATE TABLE "board_view" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"staff_id" text,
	"sharing" text NOT NULL,
	"desk_id" text,
	"question" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_change" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"change" jsonb NOT NULL,
	"outcomes" jsonb,
	"undone" jsonb,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "board_article" ADD COLUMN "filed" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "board_article" ADD COLUMN "has_lead" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "board_article" ADD COLUMN "dated_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "board_columns" jsonb;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "board_view" ADD CONSTRAINT "board_view_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_view" ADD CONSTRAINT "board_view_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_change" ADD CONSTRAINT "bulk_change_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_view_staff" ON "board_view" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "board_view_sharing" ON "board_view" USING btree ("sharing","desk_id");--> statement-breakpoint
CREATE INDEX "bulk_change_staff" ON "bulk_change" USING btree ("staff_id","at");--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_owner_id_staff_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_article_dated" ON "board_article" USING btree ("dated_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_lead" ON "board_article" USING btree ("has_lead","worked_on_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_filed" ON "board_article" USING gin ("filed","author_ids") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "story_owner" ON "story" USING btree ("owner_id") WHERE "story"."owner_id" is not null;--> statement-breakpoint
-- What a story is filed under, and whose it is, as `board_article.filed` holds it.
CREATE FUNCTION public.filed_as(filed_story text) RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT array_remove(ARRAY['section:' || story.section_id, 'kind:' || story.kind, 'desk:' || story.desk_id, 'owner:' || story.owner_id], NULL)
    || ARRAY(SELECT 'topic:' || story_topic.topic_id FROM public.story_topic WHERE story_topic.story_id = story.id ORDER BY story_topic.topic_id)
  FROM public.story WHERE story.id = filed_story
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.board_articles_of(article_ids text[]) RETURNS SETOF public.board_article
LANGUAGE sql STABLE AS $$
  SELECT article.id, article.story_id, article.locale, article.state, story.desk_id, article.created_by,
    coalesce(public.authors_of(draft.bylines), ARRAY(
      SELECT DISTINCT author_id FROM public.byline WHERE byline.article_id = article.id ORDER BY author_id)),
    draft.article_id IS NOT NULL, article.translated_from_id IS NOT NULL,
    coalesce(draft.updated_at, article.updated_at, article.published_at, article.created_at), article.deleted_at,
    public.filed_as(story.id),
    CASE WHEN draft.article_id IS NULL THEN article.lead_media_id ELSE draft.lead_media_id END IS NOT NULL,
    coalesce(article.scheduled_for, article.published_at, article.created_at)
  FROM public.article JOIN public.story ON story.id = article.story_id LEFT JOIN public.draft ON draft.article_id = article.id
  WHERE article.id = ANY (article_ids)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.board_changed_article() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM public.board_article WHERE article_id = OLD.id;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM FROM public.story WHERE id = NEW.story_id FOR NO KEY UPDATE;
    INSERT INTO public.board_article SELECT * FROM public.board_articles_of(ARRAY[NEW.id]);
  ELSE
    -- Only what the article itself says, so that a draft that is saved at the same time loses nothing.
    UPDATE public.board_article SET story_id = NEW.story_id, locale = NEW.locale, state = NEW.state,
      created_by = NEW.created_by, is_translation = NEW.translated_from_id IS NOT NULL, deleted_at = NEW.deleted_at,
      desk_id = CASE WHEN NEW.story_id = OLD.story_id THEN desk_id ELSE (SELECT story.desk_id FROM public.story WHERE id = NEW.story_id) END,
      filed = CASE WHEN NEW.story_id = OLD.story_id THEN filed ELSE public.filed_as(NEW.story_id) END,
      dated_at = coalesce(NEW.scheduled_for, NEW.published_at, NEW.created_at),
      has_lead = CASE WHEN is_opened THEN has_lead ELSE NEW.lead_media_id IS NOT NULL END,
      worked_on_at = CASE WHEN is_opened THEN worked_on_at ELSE coalesce(NEW.updated_at, NEW.published_at, NEW.created_at) END
    WHERE article_id = NEW.id;
    IF (NEW.story_id, NEW.locale, NEW.state, NEW.published_at, NEW.created_at, NEW.deleted_at)
      IS NOT DISTINCT FROM (OLD.story_id, OLD.locale, OLD.state, OLD.published_at, OLD.created_at, OLD.deleted_at) THEN
      RETURN NULL;
    END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM FROM public.story WHERE id = OLD.story_id FOR NO KEY UPDATE;
    PERFORM public.board_story_anew(OLD.story_id);
  END IF;
  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.story_id <> OLD.story_id THEN
    PERFORM FROM public.story WHERE id = NEW.story_id FOR NO KEY UPDATE;
    PERFORM public.board_story_anew(NEW.story_id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER board_changed ON public.article;
--> statement-breakpoint
CREATE TRIGGER board_changed AFTER UPDATE ON public.article
FOR EACH ROW WHEN (
  (NEW.story_id, NEW.locale, NEW.state, NEW.created_by, NEW.translated_from_id, NEW.updated_at, NEW.published_at, NEW.created_at, NEW.deleted_at, NEW.scheduled_for, NEW.lead_media_id)
  IS DISTINCT FROM
  (OLD.story_id, OLD.locale, OLD.state, OLD.created_by, OLD.translated_from_id, OLD.updated_at, OLD.published_at, OLD.created_at, OLD.deleted_at, OLD.scheduled_for, OLD.lead_media_id))
EXECUTE FUNCTION public.board_changed_article();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.board_moved_story() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.board_article SET desk_id = NEW.desk_id, filed = public.filed_as(NEW.id) WHERE story_id = NEW.id;
  IF (NEW.section_id, NEW.desk_id) IS DISTINCT FROM (OLD.section_id, OLD.desk_id) THEN
    UPDATE public.board_story SET section_id = NEW.section_id, desk_id = NEW.desk_id WHERE story_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER board_moved ON public.story;
--> statement-breakpoint
CREATE TRIGGER board_moved AFTER UPDATE ON public.story
FOR EACH ROW WHEN ((NEW.section_id, NEW.desk_id, NEW.kind, NEW.owner_id) IS DISTINCT FROM (OLD.section_id, OLD.desk_id, OLD.kind, OLD.owner_id))
EXECUTE FUNCTION public.board_moved_story();
--> statement-breakpoint
-- Topics of a story come and go together: once for each statement, not for each of them.
CREATE FUNCTION public.board_filed_story() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  stories text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT story_id ORDER BY story_id) INTO stories FROM came;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT story_id ORDER BY story_id) INTO stories FROM gone;
  ELSE
    SELECT array_agg(DISTINCT story_id ORDER BY story_id) INTO stories FROM (SELECT story_id FROM came UNION SELECT story_id FROM gone) AS both_of;
  END IF;
  -- Of two transactions that file one story the second sees what the first did.
  PERFORM FROM public.story WHERE id = ANY (stories) ORDER BY id FOR NO KEY UPDATE;
  UPDATE public.board_article SET filed = public.filed_as(story_id)
  WHERE story_id = ANY (stories) AND EXISTS (SELECT FROM public.story WHERE story.id = board_article.story_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER board_filed AFTER INSERT ON public.story_topic
REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION public.board_filed_story();
--> statement-breakpoint
CREATE TRIGGER board_refiled AFTER UPDATE ON public.story_topic
REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION public.board_filed_story();
--> statement-breakpoint
CREATE TRIGGER board_unfiled AFTER DELETE ON public.story_topic
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.board_filed_story();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.board_saved_draft() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE public.board_article SET is_opened = due.is_opened, worked_on_at = due.worked_on_at, author_ids = due.author_ids, has_lead = due.has_lead
    FROM public.board_articles_of(ARRAY[OLD.article_id]) AS due WHERE board_article.article_id = due.article_id;
  ELSE
    UPDATE public.board_article SET is_opened = true, worked_on_at = NEW.updated_at, author_ids = public.authors_of(NEW.bylines),
      has_lead = NEW.lead_media_id IS NOT NULL
    WHERE article_id = NEW.article_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER board_saved ON public.draft;
--> statement-breakpoint
CREATE TRIGGER board_saved AFTER UPDATE ON public.draft
FOR EACH ROW WHEN ((NEW.updated_at, NEW.bylines, NEW.lead_media_id) IS DISTINCT FROM (OLD.updated_at, OLD.bylines, OLD.lead_media_id))
EXECUTE FUNCTION public.board_saved_draft();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.rebuild_boards() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever would write waits; whoever reads goes on reading what stands until this commits.
  LOCK TABLE public.article, public.story, public.story_topic, public.draft, public.byline IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM public.board_article;
  DELETE FROM public.board_story;
  INSERT INTO public.board_article SELECT * FROM public.board_articles_of(ARRAY(SELECT id FROM public.article));
  INSERT INTO public.board_story SELECT * FROM public.board_stories_of(ARRAY(SELECT id FROM public.story));
  -- Which index a filter is best answered from depends on how common each state and language is.
  ANALYZE public.board_article, public.board_story;
END $$;
--> statement-breakpoint
SELECT public.rebuild_boards();
