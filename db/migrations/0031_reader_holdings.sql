-- How many pages and passages the reader may read, set by asReader(): what stands on the shelves, without what is withheld of it, and
-- with what is opened beside it. Runs with the owner's rights, for a reader cannot count what is withheld; it gives sums of what
-- the reader may read and nothing else.
create function reader_holdings() returns table (pages bigint, pages_needing_ocr bigint, chunks bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with on_shelves as (
    select coalesce(sum(pages), 0) as pages, coalesce(sum(pages_needing_ocr), 0) as needing, coalesce(sum(chunks), 0) as chunks
    from holding where shelf in (select unnest(reader_shelves()))
  ), named as (
    select id from document where id = any (array(select reader_list('documents') union all select reader_list('withheld_documents')))
    union
    select id from document where file = any (array(select reader_list('files') union all select reader_list('withheld_files')))
  ), judged as materialized (
    select d.id, d.shelf in (select unnest(reader_shelves())) as shelved,
      (d.id in (select reader_list('withheld_documents')) or d.file in (select reader_list('withheld_files'))) is not true
        and (d.shelf in (select unnest(reader_shelves())) or d.id in (select reader_list('documents'))
          or (d.mode = '01' and d.file in (select reader_list('files')))) is true as read
    from document d where d.id in (select id from named)
  ), differing as materialized (
    select id, read::int - shelved::int as sign from judged where read <> shelved
  )
  select
    (s.pages + coalesce(p.pages, 0))::bigint, (s.needing + coalesce(p.needing, 0))::bigint, (s.chunks + coalesce(c.chunks, 0))::bigint
  from on_shelves s
    cross join (select sum(sign) as pages, sum(sign) filter (where needs_ocr) as needing
      from differing join page on page.document = differing.id) p
    cross join (select sum(sign) as chunks from differing join chunk on chunk.document = differing.id) c
$$;
revoke all on function reader_holdings() from public;
grant execute on function reader_holdings() to tangthu_reader;

-- Sums of whole shelves say how much is withheld.
drop policy reader_sees on holding;
revoke select on holding from tangthu_reader;

-- The fonds on a reader's shelves.
create index fonds_shelf on fonds (shelf);
