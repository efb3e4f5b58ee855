-- A person reads a record when its custodian is among the agencies readable under the record's access mode.
-- The lists come from readable_agencies() and are set for one transaction only; without them they are empty.

do $$
declare
  record_table text;
begin
  foreach record_table in array array['fonds', 'file', 'document', 'page', 'chunk', 'link'] loop
    execute format('alter table %I enable row level security', record_table);
    execute format(
      'create policy reader_sees on %I for select to tangthu_reader using (
         (mode = ''01'' and custodian = any (string_to_array(nullif(current_setting(''tangthu.agencies_01'', true), ''''), '','')::int[]))
         or (mode = ''02'' and custodian = any (string_to_array(nullif(current_setting(''tangthu.agencies_02'', true), ''''), '','')::int[])))',
      record_table);
    execute format('create policy writer_keeps on %I to tangthu_writer using (true) with check (true)', record_table);
    execute format('grant select on %I to tangthu_reader', record_table);
    execute format('grant select, insert, update on %I to tangthu_writer', record_table);
  end loop;
end $$;
