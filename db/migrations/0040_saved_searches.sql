-- Searches that people have saved, and what came in since that matches them. A person sees and changes their own alone.
-- `request`: query, filters and order as they were asked. The rest says what a new document must have, worked out when it was saved:
-- `narrowed` (filters, also those that the words stated), `terms` (all in one passage; `anchor` is the rarest of them) and `meaning`
-- (a vector of `model`). `alert`: whether new documents are compared with it at all.
create table saved_search (
  id uuid primary key default uuidv7(),
  account uuid not null references account on delete cascade,
  name text not null check (name ~ '\S' and length(name) <= 200),
  request jsonb not null check (jsonb_typeof(request) = 'object'),
  saved_at timestamptz not null default now(),
  alert boolean not null,
  narrowed jsonb not null default '{}',
  anchor text,
  terms text[] not null default '{}',
  meaning real[],
  model text,
  check ((anchor is null) = (cardinality(terms) = 0)),
  check ((meaning is null) = (model is null))
);
create index saved_search_account on saved_search (account, saved_at desc);
create index saved_search_anchor on saved_search (anchor) where alert;

-- A person's saved searches are few; two windows at once make no more of them.
create function bound_saved_searches() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7140040, hashtext(new.account::text));
  if (select count(*) from saved_search where account = new.account) >= 50 then
    raise exception 'A person saves at most 50 searches.' using errcode = 'check_violation', constraint = 'saved_search_number';
  end if;
  return new;
end $$;
create trigger bounded before insert on saved_search for each row execute function bound_saved_searches();

-- Documents that matched, whoever may read them: that is asked when they are shown, and only then. `passage`: its ordinal.
create table search_match (
  search uuid not null references saved_search on delete cascade,
  account uuid not null,
  document uuid not null references document on delete cascade,
  matched_at timestamptz not null default now(),
  found_by text not null check (found_by in ('words', 'meaning', 'filters')),
  passage int,
  read_at timestamptz,
  primary key (search, document)
);
create index search_match_account on search_match (account, matched_at desc);
create index search_match_document on search_match (document);
create index search_match_time on search_match (matched_at);

-- What came in and was not compared with saved searches yet; a list of work. Nothing is noted while nobody asks for alerts.
create table arrived_document (
  document uuid primary key references document on delete cascade,
  arrived_at timestamptz not null default now()
);
create function note_arrivals() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from saved_search where alert) then
    if tg_table_name = 'document' then
      insert into arrived_document (document) select id from added on conflict do nothing;
    else
      -- A text that is read later, or read again, is compared too: of documents that came in after the search was saved.
      insert into arrived_document (document) select distinct document from added on conflict do nothing;
    end if;
  end if;
  return null;
end $$;
create trigger arrived after insert on document referencing new table as added for each statement execute function note_arrivals();
create trigger arrived after insert on chunk referencing new table as added for each statement execute function note_arrivals();

-- Whether filters of a saved search leave a document. Its legal status differs from reader to reader and is asked when it is shown.
create function filters_leave(filters jsonb, d document) returns boolean language sql stable as $$
  select (filters -> 'agency' is null or exists (
      select from agency a where a.id in (d.custodian, d.creator) and filters -> 'agency' ? a.code))
    and (filters -> 'type' is null or filters -> 'type' ? d.type)
    and (filters -> 'fonds' is null or exists (select from fonds f where f.id = d.fonds and filters -> 'fonds' ? f.code))
    and (filters -> 'file' is null or exists (select from file f where f.id = d.file and filters -> 'file' ? f.code))
    and (filters ->> 'from' is null or d.issued_date >= (filters ->> 'from')::date)
    and (filters ->> 'to' is null or d.issued_date <= (filters ->> 'to')::date)
$$;

-- Compares up to `most` documents that came in with every saved search that asks for alerts, and gives how many it took. Several may
-- work at once: each takes other documents, and gives them back when it is interrupted. Runs with the owner's rights, for it compares
-- whatever came in, and tells its caller nothing of it. A passage is like a search from the cosine `near_from` on.
create function match_arrivals(most int, near_from float8) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken uuid[];
  vector text;
