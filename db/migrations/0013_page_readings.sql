-- How each page came to its text, and what is wrong with its scan.
-- verdict: of the file's own text layer. source: where the text that is searched comes from. raw_text: the layer's text where
-- another took its place. word_confidences: a byte a word in percent, of recognised words only. turn: degrees clockwise by which
-- the displayed page must be turned to stand upright; boxes are of the page as displayed.
alter table page
  add column source text not null default 'layer' check (source in ('layer', 'converted', 'ocr', 'none')),
  add column verdict text not null default 'usable' check (verdict in ('usable', 'none', 'stamp-only', 'garbled', 'legacy-encoding')),
  add column marks text[] not null default '{}'
    check (marks <@ '{blank,upside-down,sideways,cut-off,damaged,low-quality}'),
  add column turn smallint not null default 0 check (turn in (0, 90, 180, 270)),
  add column raw_text text,
  add column word_confidences bytea;
update page set source = 'none', verdict = coalesce(nullif(needs_ocr_reason, ''), 'none') where needs_ocr;
alter table page drop column needs_ocr_reason;

-- The boxes of a page's words in eight bytes a word: left, top, right, bottom as shares of the page's width and height, each a
-- big-endian 16-bit integer of which 32767 is the whole (see page-words.ts). Arrays took 24 bytes and most of the time of storing
-- a page. Where words stand in the text needs no keeping: they are parted by spaces and newlines.
alter table page add column boxes bytea not null default '';
update page set boxes = coalesce((
  select string_agg(int2send(round(32767 * least(1, greatest(0, edge / case nth % 2 when 1 then width else height end)))::int2), ''::bytea order by nth)
  from unnest(word_boxes) with ordinality as given (edge, nth)), '');
alter table page drop column word_spans, drop column word_boxes;
alter table page rename column boxes to word_boxes;
alter table page alter column word_boxes drop default, alter column word_boxes set storage external,
  add check (octet_length(word_boxes) % 8 = 0),
  add check (octet_length(word_confidences) * 8 = octet_length(word_boxes));

-- first_page: where the document begins in its original, for one file may hold several documents.
-- *_rules: the versions of the rules that made what is stored; only what older rules made is made again.
alter table document
  add column first_page int not null default 1 check (first_page > 0),
  add column urgency text,
  add column recipients text[] not null default '{}',
  add column copy_kind text check (copy_kind in ('SY', 'TrS', 'SL')),
  add column draft boolean not null default false,
  add column sidecar jsonb not null default '{}',
  add column reading_rules int not null default 1,
  add column understanding_rules int not null default 1,
  add column index_rules int not null default 1,
  drop constraint document_custodian_content_hash_key,
  add unique (custodian, content_hash, first_page);
create index document_content_hash on document (content_hash);

-- What an archivist has to decide. `value` was read from the page (words: from, to of that page, `to` exclusive), `sidecar_value`
-- came with the delivery.
create table review_item (
  id uuid primary key default uuidv7(),
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  kind text not null check (kind in ('doubtful', 'blank', 'differs', 'unreadable', 'split')),
  field text not null default '',
  page int not null default 1 check (page > 0),
  words int[],
  value text,
  sidecar_value text,
  confidence real,
  state text not null default 'open' check (state in ('open', 'settled', 'dismissed')),
  raised_at timestamptz not null default now(),
  settled_by uuid references account,
  settled_at timestamptz,
  settled_value text,
  unique (document, kind, field, page)
);
create index review_item_open on review_item (custodian, raised_at) where state = 'open';
alter table review_item enable row level security;
create policy writer_keeps on review_item to tangthu_writer using (true) with check (true);
grant select, insert, update on review_item to tangthu_writer;

-- What is read anew from a document takes the place of what was read before.
grant delete on identifier to tangthu_writer;
