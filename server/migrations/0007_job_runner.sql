-- Which runners of jobs are alive: what a dead one held is given back (jobs.ts).
create table kernel.job_runner (
  name text primary key,
  seen_at timestamptz not null
);
grant select, insert, update, delete on kernel.job_runner to ligne_claire_server;