begin
  with gone as (
    delete from arrived_document where document in (
      select document from arrived_document order by arrived_at, document limit most for update skip locked)
    returning document
  )
  select coalesce(array_agg(document), '{}') into taken from gone;
  if cardinality(taken) = 0 then return 0; end if;

  insert into search_match (search, account, document, found_by, passage)
  with asked as materialized (
    select s.* from saved_search s join account a on a.id = s.account and not a.disabled
    where s.alert and s.anchor is not null
  ), passage as materialized (
    select c.document, c.ordinal, string_to_array(c.terms, ' ') as terms from chunk c where c.document = any (taken)
  ), anchored as materialized (
    select distinct p.document, p.ordinal, t.term
    from passage p cross join lateral unnest(p.terms) as t (term) where t.term in (select anchor from asked)
  )
  select distinct on (s.id, d.id) s.id, s.account, d.id, 'words', p.ordinal
  from anchored n join asked s on s.anchor = n.term
    join passage p on p.document = n.document and p.ordinal = n.ordinal and p.terms @> s.terms
    join document d on d.id = n.document and d.stored_at >= s.saved_at and filters_leave(s.narrowed, d)
  order by s.id, d.id, p.ordinal
  on conflict do nothing;

  -- The type of the vectors, which stores fill and name by themselves; none where nothing is embedded yet.
  select format_type(atttypid, null) into vector from pg_attribute
    where attrelid = to_regclass('chunk_embedding') and attname = 'embedding';
  if vector is not null then
    execute format($statement$
      insert into search_match (search, account, document, found_by, passage)
      with asked as materialized (
        select s.id, s.account, s.saved_at, s.narrowed, s.meaning::%1$s as meaning
        from saved_search s join account a on a.id = s.account and not a.disabled
        where s.alert and s.model = (select model_id from embedding_model)
      ), near as materialized (
        select s.id, s.account, s.saved_at, s.narrowed, e.document, e.chunk, 1 - (e.embedding <=> s.meaning) as likeness
        from chunk_embedding e cross join asked s
        where e.document = any ($1) and (e.embedding <=> s.meaning) <= 1 - $2
      )
      select distinct on (n.id, d.id) n.id, n.account, d.id, 'meaning', c.ordinal
      from near n join document d on d.id = n.document and d.stored_at >= n.saved_at and filters_leave(n.narrowed, d)
        join chunk c on c.id = n.chunk
      order by n.id, d.id, n.likeness desc, c.ordinal
      on conflict do nothing$statement$, vector) using taken, near_from;
  end if;

  insert into search_match (search, account, document, found_by)
  select s.id, s.account, d.id, 'filters'
  from saved_search s join account a on a.id = s.account and not a.disabled
    join document d on d.id = any (taken) and d.stored_at >= s.saved_at and filters_leave(s.narrowed, d)
  where s.alert and s.anchor is null and s.meaning is null
  on conflict do nothing;

  delete from search_match where matched_at < now() - interval '60 days';
  return cardinality(taken);
end $$;
revoke all on function note_arrivals(), bound_saved_searches(), match_arrivals(int, float8), filters_leave(jsonb, document) from public;
grant execute on function match_arrivals(int, float8) to tangthu_portal;

-- A person's secret address for feed readers, which have no session: by its SHA-256. It ends with the account.
create table feed_token (
  account uuid primary key references account on delete cascade,
  hash bytea not null unique check (length(hash) = 32),
  made_at timestamptz not null default now()
);
create function feed_account(of_hash bytea) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select t.account from feed_token t join account a on a.id = t.account and not a.disabled where t.hash = of_hash
$$;
create function end_feed_of_disabled() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.disabled then
    delete from feed_token where account = new.id;
  end if;
  return null;
