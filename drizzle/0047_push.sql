CREATE TABLE "push_chunk" (
	"id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"after" text NOT NULL,
	"up_to" text NOT NULL,
	"lease_ends" timestamp with time zone NOT NULL,
	"taken_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_delivery" (
	"message_id" text NOT NULL,
	"subscription_id" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"taken_by" text,
	CONSTRAINT "push_delivery_message_id_subscription_id_pk" PRIMARY KEY("message_id","subscription_id")
);
--> statement-breakpoint
CREATE TABLE "push_message" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"locale" text NOT NULL,
	"lists" jsonb NOT NULL,
	"article_id" text,
	"notice_id" text,
	"notification_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"taken_to" text DEFAULT '',
	"finished_at" timestamp with time zone,
	"sent" integer DEFAULT 0 NOT NULL,
	"gone" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "push_message_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "push_subscription" (
	"id" text PRIMARY KEY NOT NULL,
	"endpoint" text NOT NULL,
	"endpoint_hash" text NOT NULL,
	"host" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"server_key" text NOT NULL,
	"staff_id" text,
	"groups" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"failures" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "push_subscription_endpoint_hash_unique" UNIQUE("endpoint_hash")
);
--> statement-breakpoint
CREATE TABLE "push_wish" (
	"locale" text NOT NULL,
	"list" text NOT NULL,
	"subscription_id" text NOT NULL,
	CONSTRAINT "push_wish_locale_list_subscription_id_pk" PRIMARY KEY("locale","list","subscription_id")
);
--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "offers_push" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "push_chunk" ADD CONSTRAINT "push_chunk_message_id_push_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."push_message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_delivery" ADD CONSTRAINT "push_delivery_message_id_push_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."push_message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_delivery" ADD CONSTRAINT "push_delivery_subscription_id_push_subscription_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."push_subscription"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_message" ADD CONSTRAINT "push_message_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_message" ADD CONSTRAINT "push_message_notice_id_breaking_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."breaking_notice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_message" ADD CONSTRAINT "push_message_notification_id_notification_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notification"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_wish" ADD CONSTRAINT "push_wish_subscription_id_push_subscription_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."push_subscription"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_chunk_message" ON "push_chunk" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "push_chunk_lease" ON "push_chunk" USING btree ("lease_ends");--> statement-breakpoint
CREATE INDEX "push_delivery_due" ON "push_delivery" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "push_delivery_subscription" ON "push_delivery" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "push_message_open" ON "push_message" USING btree ("created_at") WHERE "push_message"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "push_message_article" ON "push_message" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "push_message_notice" ON "push_message" USING btree ("notice_id");--> statement-breakpoint
CREATE INDEX "push_message_notification" ON "push_message" USING btree ("notification_id");--> statement-breakpoint
CREATE INDEX "push_subscription_staff" ON "push_subscription" USING btree ("staff_id") WHERE "push_subscription"."staff_id" is not null;--> statement-breakpoint
CREATE INDEX "push_subscription_host" ON "push_subscription" USING btree ("host");--> statement-breakpoint
CREATE INDEX "push_wish_subscription" ON "push_wish" USING btree ("subscription_id");