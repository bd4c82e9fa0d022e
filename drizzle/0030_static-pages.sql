CREATE INDEX "story_pages" ON "story" USING btree ("id") WHERE "story"."kind" = 'page';
--> statement-breakpoint
-- A static page is no news: it stands in no list of stories.
CREATE OR REPLACE FUNCTION public.listings_of(article_ids text[]) RETURNS SETOF public.listing
LANGUAGE sql STABLE AS $$
  SELECT lists.list, article.locale, article.published_at, article.id, greatest(article.published_at, article.embargo_until)
  FROM public.article JOIN public.story ON story.id = article.story_id, LATERAL (
    SELECT 'latest' AS list
    UNION ALL SELECT 'section:' || story.section_id
    UNION ALL SELECT 'desk:' || story.desk_id WHERE story.desk_id IS NOT NULL
    UNION ALL SELECT 'topic:' || story_topic.topic_id FROM public.story_topic WHERE story_topic.story_id = story.id
    UNION ALL SELECT DISTINCT 'author:' || byline.author_id FROM public.byline WHERE byline.article_id = article.id
  ) AS lists
  WHERE article.id = ANY (article_ids) AND story.kind <> 'page'
    AND article.state = 'published' AND article.deleted_at IS NULL AND article.published_at IS NOT NULL
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.list_moved_stories() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.list_published(ARRAY(
    SELECT article.id FROM new_rows JOIN old_rows USING (id) JOIN public.article ON article.story_id = new_rows.id
    WHERE (new_rows.section_id, new_rows.desk_id, new_rows.kind = 'page')
      IS DISTINCT FROM (old_rows.section_id, old_rows.desk_id, old_rows.kind = 'page')));
  RETURN NULL;
END $$;
