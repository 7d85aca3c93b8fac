-- The session in which a browser asked to be told: when it is ended, the browser is told nothing more.
alter table notifications.push_subscription add column session_id uuid;
create index push_subscription_session on notifications.push_subscription (session_id);
