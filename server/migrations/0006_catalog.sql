create schema catalog;
grant usage on schema catalog to ligne_claire_server;

-- What the operator sells, whole. A version never changes: what was sold under it keeps its terms.
create table catalog.version (
  id uuid primary key,
  brand text not null,
  content_hash bytea not null unique check (length(content_hash) = 32),
  content jsonb not null
);
grant select, insert on catalog.version to ligne_claire_server;

-- Which version holds from which business day; the last row holds now. A version may come back.
create table catalog.publication (
  sequence int4 primary key check (sequence > 0),
  version_id uuid not null references catalog.version,
  published_on date not null
);
create index publication_version on catalog.publication (version_id);
grant select, insert on catalog.publication to ligne_claire_server;
