-- Articles that are written at once share most of their words: each is asked for once, by the index (as in 0031).
CREATE FUNCTION public.search_learn_new_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.search_word (language, word)
  SELECT locale, word FROM (
    SELECT DISTINCT new_rows.locale, word FROM new_rows, unnest(tsvector_to_array(new_rows.search)) AS word
    WHERE new_rows.state = 'published' AND length(word) BETWEEN 2 AND 40 AND word !~ '^[0-9]+$'
  ) AS learnt
  WHERE NOT EXISTS (
    SELECT FROM public.search_word AS known WHERE known.language = learnt.locale AND known.word = learnt.word OFFSET 0);
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER search_learn_words ON public.article;
--> statement-breakpoint
CREATE TRIGGER search_learn_words
AFTER UPDATE OF state, locale, headline, kicker, standfirst, dateline, plain_text ON public.article
FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION public.search_learn_words();
--> statement-breakpoint
CREATE TRIGGER search_learn_new_words AFTER INSERT ON public.article
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.search_learn_new_words();
