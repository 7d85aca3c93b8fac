-- A move of the demonstration's time that is under way, after which time runs on: a crash does not leave time standing.
alter table kernel.business_clock add column moving_to timestamptz;
