-- A name as it is searched: lower case, without the accents of French. Immutable, so that it can be indexed.
create function customers.folded(name text) returns text
language sql immutable parallel safe strict
return translate(
  replace(replace(lower(name), 'œ', 'oe'), 'æ', 'ae'),
  'àâäáãçéèêëíìîïñóòôöõúùûüýÿ’',
  'aaaaaceeeeiiiinooooouuuuyy'''
);
grant execute on function customers.folded(text) to ligne_claire_server;

create index person_family_name on customers.person (customers.folded(family_name) text_pattern_ops);
create index person_mobile on customers.person (mobile);
create index person_email on customers.person (lower(email));
create index account_legal_name on customers.account (customers.folded(legal_name) text_pattern_ops);
create index contract_searched on lines.contract (translate(upper(number), '- ', ''));
