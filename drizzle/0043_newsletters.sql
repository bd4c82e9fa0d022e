CREATE TABLE "mail_suppression" (
	"email_hash" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "newsletter" (
	"id" text PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"kind" text NOT NULL,
	"list" text DEFAULT 'latest' NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"hour" smallint DEFAULT 7 NOT NULL,
	"weekday" smallint DEFAULT 6 NOT NULL,
	"time_zone" text NOT NULL,
	"closed_at" timestamp with time zone,
	"gathered_until" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "newsletter_delivery" (
	"issue_id" text NOT NULL,
	"subscriber_id" text NOT NULL,
	"next_at" timestamp with time zone,
	"taken_by" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "newsletter_delivery_issue_id_subscriber_id_pk" PRIMARY KEY("issue_id","subscriber_id")
);
--> statement-breakpoint
CREATE TABLE "newsletter_issue" (
	"id" text PRIMARY KEY NOT NULL,
	"newsletter_id" text NOT NULL,
	"key" text NOT NULL,
	"state" text NOT NULL,
	"subject" text NOT NULL,
	"introduction" text DEFAULT '' NOT NULL,
	"article_ids" jsonb NOT NULL,
	"notice_id" text,
	"due_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"made_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	"filled_to" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"sent" integer,
	"failed" integer
);
--> statement-breakpoint
CREATE TABLE "newsletter_subscription" (
	"newsletter_id" text NOT NULL,
	"subscriber_id" text NOT NULL,
	"source" text NOT NULL,
	"proof" text,
	"consented_at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "newsletter_subscription_newsletter_id_subscriber_id_pk" PRIMARY KEY("newsletter_id","subscriber_id")
);
--> statement-breakpoint
CREATE TABLE "subscriber" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"soft_bounces" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "subscriber_email_key_unique" UNIQUE("email_key")
);
--> statement-breakpoint
CREATE TABLE "subscription_request" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"locale" text NOT NULL,
	"newsletter_ids" jsonb NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"mail_due_at" timestamp with time zone,
	"mail_attempts" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "subscription_request_email_key_unique" UNIQUE("email_key")
);
--> statement-breakpoint
ALTER TABLE "newsletter_delivery" ADD CONSTRAINT "newsletter_delivery_issue_id_newsletter_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."newsletter_issue"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_delivery" ADD CONSTRAINT "newsletter_delivery_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_issue" ADD CONSTRAINT "newsletter_issue_newsletter_id_newsletter_id_fk" FOREIGN KEY ("newsletter_id") REFERENCES "public"."newsletter"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_issue" ADD CONSTRAINT "newsletter_issue_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_subscription" ADD CONSTRAINT "newsletter_subscription_newsletter_id_newsletter_id_fk" FOREIGN KEY ("newsletter_id") REFERENCES "public"."newsletter"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_subscription" ADD CONSTRAINT "newsletter_subscription_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "newsletter_locale" ON "newsletter" USING btree ("locale") WHERE "newsletter"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "newsletter_delivery_due" ON "newsletter_delivery" USING btree ("issue_id","next_at") WHERE "newsletter_delivery"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "newsletter_delivery_subscriber" ON "newsletter_delivery" USING btree ("subscriber_id");--> statement-breakpoint
CREATE UNIQUE INDEX "newsletter_issue_one" ON "newsletter_issue" USING btree ("newsletter_id","key");--> statement-breakpoint
CREATE INDEX "newsletter_issue_open" ON "newsletter_issue" USING btree ("state") WHERE "newsletter_issue"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "newsletter_issue_log" ON "newsletter_issue" USING btree ("newsletter_id","created_at");--> statement-breakpoint
CREATE INDEX "newsletter_subscription_subscriber" ON "newsletter_subscription" USING btree ("subscriber_id");--> statement-breakpoint
CREATE INDEX "subscription_request_due" ON "subscription_request" USING btree ("mail_due_at") WHERE "subscription_request"."mail_due_at" is not null;--> statement-breakpoint
CREATE INDEX "subscription_request_expires" ON "subscription_request" USING btree ("expires_at");