-- Why a file did not go in, for programs: {"kind": "too-long", "pages": 6000}; the sentence beside it is for the terminal. Lines that
-- were written before have their sentence alone.
alter table ingest_item add column fault jsonb check (jsonb_typeof(fault -> 'kind') = 'string');