end $$;
create trigger account_feed_disabled after update of disabled on account for each row execute function end_feed_of_disabled();
revoke all on function feed_account(bytea), end_feed_of_disabled() from public;
grant execute on function feed_account(bytea) to tangthu_portal;

-- Lists of queries that are searched in the background with the rights of whom they belong to. `hits`: so many of each line's best are
-- kept, as [{"document", "page", "passage"}]: what they say is read when they are shown, and how many there were is not kept. `read_at`: when the person saw that it has ended.
create table query_batch (
  id uuid primary key default uuidv7(),
  account uuid not null references account on delete cascade,
  name text not null check (name ~ '\S' and length(name) <= 200),
  hits int not null check (hits between 1 and 20),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  made_at timestamptz not null default now(),
  finished_at timestamptz,
  read_at timestamptz,
  worker uuid,
  beat_at timestamptz,
  attempts int not null default 0
);
create index query_batch_account on query_batch (account, made_at desc);
create index query_batch_open on query_batch (made_at) where state in ('waiting', 'running');
create table batch_line (
  batch uuid not null references query_batch on delete cascade,
  account uuid not null,
  line int not null check (line > 0),
  query text not null,
  hits jsonb,
  done_at timestamptz,
  primary key (batch, line)
);
create index batch_line_open on batch_line (batch, line) where done_at is null;

-- Ten lists of a person are kept.
create function bound_query_batches() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7140041, hashtext(new.account::text));
  if (select count(*) from query_batch where account = new.account) >= 10 then
    raise exception 'A person keeps at most 10 lists of queries.' using errcode = 'check_violation', constraint = 'query_batch_number';
  end if;
  return new;
end $$;
create trigger bounded before insert on query_batch for each row execute function bound_query_batches();

-- The next list to be searched: one that waits, or one whose worker has not been heard of for a minute and which goes on where that
-- stopped. What was begun five times and never came to its end is given up, and what is a month old is removed.
create function claim_batch(of_worker uuid) returns setof query_batch
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from query_batch where made_at < now() - interval '30 days';
  update query_batch set state = 'failed', finished_at = now()
    where state = 'running' and beat_at < now() - interval '1 minute' and attempts >= 5;
  return query
    update query_batch b set state = 'running', worker = of_worker, beat_at = now(), attempts = b.attempts + 1
    where b.id = (
      select o.id from query_batch o
      where o.state = 'waiting' or (o.state = 'running' and o.beat_at < now() - interval '1 minute')
      order by o.made_at, o.id limit 1 for update skip locked)
    returning b.*;
end $$;
revoke all on function bound_query_batches(), claim_batch(uuid) from public;
grant execute on function claim_batch(uuid) to tangthu_portal;

do $$
declare
  own_table text;
  rule constant text := 'account = nullif(current_setting(''tangthu.account'', true), '''')::uuid';
begin
  foreach own_table in array array['saved_search', 'search_match', 'feed_token', 'query_batch', 'batch_line'] loop
    execute format('alter table %I enable row level security', own_table);
    execute format('create policy own_rows on %I to tangthu_portal using (%s) with check (%s)', own_table, rule, rule);
  end loop;
  -- What is shown of records beside them is read in one statement by the reader.
  foreach own_table in array array['saved_search', 'search_match', 'batch_line'] loop
    execute format('create policy own_rows_read on %I for select to tangthu_reader using (%s)', own_table, rule);
    execute format('grant select on %I to tangthu_reader', own_table);
  end loop;
end $$;
alter table arrived_document enable row level security;
grant select, insert, delete on saved_search to tangthu_portal;
grant update (name, alert, narrowed, anchor, terms, meaning, model, saved_at) on saved_search to tangthu_portal;
grant select on search_match to tangthu_portal;
grant update (read_at) on search_match to tangthu_portal;
grant select, insert, update, delete on feed_token, query_batch to tangthu_portal;
grant select, insert, update on batch_line to tangthu_portal;
