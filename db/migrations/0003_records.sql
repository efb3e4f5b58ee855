create table fonds (
  id uuid primary key default uuidv7(),
  custodian int not null references agency,
  mode text not null default '01' check (mode in ('01', '02')),
  code text not null,
  title text not null,
  closed_on date,
  unique (custodian, code)
);

create table file (
  id uuid primary key default uuidv7(),
  fonds uuid not null references fonds,
  custodian int not null references agency,
  mode text not null check (mode in ('01', '02')),
  code text not null,
  title text not null,
  retention text not null default '07' check (retention in ('01', '02', '03', '04', '05', '06', '07')),
  unique (fonds, code)
);

-- Mode 03 (secret) has no place in any of these checks: such a record cannot be stored.
create table document (
  id uuid primary key default uuidv7(),
  custodian int not null references agency,
  mode text not null check (mode in ('01', '02')),
  fonds uuid references fonds,
  file uuid references file,
  creator int references agency,
  access_authority int references agency,
  content_hash bytea not null check (length(content_hash) = 32),
  original_name text not null,
  byte_size bigint not null,
  page_count int not null,
  type text,
  number text,
  symbol text,
  document_number text,
  number_key text,
  issued_date date,
  place text,
  issuer text,
  subject text,
  signer text,
  signing_capacity text,
  fields jsonb not null default '{}',
  status text not null default 'unknown' check (status in ('unknown', 'in-force', 'amended', 'replaced', 'repealed')),
  stored_at timestamptz not null default now(),
  unique (custodian, content_hash)
);
create index document_number_key on document (number_key);
create index document_fonds on document (fonds);
create index document_issued_date on document (issued_date);

-- word_spans: two UTF-16 offsets into `text` a word. word_boxes: left, top, right, bottom a word,
-- in points from the top left corner of the page as it is displayed.
create table page (
  id uuid primary key default uuidv7(),
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  number int not null check (number > 0),
  text text not null,
  word_spans int[] not null,
  word_boxes real[] not null,
  width real not null,
  height real not null,
  confidence real,
  needs_ocr boolean not null default false,
  needs_ocr_reason text,
  unique (document, number),
  check (cardinality(word_boxes) = 2 * cardinality(word_spans))
);

-- spans: [{"page": 1, "from": 0, "to": 17}, …], word indexes inclusive.
create table chunk (
  id uuid primary key default uuidv7(),
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  ordinal int not null,
  heading text not null,
  text text not null,
  terms text not null,
  spans jsonb not null,
  unique (document, ordinal)
);
create index chunk_terms_idx on chunk using bm25 (terms) with (text_config = 'public.vi');

create table link (
  id uuid primary key default uuidv7(),
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  relation text not null check (relation in ('cites', 'amends', 'replaces', 'repeals')),
  cited_number text not null,
  cited_key text not null
);
create index link_document on link (document);
create index link_cited_key on link (cited_key);
