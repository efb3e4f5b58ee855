-- pg_textsearch looks its own functions up once a connection, as whoever runs the first statement: the application's sign-in.
-- Where that sees no names in this schema, every row of a BM25 scan is scored a second time, at 0.3 ms each.
-- The right to see names gives no right to any table or function.
grant usage on schema public to public;
