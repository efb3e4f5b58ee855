create table ingest_run (
  id uuid primary key default uuidv7(),
  source text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);

-- One row a file met by a run: the ledger. `reason` is a sentence for the archivist.
create table ingest_item (
  id uuid primary key default uuidv7(),
  run uuid not null references ingest_run,
  custodian int not null references agency,
  path text not null,
  content_hash bytea,
  outcome text not null check (outcome in ('stored', 'already-stored', 'refused', 'quarantined')),
  reason text,
  document uuid references document,
  page_count int not null default 0,
  pages_needing_ocr int not null default 0,
  finished_at timestamptz not null default now()
);
create index ingest_item_run on ingest_item (run);
create index ingest_item_content on ingest_item (custodian, content_hash);

-- The one model whose vectors fill the store.
create table embedding_model (
  only_row boolean primary key default true check (only_row),
  model_id text not null,
  dimensions int not null check (dimensions > 0),
  set_at timestamptz not null default now()
);

grant select, insert, update on ingest_run, ingest_item to tangthu_writer;
grant select on embedding_model to tangthu_writer, tangthu_reader, tangthu_portal;
