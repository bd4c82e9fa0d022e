CREATE TABLE "audience_count" (
	"grain" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"key" text DEFAULT '' NOT NULL,
	"locale" text DEFAULT '' NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	"reads" integer DEFAULT 0 NOT NULL,
	"seconds" bigint DEFAULT 0 NOT NULL,
	"quarter" integer DEFAULT 0 NOT NULL,
	"half" integer DEFAULT 0 NOT NULL,
	"most" integer DEFAULT 0 NOT NULL,
	"end" integer DEFAULT 0 NOT NULL,
	"readers" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "audience_count_grain_kind_at_key_locale_pk" PRIMARY KEY("grain","kind","at","key","locale")
);
--> statement-breakpoint
CREATE TABLE "audience_salt" (
	"day" date PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audience_sketch" (
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"registers" "bytea" NOT NULL,
	CONSTRAINT "audience_sketch_day_kind_key_pk" PRIMARY KEY("day","kind","key")
);
--> statement-breakpoint
CREATE TABLE "most_read" (
	"locale" text NOT NULL,
	"section_id" text DEFAULT '' NOT NULL,
	"span" text NOT NULL,
	"article_ids" text[] NOT NULL,
	CONSTRAINT "most_read_locale_section_id_span_pk" PRIMARY KEY("locale","section_id","span")
);
--> statement-breakpoint
CREATE INDEX "audience_count_story" ON "audience_count" USING btree ("key","at") WHERE "audience_count"."grain" = 'day' AND "audience_count"."kind" = 'article';