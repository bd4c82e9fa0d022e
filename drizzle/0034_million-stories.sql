CREATE TABLE "listing_correction" (
	"locale" text NOT NULL,
	"corrected_at" timestamp with time zone NOT NULL,
	"correction_id" text NOT NULL,
	"article_id" text NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"visible_from" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_correction_pk" PRIMARY KEY("locale","corrected_at","correction_id","visible_from")
);
--> statement-breakpoint
DROP INDEX "article_search";--> statement-breakpoint
DROP INDEX "correction_newest";--> statement-breakpoint
ALTER TABLE "section" ADD COLUMN "number" serial NOT NULL;--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "number" serial NOT NULL;--> statement-breakpoint
ALTER TABLE "author" ADD COLUMN "number" serial NOT NULL;--> statement-breakpoint
ALTER TABLE "desk" ADD COLUMN "number" serial NOT NULL;--> statement-breakpoint
CREATE INDEX "listing_correction_told" ON "listing_correction" USING btree ("locale","told_at");--> statement-breakpoint
CREATE INDEX "listing_correction_article" ON "listing_correction" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "section_number" ON "section" USING btree ("number");--> statement-breakpoint
CREATE INDEX "topic_number" ON "topic" USING btree ("number");--> statement-breakpoint
CREATE INDEX "topic_names" ON "topic" USING gin ("search_names" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "author_number" ON "author" USING btree ("number");--> statement-breakpoint
CREATE INDEX "author_names" ON "author" USING gin ("search_names" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "desk_number" ON "desk" USING btree ("number");--> statement-breakpoint
CREATE INDEX "article_search" ON "article" USING gin ((ARRAY["locale" || ' ' || public.month_of("published_at"), "locale" || ' ' || left(public.month_of("published_at"), -3)]),"search") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "correction_newest" ON "correction" USING btree ("corrected_at","id");
--> statement-breakpoint
-- What `listing_correction` ought to hold of some articles.
CREATE FUNCTION public.listed_corrections_of(article_ids text[]) RETURNS SETOF public.listing_correction
LANGUAGE sql STABLE AS $$
  SELECT article.locale, correction.corrected_at, correction.id, article.id,
    coalesce(correction.withdrawn_at, correction.corrected_at), greatest(article.published_at, article.embargo_until)
  FROM public.article JOIN public.correction ON correction.article_id = article.id
  WHERE article.id = ANY (article_ids)
    AND article.state = 'published' AND article.deleted_at IS NULL AND article.published_at IS NOT NULL
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.list_articles(article_ids text[]) RETURNS void
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
  due_correction AS MATERIALIZED (SELECT * FROM public.listed_corrections_of(article_ids)),
  gone_correction AS (
    DELETE FROM public.listing_correction AS old
    WHERE old.article_id = ANY (article_ids) AND NOT EXISTS (
      SELECT FROM due_correction AS due
      WHERE (due.correction_id, due.locale, due.corrected_at, due.visible_from)
        = (old.correction_id, old.locale, old.corrected_at, old.visible_from))
  ),
  told AS (
    INSERT INTO public.listing_correction AS known SELECT * FROM due_correction
    ON CONFLICT (locale, corrected_at, correction_id, visible_from) DO UPDATE SET told_at = excluded.told_at
    WHERE known.told_at <> excluded.told_at
    RETURNING article_id, told_at
  ),
  counted AS (
    -- Nobody sees that one goes which nobody has seen.
    SELECT locale, public.month_of(published_at) AS month, -1 AS stories,
      CASE WHEN visible_from <= now() THEN now() ELSE published_at END AS changed_at
    FROM gone WHERE list = 'latest'
    UNION ALL
    SELECT came.locale, public.month_of(came.published_at), 1, greatest(came.published_at, article.updated_at,
      (SELECT max(told_at) FROM due_correction WHERE due_correction.article_id = came.article_id))
    FROM came JOIN public.article ON article.id = came.article_id WHERE list = 'latest'
    UNION ALL
    SELECT article.locale, public.month_of(article.published_at), 0, told_at
    FROM told JOIN public.article ON article.id = told.article_id
  )
  INSERT INTO public.listing_month AS known (locale, month, stories, changed_at)
  SELECT locale, month, sum(stories), max(changed_at) FROM counted GROUP BY locale, month ORDER BY locale, month
  ON CONFLICT (locale, month) DO UPDATE
  SET stories = known.stories + excluded.stories, changed_at = greatest(known.changed_at, excluded.changed_at);
END $$;
--> statement-breakpoint
CREATE FUNCTION public.list_corrected_articles() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  articles text[] := '{}';
BEGIN
  IF TG_OP = 'INSERT' THEN
    articles := ARRAY(SELECT article_id FROM new_rows);
  ELSIF TG_OP = 'DELETE' THEN
    articles := ARRAY(SELECT article_id FROM old_rows);
  ELSE
    -- Not where only the words shown have changed.
    articles := ARRAY(
      SELECT unnest(ARRAY[new_rows.article_id, old_rows.article_id]) FROM new_rows JOIN old_rows USING (id)
      WHERE (new_rows.article_id, new_rows.corrected_at, new_rows.withdrawn_at)
        IS DISTINCT FROM (old_rows.article_id, old_rows.corrected_at, old_rows.withdrawn_at));
  END IF;
  IF articles = '{}' THEN
    RETURN NULL;
  END IF;
  -- Whoever publishes one of them at the same time sees the note, or is seen here.
  PERFORM FROM public.story
  WHERE id IN (SELECT story_id FROM public.article WHERE id = ANY (articles)) ORDER BY id FOR NO KEY UPDATE;
  PERFORM public.list_published(articles);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER list_corrected AFTER INSERT ON public.correction
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_corrected_articles();
--> statement-breakpoint
CREATE TRIGGER list_recorrected AFTER UPDATE ON public.correction
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_corrected_articles();
--> statement-breakpoint
CREATE TRIGGER list_uncorrected AFTER DELETE ON public.correction
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.list_corrected_articles();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.rebuild_listings() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever would publish waits; readers go on reading what stands until this commits.
  LOCK TABLE public.article, public.story, public.story_topic, public.byline, public.correction IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM public.listing;
  DELETE FROM public.listing_month;
  DELETE FROM public.listing_correction;
  INSERT INTO public.listing SELECT * FROM public.listings_of(ARRAY(SELECT id FROM public.article WHERE state = 'published'));
  INSERT INTO public.listing_correction
  SELECT * FROM public.listed_corrections_of(ARRAY(SELECT article_id FROM public.correction));
  INSERT INTO public.listing_month
  SELECT listing.locale, public.month_of(listing.published_at), count(*), max(greatest(listing.published_at, article.updated_at, told.at))
  FROM public.listing JOIN public.article ON article.id = listing.article_id
    LEFT JOIN (SELECT article_id, max(told_at) AS at FROM public.listing_correction GROUP BY article_id) AS told
      ON told.article_id = listing.article_id
  WHERE listing.list = 'latest' GROUP BY 1, 2;
END $$;
--> statement-breakpoint
-- What there is already; where it says when a month last changed, nothing is taken back that is known of it.
INSERT INTO public.listing_correction
SELECT * FROM public.listed_corrections_of(ARRAY(SELECT article_id FROM public.correction));
--> statement-breakpoint
UPDATE public.listing_month AS known SET changed_at = greatest(known.changed_at, told.at)
FROM (
  SELECT article.locale, public.month_of(article.published_at) AS month, max(told_at) AS at
  FROM public.listing_correction JOIN public.article ON article.id = article_id GROUP BY 1, 2
) AS told
WHERE (known.locale, known.month) = (told.locale, told.month);
