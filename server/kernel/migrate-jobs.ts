import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

/** graphile-worker's own messages: what matters comes to us as the faults of jobs. */
export const silentLogger = new Logger(() => () => undefined)

/**
 * What the server's role needs in graphile-worker's schema. Its tables have row security on and no policy, so
 * that by default only their owner sees a row.
 */
const rights = `
  grant usage on schema graphile_worker to ligne_claire_server;
  grant select on graphile_worker.migrations, graphile_worker.jobs to ligne_claire_server;
  grant usage on all sequences in schema graphile_worker to ligne_claire_server;
  do $$
  declare
    name text;
  begin
    foreach name in array array['jobs', 'job_queues', 'tasks', 'known_crontabs'] loop
      execute format('grant select, insert, update, delete on graphile_worker._private_%s to ligne_claire_server', name);
      if not exists (
        select from pg_policies
        where schemaname = 'graphile_worker' and tablename = '_private_' || name and policyname = 'server'
      ) then
        execute format(
          'create policy server on graphile_worker._private_%s to ligne_claire_server using (true) with check (true)',
          name
        );
      end if;
    end loop;
  end $$;`

/** Brings graphile-worker's schema to the level of the installed package, as the database's owner. */
export const migrateJobs = async (ownerUrl: string): Promise<void> => {
  await runMigrations({ connectionString: ownerUrl, logger: silentLogger, taskList: {} })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(rights)
  } finally {
    await client.end()
  }
}
