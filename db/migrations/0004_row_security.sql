-- A person reads a record when its custodian is among the agencies readable under the record's access mode.
-- The lists come from readable_agencies() and are set for one transaction only; without them they are empty.
create function reader_agencies(access_mode text) returns int[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('tangthu.agencies_' || access_mode, true), ''), ',')::int[], '{}')
$$;
revoke all on function reader_agencies(text) from public;
grant execute on function reader_agencies(text) to tangthu_reader;

-- The one access rule, put on a table that has a custodian and a mode. `(select …)` makes PostgreSQL read the list once a
-- statement: read for each row it costs four times as much.
create function show_to_readers(record_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', record_table);
  execute format(
    'create policy reader_sees on %s for select to tangthu_reader using (
       (mode = ''01'' and custodian = any ((select reader_agencies(''01''))::int[]))
       or (mode = ''02'' and custodian = any ((select reader_agencies(''02''))::int[])))',
    record_table);
  execute format('grant select on %s to tangthu_reader', record_table);
end $$;
revoke all on function show_to_readers(regclass) from public;

do $$
declare
  record_table regclass;
begin
  foreach record_table in array array['fonds', 'file', 'document', 'page', 'chunk', 'link']::regclass[] loop
    perform show_to_readers(record_table);
    execute format('create policy writer_keeps on %s to tangthu_writer using (true) with check (true)', record_table);
    execute format('grant select, insert, update on %s to tangthu_writer', record_table);
  end loop;
end $$;
