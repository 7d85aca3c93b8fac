-- opened_at is given by the server, never by now()
create table lines.line (
  opened_at timestamptz not null
);
