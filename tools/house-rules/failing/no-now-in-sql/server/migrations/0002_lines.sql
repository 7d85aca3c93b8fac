-- never now() (a comment may say so)
create table lines.line (
  opened_at timestamptz not null default now() -- breaks
);
