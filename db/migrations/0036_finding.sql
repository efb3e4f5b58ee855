-- What links that the asking role may read say of a document: nothing (`unchanged`), or what became of it. What was replaced or repealed is
-- no longer changed by amendments.
create function legal_status(of_document uuid) returns text language sql stable parallel safe as $$
  select coalesce((
    select case relation when 'amends' then 'amended' when 'replaces' then 'replaced' else 'repealed' end
    from legal_changes($1) with ordinality as change (relation, by_document, since, place)
    order by relation = 'amends', place limit 1), 'unchanged')
$$;
