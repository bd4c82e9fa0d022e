-- A month as maps of the site write it, in UTC.
CREATE FUNCTION public.month_of(moment timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN extract(year FROM moment AT TIME ZONE 'UTC') || '-' || lpad(extract(month FROM moment AT TIME ZONE 'UTC')::text, 2, '0');
--> statement-breakpoint
CREATE TABLE "listing" (
	"list" text NOT NULL,
	"locale" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"article_id" text NOT NULL,
	"visible_from" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_list_locale_published_at_article_id_visible_from_pk" PRIMARY KEY("list","locale","published_at","article_id","visible_from")
);
--> statement-breakpoint
CREATE TABLE "listing_month" (
	"locale" text NOT NULL,
	"month" text NOT NULL,
	"stories" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_month_locale_month_pk" PRIMARY KEY("locale","month")
);
--> statement-breakpoint
DROP INDEX "article_public_order";--> statement-breakpoint
DROP INDEX "article_search";--> statement-breakpoint
CREATE INDEX "listing_article" ON "listing" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "article_changed" ON "article" USING btree ("locale",greatest("published_at", "updated_at")) WHERE "article"."state" = 'published' AND "article"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "article_appears" ON "article" USING btree (greatest("published_at", "embargo_until")) WHERE "article"."state" = 'published' AND "article"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "article_public_order" ON "article" USING btree ("locale","published_at","id") WHERE "article"."state" = 'published' AND "article"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX "article_search" ON "article" USING gin ((ARRAY["locale" || ' ' || public.month_of("published_at")]),"search") WITH (fastupdate=false);
--> statement-breakpoint
-- What `listing` ought to hold of some articles.
CREATE FUNCTION public.listings_of(article_ids text[]) RETURNS SETOF public.listing
LANGUAGE sql STABLE AS $$
  SELECT lists.list, article.locale, article.published_at, article.id, greatest(article.published_at, article.embargo_until)
  FROM public.article JOIN public.story ON story.id = article.story_id, LATERAL (
    SELECT 'latest' AS list
    UNION ALL SELECT 'section:' || story.section_id
    UNION ALL SELECT 'desk:' || story.desk_id WHERE story.desk_id IS NOT NULL
    UNION ALL SELECT 'topic:' || story_topic.topic_id FROM public.story_topic WHERE story_topic.story_id = story.id
    UNION ALL SELECT DISTINCT 'author:' || byline.author_id FROM public.byline WHERE byline.article_id = article.id
  ) AS lists
  WHERE article.id = ANY (article_ids)
    AND article.state = 'published' AND article.deleted_at IS NULL AND article.published_at IS NOT NULL
$$;
--> statement-breakpoint
CREATE FUNCTION public.list_articles(article_ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- Two transactions may change what one article's rows follow from, such as its state and its story's section: the
  -- second waits for the first here, and then sees what it did.
  PERFORM FROM public.story
  WHERE id IN (SELECT story_id FROM public.article WHERE id = ANY (article_ids)) ORDER BY id FOR NO KEY UPDATE;
  WITH due AS MATERIALIZED (SELECT * FROM public.listings_of(article_ids)),
  gone AS (
    DELETE FROM public.listing AS old
    WHERE old.article_id = ANY (article_ids) AND NOT EXISTS (
      SELECT FROM due
      WHERE (due.article_id, due.list, due.locale, due.published_at, due.visible_from)
        = (old.article_id, old.list, old.locale, old.published_at, old.visible_from))
    RETURNING old.list, old.locale, old.published_at, old.visible_from
  ),
  came AS (
    INSERT INTO public.listing SELECT * FROM due ON CONFLICT DO NOTHING
    RETURNING list, locale, published_at, article_id
  ),
  counted AS (
    -- Nobody sees that one goes which nobody has seen.
    SELECT locale, public.month_of(published_at) AS month, -1 AS stories,
      CASE WHEN visible_from <= now() THEN now() ELSE published_at END AS changed_at
    FROM gone WHERE list = 'latest'
    UNION ALL
    SELECT came.locale, public.month_of(came.published_at), 1, greatest(came.published_at, article.updated_at)
    FROM came JOIN public.article ON article.id = came.article_id WHERE list = 'latest'
  )
  INSERT INTO public.listing_month AS known (locale, month, stories, changed_at)
  SELECT locale, month, sum(stories), max(changed_at) FROM counted GROUP BY locale, month ORDER BY locale, month
  ON CONFLICT (locale, month) DO UPDATE
  SET stories = known.stories + excluded.stories, changed_at = greatest(known.changed_at, excluded.changed_at);
END $$;
--> statement-breakpoint
CREATE FUNCTION public.list_changed_articles() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  changed text[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    changed := ARRAY(SELECT id FROM old_rows WHERE state = 'published');
  ELSIF TG_OP = 'INSERT' THEN
    changed := ARRAY(SELECT id FROM new_rows WHERE state = 'published');
  ELSE
    changed := ARRAY(
      SELECT new_rows.id FROM new_rows JOIN old_rows USING (id)
      WHERE 'published' IN (new_rows.state, old_rows.state)
        AND (new_rows.state, new_rows.locale, new_rows.published_at, new_rows.embargo_until, new_rows.deleted_at, new_rows.story_id)
          IS DISTINCT FROM
          (old_rows.state, old_rows.locale, old_rows.published_at, old_rows.embargo_until, old_rows.deleted_at, old_rows.story_id));
    UPDATE public.listing_month AS known SET changed_at = greatest(known.changed_at, edited.at)
    FROM (
      SELECT new_rows.locale, public.month_of(new_rows.published_at) AS month, max(new_rows.updated_at) AS at
      FROM new_rows JOIN old_rows USING (id)
      WHERE new_rows.state = 'published' AND new_rows.updated_at IS DISTINCT FROM old_rows.updated_at
      GROUP BY 1, 2
    ) AS edited
    WHERE (known.locale, known.month) = (edited.locale, edited.month);
  END IF;
  IF changed <> '{}' THEN
    PERFORM public.list_articles(changed);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The others are listed when they are published.
CREATE FUNCTION public.list_published(article_ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  published text[] := ARRAY(SELECT id FROM public.article WHERE id = ANY (article_ids) AND state = 'published');
BEGIN
  IF published <> '{}' THEN
    PERFORM public.list_articles(published);
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.list_moved_stories() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.list_published(ARRAY(
    SELECT article.id FROM new_rows JOIN old_rows USING (id) JOIN public.article ON article.story_id = new_rows.id
    WHERE (new_rows.section_id, new_rows.desk_id) IS DISTINCT FROM (old_rows.section_id, old_rows.desk_id)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.list_filed_stories() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  stories text[] := '{}';
BEGIN
  IF TG_OP <> 'DELETE' THEN
    stories := ARRAY(SELECT story_id FROM new_rows);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    stories := stories || ARRAY(SELECT story_id FROM old_rows);
  END IF;
  PERFORM public.list_published(ARRAY(SELECT id FROM public.article WHERE story_id = ANY (stories)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.list_signed_articles() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  articles text[] := '{}';
BEGIN
  IF TG_OP <> 'DELETE' THEN
    articles := ARRAY(SELECT article_id FROM new_rows);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    articles := articles || ARRAY(SELECT article_id FROM old_rows);
  END IF;
  PERFORM public.list_published(articles);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER list_inserted AFTER INSERT ON public.article
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_changed_articles();
--> statement-breakpoint
CREATE TRIGGER list_updated AFTER UPDATE ON public.article
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_changed_articles();
--> statement-breakpoint
CREATE TRIGGER list_deleted AFTER DELETE ON public.article
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_changed_articles();
--> statement-breakpoint
CREATE TRIGGER list_moved AFTER UPDATE ON public.story
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_moved_stories();
--> statement-breakpoint
CREATE TRIGGER list_filed AFTER INSERT ON public.story_topic
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_filed_stories();
--> statement-breakpoint
CREATE TRIGGER list_refiled AFTER UPDATE ON public.story_topic
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_filed_stories();
--> statement-breakpoint
CREATE TRIGGER list_unfiled AFTER DELETE ON public.story_topic
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_filed_stories();
--> statement-breakpoint
CREATE TRIGGER list_signed AFTER INSERT ON public.byline
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_signed_articles();
--> statement-breakpoint
CREATE TRIGGER list_resigned AFTER UPDATE ON public.byline
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_signed_articles();
--> statement-breakpoint
CREATE TRIGGER list_unsigned AFTER DELETE ON public.byline
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_signed_articles();
--> statement-breakpoint
-- Makes all of it anew, for a database that was written to without triggers (a restored one, or by hand).
CREATE FUNCTION public.rebuild_listings() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever would publish waits; readers go on reading what stands until this commits.
  LOCK TABLE public.article, public.story, public.story_topic, public.byline IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM public.listing;
  DELETE FROM public.listing_month;
  INSERT INTO public.listing SELECT * FROM public.listings_of(ARRAY(SELECT id FROM public.article WHERE state = 'published'));
  INSERT INTO public.listing_month
  SELECT listing.locale, public.month_of(listing.published_at), count(*), max(greatest(listing.published_at, article.updated_at))
  FROM public.listing JOIN public.article ON article.id = listing.article_id WHERE listing.list = 'latest' GROUP BY 1, 2;
END $$;
--> statement-breakpoint
SELECT public.rebuild_listings();
