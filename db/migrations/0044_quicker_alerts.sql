-- Compares what came in with saved searches as before, several times quicker: searches that many people saved are compared once, a
-- passage's terms are looked up in order instead of one after the other, and filters are asked where there are any.
create or replace function match_arrivals(most int, near_from float8) returns int
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
    select s.anchor, s.terms, array_agg(s.id) as searches from saved_search s join account a on a.id = s.account and not a.disabled
    where s.alert and s.anchor is not null group by s.anchor, s.terms
  ), passage as materialized (
    select c.document, c.ordinal, string_to_array(c.terms, ' ') as terms from chunk c where c.document = any (taken)
  ), keyed as materialized (
    select document, ordinal, jsonb_object(terms, terms) as terms from passage
  ), anchored as materialized (
    select distinct p.document, p.ordinal, t.term
    from passage p cross join lateral unnest(p.terms) as t (term) where t.term in (select anchor from asked)
  ), fitting as materialized (
    select p.document, s.searches, min(p.ordinal) as ordinal
    from anchored n join asked s on s.anchor = n.term
      join keyed p on p.document = n.document and p.ordinal = n.ordinal and p.terms ?& s.terms
    group by p.document, s.searches
  )
  select s.id, s.account, d.id, 'words', f.ordinal
  from fitting f cross join lateral unnest(f.searches) as one (search) join saved_search s on s.id = one.search
    join document d on d.id = f.document and d.stored_at >= s.saved_at and (s.narrowed = '{}' or filters_leave(s.narrowed, d))
  on conflict do nothing;

  -- The type of the vectors, which stores fill and name by themselves; none where nothing is embedded yet.
  select format_type(atttypid, null) into vector from pg_attribute
    where attrelid = to_regclass('chunk_embedding') and attname = 'embedding';
  if vector is not null then
    execute format($statement$
      insert into search_match (search, account, document, found_by, passage)
      with asked as materialized (
        select array_agg(s.id) as searches, s.meaning::%1$s as meaning
        from saved_search s join account a on a.id = s.account and not a.disabled
        where s.alert and s.model = (select model_id from embedding_model) group by s.meaning
      ), near as materialized (
        select s.searches, e.document, e.chunk, 1 - (e.embedding <=> s.meaning) as likeness
        from chunk_embedding e cross join asked s
        where e.document = any ($1) and (e.embedding <=> s.meaning) <= 1 - $2
      ), nearest as materialized (
        select distinct on (n.searches, n.document) n.searches, n.document, c.ordinal
        from near n join chunk c on c.id = n.chunk order by n.searches, n.document, n.likeness desc, c.ordinal
      )
      select s.id, s.account, d.id, 'meaning', n.ordinal
      from nearest n cross join lateral unnest(n.searches) as one (search) join saved_search s on s.id = one.search
        join document d on d.id = n.document and d.stored_at >= s.saved_at and (s.narrowed = '{}' or filters_leave(s.narrowed, d))
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

-- Some of the saved searches whose meaning another model worked out than that which fills the store, and whose they are: nothing of
-- what they ask.
create function stale_searches(most int) returns table (id uuid, account uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.account from saved_search s join account a on a.id = s.account and not a.disabled
  where s.alert and s.model <> (select model_id from embedding_model) order by s.id limit most
$$;
revoke all on function stale_searches(int) from public;
grant execute on function stale_searches(int) to tangthu_portal;
