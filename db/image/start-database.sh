#!/usr/bin/env bash
# Makes the cluster, the owner and the application's sign-in at the first start, then runs the server.
set -euo pipefail
: "${OWNER_PASSWORD:?set OWNER_PASSWORD, the password of the tables' owner}"
: "${APPLICATION_PASSWORD:?set APPLICATION_PASSWORD, the password of the application's sign-in}"
binaries=/usr/lib/postgresql/18/bin
folder=/var/lib/postgresql/data/18
if [ ! -s "$folder/PG_VERSION" ]; then
  rm -rf "$folder"
  password_file=$(mktemp)
  printf '%s' "$OWNER_PASSWORD" > "$password_file"
  "$binaries/initdb" -D "$folder" -U tangthu_owner --auth-local=trust --auth-host=scram-sha-256 \
    --encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --pwfile="$password_file"
  rm "$password_file"
  cat >> "$folder/postgresql.conf" <<SETTINGS
listen_addresses = '*'
shared_preload_libraries = 'pg_textsearch'
unix_socket_directories = '/tmp'
SETTINGS
  echo 'host all all all scram-sha-256' >> "$folder/pg_hba.conf"
  "$binaries/pg_ctl" -D "$folder" -w start -o "-c listen_addresses=''"
  "$binaries/psql" -U tangthu_owner -h /tmp -d postgres -v ON_ERROR_STOP=1 -v password="$APPLICATION_PASSWORD" <<'SQL'
create role tangthu_reader nologin;
create role tangthu_writer nologin;
create role tangthu_portal nologin;
create role tangthu_archivist nologin;
create role tangthu_administrator nologin;
create role tangthu_auditor nologin;
create role tangthu_app login noinherit password :'password';
grant tangthu_reader, tangthu_writer, tangthu_portal, tangthu_archivist, tangthu_administrator, tangthu_auditor to tangthu_app;
create database tangthu;
SQL
  "$binaries/pg_ctl" -D "$folder" -w stop
fi
exec "$binaries/postgres" -D "$folder"
