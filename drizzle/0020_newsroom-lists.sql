-- By what a directory is put in order for people who read a language: letters as the alphabet has them, without marks
-- and seats of the hamza; digits first, then its own script, then others. Compared in the collation "C", which every
-- engine has alike. The name is that of `inLocale` (lib/locale/table.ts).
CREATE FUNCTION public.entry_order(names jsonb, language text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT CASE
    WHEN folded !~ '^[[:alpha:]]' THEN '0'
    WHEN (language IN ('ar', 'fa', 'ur')) = (folded ~ '^[\u0600-\u06FF]') THEN '1'
    ELSE '2' END || folded
  FROM (SELECT public.search_fold(translate(coalesce(
    names ->> language, names ->> 'ar', names ->> 'en', names ->> 'fa', names ->> 'he', names ->> 'ur', names ->> 'fr', ''), 'آةى', 'ءتي'))) AS name(folded)
);
--> statement-breakpoint
CREATE TABLE "board_article" (
	"article_id" text PRIMARY KEY NOT NULL,
	"story_id" text NOT NULL,
	"locale" text NOT NULL,
	"state" text NOT NULL,
	"desk_id" text,
	"created_by" text,
	"author_ids" text[] NOT NULL,
	"is_opened" boolean NOT NULL,
	"is_translation" boolean NOT NULL,
	"worked_on_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "board_story" (
	"story_id" text PRIMARY KEY NOT NULL,
	"section_id" text NOT NULL,
	"desk_id" text,
	"newest_at" timestamp with time zone NOT NULL,
	"locales" text[] NOT NULL,
	"states" text[] NOT NULL
);
--> statement-breakpoint
DROP INDEX "draft_words";--> statement-breakpoint
CREATE INDEX "board_article_all" ON "board_article" USING btree ("worked_on_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_state" ON "board_article" USING btree ("state","worked_on_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_locale" ON "board_article" USING btree ("locale","worked_on_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_locale_state" ON "board_article" USING btree ("locale","state","worked_on_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_desk" ON "board_article" USING btree ("desk_id","worked_on_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_desk_state" ON "board_article" USING btree ("desk_id","state","worked_on_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_desk_locale" ON "board_article" USING btree ("desk_id","locale","worked_on_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_desk_locale_state" ON "board_article" USING btree ("desk_id","locale","state","worked_on_at","article_id") WHERE "board_article"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "board_article_translations" ON "board_article" USING btree ("worked_on_at","article_id") WHERE "board_article"."deleted_at" is null and "board_article"."is_translation";--> statement-breakpoint
CREATE INDEX "board_article_opened" ON "board_article" USING btree ("worked_on_at","article_id") WHERE "board_article"."deleted_at" is null and "board_article"."is_opened";--> statement-breakpoint
CREATE INDEX "board_article_unseen" ON "board_article" USING btree ("worked_on_at","article_id") WHERE "board_article"."deleted_at" is null and not "board_article"."is_opened" and "board_article"."state" <> 'published';--> statement-breakpoint
CREATE INDEX "board_article_bin" ON "board_article" USING btree ("deleted_at","article_id") WHERE "board_article"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "board_article_begun" ON "board_article" USING btree ("created_by","worked_on_at") WHERE "board_article"."created_by" is not null;--> statement-breakpoint
CREATE INDEX "board_article_credited" ON "board_article" USING gin ("author_ids") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "board_article_story" ON "board_article" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "board_story_all" ON "board_story" USING btree ("newest_at","story_id");--> statement-breakpoint
CREATE INDEX "board_story_section" ON "board_story" USING btree ("section_id","newest_at","story_id");--> statement-breakpoint
CREATE INDEX "board_story_desk" ON "board_story" USING btree ("desk_id","newest_at","story_id");--> statement-breakpoint
CREATE INDEX "board_story_states" ON "board_story" USING gin ("states") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "topic_order_ar" ON "topic" USING btree (("archived_at" is not null),public.entry_order("names", 'ar') collate "C","id");--> statement-breakpoint
CREATE INDEX "topic_order_en" ON "topic" USING btree (("archived_at" is not null),public.entry_order("names", 'en') collate "C","id");--> statement-breakpoint
CREATE INDEX "draft_lead_media" ON "draft" USING btree ("lead_media_id") WHERE "draft"."lead_media_id" is not null;--> statement-breakpoint
CREATE INDEX "author_order_ar" ON "author" USING btree (("archived_at" is not null),public.entry_order("names", 'ar') collate "C","id");--> statement-breakpoint
CREATE INDEX "author_order_en" ON "author" USING btree (("archived_at" is not null),public.entry_order("names", 'en') collate "C","id");--> statement-breakpoint
CREATE INDEX "media_brought" ON "media" USING btree ("created_by","created_at","id") WHERE "media"."created_by" is not null;--> statement-breakpoint
CREATE INDEX "search_word_beginning" ON "search_word" USING btree ("word" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "draft_words" ON "draft" USING gin ((ARRAY[public.month_of("updated_at")]),"words" gin_trgm_ops);--> statement-breakpoint
-- Whom a working text credits, each once.
CREATE FUNCTION public.authors_of(bylines jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT entry ->> 'authorId'), '{}')
  FROM jsonb_array_elements(CASE WHEN jsonb_typeof(bylines) = 'array' THEN bylines ELSE '[]' END) AS entry
$$;
--> statement-breakpoint
-- What `board_article` ought to hold of some articles.
CREATE FUNCTION public.board_articles_of(article_ids text[]) RETURNS SETOF public.board_article
LANGUAGE sql STABLE AS $$
  SELECT article.id, article.story_id, article.locale, article.state, story.desk_id, article.created_by,
    coalesce(public.authors_of(draft.bylines), ARRAY(
      SELECT DISTINCT author_id FROM public.byline WHERE byline.article_id = article.id ORDER BY author_id)),
    draft.article_id IS NOT NULL, article.translated_from_id IS NOT NULL,
    coalesce(draft.updated_at, article.updated_at, article.published_at, article.created_at), article.deleted_at
  FROM public.article JOIN public.story ON story.id = article.story_id LEFT JOIN public.draft ON draft.article_id = article.id
  WHERE article.id = ANY (article_ids)
$$;
--> statement-breakpoint
-- What `board_story` ought to hold of some stories.
CREATE FUNCTION public.board_stories_of(story_ids text[]) RETURNS SETOF public.board_story
LANGUAGE sql STABLE AS $$
  SELECT story.id, story.section_id, story.desk_id, max(coalesce(article.published_at, article.created_at)) FILTER (WHERE article.deleted_at IS NULL),
    array_agg(article.locale ORDER BY article.locale),
    ARRAY(
      SELECT DISTINCT name FROM public.article AS kept, unnest(ARRAY[kept.state, kept.locale || ':' || kept.state]) AS name
      WHERE kept.story_id = story.id AND kept.deleted_at IS NULL ORDER BY name)
  FROM public.story JOIN public.article ON article.story_id = story.id
  WHERE story.id = ANY (story_ids)
  GROUP BY story.id
  HAVING bool_or(article.deleted_at IS NULL AND article.state <> 'killed')
$$;
--> statement-breakpoint
-- Its caller has the story locked, so that of two transactions the second sees what the first did.
CREATE FUNCTION public.board_story_anew(changed text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.board_story WHERE story_id = changed AND NOT EXISTS (SELECT FROM public.board_stories_of(ARRAY[changed]));
  INSERT INTO public.board_story SELECT * FROM public.board_stories_of(ARRAY[changed])
  ON CONFLICT (story_id) DO UPDATE SET section_id = excluded.section_id, desk_id = excluded.desk_id,
    newest_at = excluded.newest_at, locales = excluded.locales, states = excluded.states;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.board_changed_article() RETURNS trigger
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
CREATE FUNCTION public.board_moved_story() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.board_article SET desk_id = NEW.desk_id WHERE story_id = NEW.id AND desk_id IS DISTINCT FROM NEW.desk_id;
  UPDATE public.board_story SET section_id = NEW.section_id, desk_id = NEW.desk_id WHERE story_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.board_gone_story() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.board_story WHERE story_id = OLD.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.board_saved_draft() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE public.board_article SET is_opened = due.is_opened, worked_on_at = due.worked_on_at, author_ids = due.author_ids
    FROM public.board_articles_of(ARRAY[OLD.article_id]) AS due WHERE board_article.article_id = due.article_id;
  ELSE
    UPDATE public.board_article SET is_opened = true, worked_on_at = NEW.updated_at, author_ids = public.authors_of(NEW.bylines)
    WHERE article_id = NEW.article_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.board_signed_article() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.board_article SET author_ids = ARRAY(
    SELECT DISTINCT author_id FROM public.byline WHERE byline.article_id = board_article.article_id ORDER BY author_id)
  WHERE NOT is_opened AND article_id IN (NEW.article_id, OLD.article_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER board_begun AFTER INSERT ON public.article
FOR EACH ROW EXECUTE FUNCTION public.board_changed_article();
--> statement-breakpoint
CREATE TRIGGER board_changed AFTER UPDATE ON public.article
FOR EACH ROW WHEN (
  (NEW.story_id, NEW.locale, NEW.state, NEW.created_by, NEW.translated_from_id, NEW.updated_at, NEW.published_at, NEW.created_at, NEW.deleted_at)
  IS DISTINCT FROM
  (OLD.story_id, OLD.locale, OLD.state, OLD.created_by, OLD.translated_from_id, OLD.updated_at, OLD.published_at, OLD.created_at, OLD.deleted_at))
EXECUTE FUNCTION public.board_changed_article();
--> statement-breakpoint
CREATE TRIGGER board_gone AFTER DELETE ON public.article
FOR EACH ROW EXECUTE FUNCTION public.board_changed_article();
--> statement-breakpoint
CREATE TRIGGER board_moved AFTER UPDATE ON public.story
FOR EACH ROW WHEN ((NEW.section_id, NEW.desk_id) IS DISTINCT FROM (OLD.section_id, OLD.desk_id))
EXECUTE FUNCTION public.board_moved_story();
--> statement-breakpoint
CREATE TRIGGER board_gone AFTER DELETE ON public.story
FOR EACH ROW EXECUTE FUNCTION public.board_gone_story();
--> statement-breakpoint
CREATE TRIGGER board_opened AFTER INSERT OR DELETE ON public.draft
FOR EACH ROW EXECUTE FUNCTION public.board_saved_draft();
--> statement-breakpoint
CREATE TRIGGER board_saved AFTER UPDATE ON public.draft
FOR EACH ROW WHEN ((NEW.updated_at, NEW.bylines) IS DISTINCT FROM (OLD.updated_at, OLD.bylines))
EXECUTE FUNCTION public.board_saved_draft();
--> statement-breakpoint
CREATE TRIGGER board_signed AFTER INSERT OR UPDATE OR DELETE ON public.byline
FOR EACH ROW EXECUTE FUNCTION public.board_signed_article();
--> statement-breakpoint
-- Makes all of it anew, for a database that was written to without triggers (a restored one, or by hand).
CREATE FUNCTION public.rebuild_boards() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever would write waits; whoever reads goes on reading what stands until this commits.
  LOCK TABLE public.article, public.story, public.draft, public.byline IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM public.board_article;
  DELETE FROM public.board_story;
  INSERT INTO public.board_article SELECT * FROM public.board_articles_of(ARRAY(SELECT id FROM public.article));
  INSERT INTO public.board_story SELECT * FROM public.board_stories_of(ARRAY(SELECT id FROM public.story));
  -- Which index a filter is best answered from depends on how common each state and language is.
  ANALYZE public.board_article, public.board_story;
END $$;
--> statement-breakpoint
SELECT public.rebuild_boards();
