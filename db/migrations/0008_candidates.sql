-- How sure the recognition was of the pages that a passage stands on (0–1); null where the text was not recognised.
-- It stands here too, because a search weighs hundreds of passages and must not look up the pages of each.
alter table chunk add column confidence real;

-- The few references that end a document's force, by the number they end.
create index link_ends_force on link (cited_key) where relation in ('replaces', 'repeals');
