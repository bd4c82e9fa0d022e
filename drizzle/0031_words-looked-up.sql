-- Each word of an article is looked up by the index. A plan made while there were hardly any words read all of them for
-- every one, and a connection keeps its plans: a first fill of an empty database was as slow as its words squared.
CREATE OR REPLACE FUNCTION public.search_learn_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  -- A word that two transactions learn at once is kept twice, which nobody notices.
  INSERT INTO public.search_word (language, word)
  SELECT NEW.locale, word FROM unnest(tsvector_to_array(NEW.search)) AS learnt(word)
  WHERE length(word) BETWEEN 2 AND 40 AND word !~ '^[0-9]+$'
    -- OFFSET 0 keeps this a question of its own, and from being joined.
    AND NOT EXISTS (
      SELECT FROM public.search_word AS known WHERE known.language = NEW.locale AND known.word = learnt.word OFFSET 0);
  RETURN NULL;
END $$;
