-- equal
select c.id as contact
from contacts as c
where c.country = 'US'
order by contact;

-- not_equal
select c.id as contact
from contacts as c
where (
  (c.`plan` is not 'free')
  and c.country is not null
)
order by contact;

-- among
select c.id as contact
from contacts as c
where (
  c.country in (
    'US', 'CA'
  )
  and (
    c.`plan` not in (
      'free', 'pro'
    )
    or c.`plan` is null
  )
)
order by contact;

-- numbers
select c.id as contact
from contacts as c
where (
  c.lifetime_value >= 100000
  and c.lifetime_value < 250050
)
order by contact;

-- days
select c.id as contact
from contacts as c
where c.customer_since between 20089 and 20269
order by contact;

-- unknown
select c.id as contact
from contacts as c
where (
  c.email is null
  or c.latitude is null
  or c.longitude is null
)
order by contact;

-- blank
select c.id as contact
from contacts as c
where (
  c.title is null
  or trim(
    c.title,
    char(
      9,
      10,
      11,
      12,
      13,
      32,
      133,
      160,
      5760,
      8192,
      8193,
      8194,
      8195,
      8196,
      8197,
      8198,
      8199,
      8200,
      8201,
      8202,
      8232,
      8233,
      8239,
      8287,
      12288
    )
  ) = ''
  or c.title = ''
)
order by contact;

-- lists
select c.id as contact
from contacts as c
where (
  exists (
    select 1
    from json_each(c.tags) as j
    where j.value = 'vip'
  )
  and (
    select count(distinct j.value)
    from json_each(c.tags) as j
    where j.value in (
      'car', 'loan'
    )
  ) = 2
  and not exists (
    select 1
    from json_each(c.tags) as j
    where j.value in (
      'lost', 'dead'
    )
  )
)
order by contact;

