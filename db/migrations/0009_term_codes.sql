-- The passage's terms as codes (`language/text/term-codes`): a search reads those of hundreds of passages. Kept beside the
-- row's other short columns; the text and the terms themselves are moved out of line. Null where only the terms are stored.
alter table chunk add column term_codes bytea;
alter table chunk alter column term_codes set storage main;

-- A reader of few records is answered from all of them.
create index chunk_custodian on chunk (custodian);
