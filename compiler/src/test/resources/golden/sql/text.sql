-- contains
select c.id as contact
from contacts as c
where instr(c.title, 'VP') > 0
order by contact;

-- ignoring_case
select c.id as contact
from contacts as c
where instr(
  case when octet_length(c.title) = length(c.title) then lower(c.title) else segue_fold(c.title) end,
  'vp'
) > 0
order by contact;

-- starts
select c.id as contact
from contacts as c
where substr(c.email, 1, 5) = 'info@'
order by contact;

-- ends
select c.id as contact
from contacts as c
where (
  substr(c.email, -12) <> '@example.com'
  or c.email is null
)
order by contact;

-- globs
select c.id as contact
from contacts as c
where (
  substr(c.title, 1, 2) = 'VP'
  or instr(c.title, 'Chief') > 0
  or segue_like(c.title, 'Head of ? *') = 1
)
order by contact;

-- patterns
select c.id as contact
from contacts as c
where segue_matches(c.title, '(?i)chief|president') = 1
order by contact;

