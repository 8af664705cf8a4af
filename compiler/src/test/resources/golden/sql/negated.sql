-- texts
select c.id as contact
from contacts as c
where (
  (
    instr(c.title, 'VP') = 0
    or c.title is null
  )
  and (
    substr(c.title, 1, 1) <> 'A'
    or c.title is null
  )
  and (
    substr(c.title, -1) <> 'z'
    or c.title is null
  )
  and (
    substr(c.title, 1, 1) <> 'a'
    or c.title is null
  )
  and (
    segue_matches(c.title, 'b+') = 0
    or c.title is null
  )
  and trim(
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
  ) <> ''
)
order by contact;

-- values
select c.id as contact
from contacts as c
where (
  (c.country is not 'US')
  and (
    c.country not in (
      'CA', 'MX'
    )
    or c.country is null
  )
  and (
    c.customer_since < 20089
    or c.customer_since is null
    or c.customer_since > 20269
    or c.customer_since is null
  )
)
order by contact;

-- lists
select c.id as contact
from contacts as c
where (
  not exists (
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
  ) <> 2
  and exists (
    select 1
    from json_each(c.tags) as j
    where case when octet_length(j.value) = length(j.value) then lower(j.value) else segue_fold(j.value) end in (
      'a', 'b'
    )
  )
  and (c.tags is not '[]')
)
order by contact;

-- sums
select c.id as contact
from contacts as c
where (
  (c.lifetime_value + (10 * 100)) > ((2 * c.lifetime_value) - (5 * 100))
  and segue_compare(
    segue_divide(
      c.lifetime_value,
      (12 * 100)
    ),
    '100'
  ) > 0
  and ((0 * 100) - c.lifetime_value) < 300
)
order by contact;

-- attributes
select c.id as contact
from contacts as c
where (
  c.title = c.first_name
  and (
    c.title <> c.country
    or c.title is null
    or c.country is null
  )
  and c.customer_since < c.renewal_date
)
order by contact;

-- folded
select c.id as contact
from contacts as c
where (
  instr(
    case when octet_length(c.title) = length(c.title) then lower(c.title) else segue_fold(c.title) end,
    'vp'
  ) > 0
  and case when octet_length(c.country) = length(c.country) then lower(c.country) else segue_fold(c.country) end in (
    'us', 'ca'
  )
)
order by contact;

