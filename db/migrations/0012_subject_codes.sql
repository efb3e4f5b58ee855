-- The terms of the subject line as codes, as `chunk.term_codes`: a search compares those of hundreds of documents. Null where
-- there is no subject line, or where it was stored before.
alter table document add column subject_codes bytea;

-- The records that an agency made, whoever keeps them now.
create index document_creator on document (creator);
