-- typical
with function segue_above(x varchar) returns number
deterministic
returns null on null input
return cast(split_part(x, '/', 1) as number),
function segue_below(x varchar) returns number
deterministic
returns null on null input
return if(strpos(x, '/') > 0, cast(split_part(x, '/', 2) as number), number '1'),
function segue_compare(a varchar, b varchar) returns bigint
deterministic
returns null on null input
return cast(sign(segue_above(a) * segue_below(b) - segue_above(b) * segue_below(a)) as bigint),
function segue_gcd(a number, b number) returns number
deterministic
returns null on null input
begin
  declare x number default abs(a);
  declare y number default abs(b);
  declare z number;
  declare u bigint;
  declare v bigint;
  declare w bigint;
  while y > 0 and (x > 9223372036854775807 or y > 9223372036854775807) do
    set z = x % y;
    set x = y;
    set y = z;
  end while;
  if y = 0 then
    return x;
  end if;
  set u = cast(x as bigint);
  set v = cast(y as bigint);
  while v > 0 do
    set w = u % v;
    set u = v;
    set v = w;
  end while;
  return cast(u as number);
end,
function segue_digits(x number) returns varchar
deterministic
returns null on null input
begin
  declare most number default number '1e36';
  declare rest number default abs(x);
  declare low number;
  declare digits varchar default '';
  while rest >= most do
    set low = rest % most;
    set digits = lpad(cast(cast(low as decimal(38,0)) as varchar), 36, '0') || digits;
    set rest = (rest - low) / most;
  end while;
  set digits = cast(cast(rest as decimal(38,0)) as varchar) || digits;
  if length(digits) > 90 then
    return fail('segue: a fraction of too many digits');
  end if;
  return if(x < 0, '-', '') || digits;
end,
function segue_fraction(n number, d number) returns varchar
deterministic
returns null on null input
begin
  declare common number default segue_gcd(n, d);
  declare below number default abs(d) / common;
  declare above number default if(d < 0, -n, n) / common;
  return segue_digits(above) || if(below = 1, '', '/' || segue_digits(below));
end,
function segue_limited(n number, d number) returns varchar
deterministic
returns null on null input
return if(abs(n) < number '1e15' * abs(d), segue_fraction(n, d)),
function segue_divide(a varchar, b varchar) returns varchar
deterministic
returns null on null input
return if(segue_above(b) <> 0, segue_limited(segue_above(a) * segue_below(b), segue_below(a) * segue_above(b))),
function segue_sorted(x varchar) returns array(varchar)
deterministic
returns null on null input
return array_sort(split(x, ' '), (a, b) -> cast(segue_compare(a, b) as integer)),
function segue_summed(x varchar, n bigint) returns varchar
deterministic
returns null on null input
begin
  declare each array(varchar) default split(x, ' ');
  declare place bigint default 1;
  declare above number default number '0';
  declare below number default number '1';
  declare total varchar;
  while place <= cardinality(each) do
    set total = segue_fraction(
      above * segue_below(each[place]) + segue_above(each[place]) * below,
      below * segue_below(each[place]));
    set above = segue_above(total);
    set below = segue_below(total);
    set place = place + 1;
  end while;
  return segue_limited(above, below * if(n = 0, cardinality(each), n));
end,
function segue_mean_of(x varchar) returns varchar
deterministic
returns null on null input
return segue_summed(x, 0),
function segue_median_of(x varchar) returns varchar
deterministic
returns null on null input
begin
  declare each array(varchar) default segue_sorted(x);
  declare n bigint default cardinality(each);
  return segue_mean_of(each[(n - 1) / 2 + 1] || ' ' || each[n / 2 + 1]);
end
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
    having "segue_compare"(
      cast("segue_divide"(
        cast("segue_median_of"(cast(array_join(array_agg(cast("e"."total_amount" as varchar)) filter (where "e"."total_amount" is not null), ' ') as varchar)) as varchar),
        cast(100 as varchar)
      ) as varchar),
      '100'
    ) >= 0
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1764694800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
    having "segue_compare"(
      cast("segue_divide"(
        cast("segue_median_of"(cast(array_join(array_agg(cast("e"."total_amount" as varchar)) filter (where "e"."total_amount" is not null), ' ') as varchar)) as varchar),
        cast(100 as varchar)
      ) as varchar),
      '101/2'
    ) < 0
  )
)
order by "contact";

-- cheap
with
  "loan_applied_min" as (
    select
      "e"."member_id" "contact",
      min("e"."asked") "value"
    from "applications" "e"
    where "e"."applied_at" <= 1772470800000
    group by "e"."member_id"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "loan_applied_min"
    on "loan_applied_min"."contact" = "c"."id"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."total_amount" < 500
    )
  )
  and "loan_applied_min"."value" is null
)
order by "contact";

-- usual
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "m"."contact"
  from (
    select "n"."contact", "n"."value"
    from (
      select
        "o"."contact",
        "o"."value",
        row_number() over (
          partition by "o"."contact"
          order by
            count(*) desc,
            max("o"."place") desc
        ) "place"
      from (
        select
          "e"."customer_no" "contact",
          "e"."category" "value",
          row_number() over (
            partition by "e"."customer_no"
            order by "e"."ordered_at" asc, "e"."order_no" asc
          ) "place"
        from "orders" "e"
        where (
          "e"."ordered_at" >= 1767243600000
          and "e"."ordered_at" <= 1772470800000
          and "e"."total_amount" > 1000
          and "e"."category" is not null
        )
      ) "o"
      group by "o"."contact", "o"."value"
    ) "n"
    where "n"."place" = 1
  ) "m"
  where "m"."value" = 'car'
)
order by "contact";

-- third
select "c"."id" "contact"
from "contacts" "c"
where (
  select "e"."ordered_at"
  from "orders" "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" <= 1772470800000
  )
  order by "e"."ordered_at" asc, "e"."order_no" asc
  offset 2 rows
  fetch next 1 rows only
) <= 1769878800000
order by "contact";

-- lends
with function segue_above(x varchar) returns number
deterministic
returns null on null input
return cast(split_part(x, '/', 1) as number),
function segue_below(x varchar) returns number
deterministic
returns null on null input
return if(strpos(x, '/') > 0, cast(split_part(x, '/', 2) as number), number '1'),
function segue_compare(a varchar, b varchar) returns bigint
deterministic
returns null on null input
return cast(sign(segue_above(a) * segue_below(b) - segue_above(b) * segue_below(a)) as bigint),
function segue_gcd(a number, b number) returns number
deterministic
returns null on null input
begin
  declare x number default abs(a);
  declare y number default abs(b);
  declare z number;
  declare u bigint;
  declare v bigint;
  declare w bigint;
  while y > 0 and (x > 9223372036854775807 or y > 9223372036854775807) do
    set z = x % y;
    set x = y;
    set y = z;
  end while;
  if y = 0 then
    return x;
  end if;
  set u = cast(x as bigint);
  set v = cast(y as bigint);
  while v > 0 do
    set w = u % v;
    set u = v;
    set v = w;
  end while;
  return cast(u as number);
end,
function segue_digits(x number) returns varchar
deterministic
returns null on null input
begin
  declare most number default number '1e36';
  declare rest number default abs(x);
  declare low number;
  declare digits varchar default '';
  while rest >= most do
    set low = rest % most;
    set digits = lpad(cast(cast(low as decimal(38,0)) as varchar), 36, '0') || digits;
    set rest = (rest - low) / most;
  end while;
  set digits = cast(cast(rest as decimal(38,0)) as varchar) || digits;
  if length(digits) > 90 then
    return fail('segue: a fraction of too many digits');
  end if;
  return if(x < 0, '-', '') || digits;
end,
function segue_fraction(n number, d number) returns varchar
deterministic
returns null on null input
begin
  declare common number default segue_gcd(n, d);
  declare below number default abs(d) / common;
  declare above number default if(d < 0, -n, n) / common;
  return segue_digits(above) || if(below = 1, '', '/' || segue_digits(below));
end,
function segue_limited(n number, d number) returns varchar
deterministic
returns null on null input
return if(abs(n) < number '1e15' * abs(d), segue_fraction(n, d)),
function segue_divide(a varchar, b varchar) returns varchar
deterministic
returns null on null input
return if(segue_above(b) <> 0, segue_limited(segue_above(a) * segue_below(b), segue_below(a) * segue_above(b))),
function segue_sorted(x varchar) returns array(varchar)
deterministic
returns null on null input
return array_sort(split(x, ' '), (a, b) -> cast(segue_compare(a, b) as integer)),
function segue_summed(x varchar, n bigint) returns varchar
deterministic
returns null on null input
begin
  declare each array(varchar) default split(x, ' ');
  declare place bigint default 1;
  declare above number default number '0';
  declare below number default number '1';
  declare total varchar;
  while place <= cardinality(each) do
    set total = segue_fraction(
      above * segue_below(each[place]) + segue_above(each[place]) * below,
      below * segue_below(each[place]));
    set above = segue_above(total);
    set below = segue_below(total);
    set place = place + 1;
  end while;
  return segue_limited(above, below * if(n = 0, cardinality(each), n));
end,
function segue_mean_of(x varchar) returns varchar
deterministic
returns null on null input
return segue_summed(x, 0),
function segue_median_of(x varchar) returns varchar
deterministic
returns null on null input
begin
  declare each array(varchar) default segue_sorted(x);
  declare n bigint default cardinality(each);
  return segue_mean_of(each[(n - 1) / 2 + 1] || ' ' || each[n / 2 + 1]);
end
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having "segue_compare"(
      cast("segue_divide"(
        cast("segue_median_of"(cast(array_join(array_agg(cast("r"."balance" as varchar)) filter (where "r"."balance" is not null), ' ') as varchar)) as varchar),
        cast(100 as varchar)
      ) as varchar),
      '1000'
    ) > 0
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having min("r"."balance") >= 0
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having max("r"."balance") < 500000
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having count(distinct "r"."kind") > 1
  )
)
order by "contact";

-- lends_often
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    where "r"."balance" > 0
    group by "r"."member_id"
    having count(*) >= 2
  )
  and "c"."id" in (
    select "m"."contact"
    from (
      select "n"."contact", "n"."value"
      from (
        select
          "o"."contact",
          "o"."value",
          row_number() over (
            partition by "o"."contact"
            order by
              count(*) desc,
              max("o"."place") desc
          ) "place"
        from (
          select
            "r"."member_id" "contact",
            "r"."kind" "value",
            row_number() over (
              partition by "r"."member_id"
              order by "r"."loan_no" asc
            ) "place"
          from "loans" "r"
          where "r"."kind" is not null
        ) "o"
        group by "o"."contact", "o"."value"
      ) "n"
      where "n"."place" = 1
    ) "m"
    where "m"."value" = 'car'
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having try_cast(sum(cast("r"."balance" as decimal(38, 0))) as bigint) > (count("r"."balance") * 1000)
  )
)
order by "contact";

-- never_lent
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" not in (
    select "r"."member_id"
    from "loans" "r"
    where "r"."kind" = 'car'
  )
  and "c"."id" not in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having count(*) >= 3
  )
)
order by "contact";

-- approved
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."member_id"
    from "applications" "e"
    where (
      "e"."applied_at" <= 1772470800000
      and "e"."approved" = 1
    )
  )
  and "c"."id" in (
    select "e"."member_id"
    from "applications" "e"
    where (
      "e"."applied_at" <= 1772470800000
      and "e"."approved" = 0
    )
  )
)
order by "contact";

-- middle
with function segue_above(x varchar) returns number
deterministic
returns null on null input
return cast(split_part(x, '/', 1) as number),
function segue_below(x varchar) returns number
deterministic
returns null on null input
return if(strpos(x, '/') > 0, cast(split_part(x, '/', 2) as number), number '1'),
function segue_compare(a varchar, b varchar) returns bigint
deterministic
returns null on null input
return cast(sign(segue_above(a) * segue_below(b) - segue_above(b) * segue_below(a)) as bigint),
function segue_sorted(x varchar) returns array(varchar)
deterministic
returns null on null input
return array_sort(split(x, ' '), (a, b) -> cast(segue_compare(a, b) as integer)),
function segue_gcd(a number, b number) returns number
deterministic
returns null on null input
begin
  declare x number default abs(a);
  declare y number default abs(b);
  declare z number;
  declare u bigint;
  declare v bigint;
  declare w bigint;
  while y > 0 and (x > 9223372036854775807 or y > 9223372036854775807) do
    set z = x % y;
    set x = y;
    set y = z;
  end while;
  if y = 0 then
    return x;
  end if;
  set u = cast(x as bigint);
  set v = cast(y as bigint);
  while v > 0 do
    set w = u % v;
    set u = v;
    set v = w;
  end while;
  return cast(u as number);
end,
function segue_digits(x number) returns varchar
deterministic
returns null on null input
begin
  declare most number default number '1e36';
  declare rest number default abs(x);
  declare low number;
  declare digits varchar default '';
  while rest >= most do
    set low = rest % most;
    set digits = lpad(cast(cast(low as decimal(38,0)) as varchar), 36, '0') || digits;
    set rest = (rest - low) / most;
  end while;
  set digits = cast(cast(rest as decimal(38,0)) as varchar) || digits;
  if length(digits) > 90 then
    return fail('segue: a fraction of too many digits');
  end if;
  return if(x < 0, '-', '') || digits;
end,
function segue_fraction(n number, d number) returns varchar
deterministic
returns null on null input
begin
  declare common number default segue_gcd(n, d);
  declare below number default abs(d) / common;
  declare above number default if(d < 0, -n, n) / common;
  return segue_digits(above) || if(below = 1, '', '/' || segue_digits(below));
end,
function segue_limited(n number, d number) returns varchar
deterministic
returns null on null input
return if(abs(n) < number '1e15' * abs(d), segue_fraction(n, d)),
function segue_summed(x varchar, n bigint) returns varchar
deterministic
returns null on null input
begin
  declare each array(varchar) default split(x, ' ');
  declare place bigint default 1;
  declare above number default number '0';
  declare below number default number '1';
  declare total varchar;
  while place <= cardinality(each) do
    set total = segue_fraction(
      above * segue_below(each[place]) + segue_above(each[place]) * below,
      below * segue_below(each[place]));
    set above = segue_above(total);
    set below = segue_below(total);
    set place = place + 1;
  end while;
  return segue_limited(above, below * if(n = 0, cardinality(each), n));
end,
function segue_mean_of(x varchar) returns varchar
deterministic
returns null on null input
return segue_summed(x, 0),
function segue_median_of(x varchar) returns varchar
deterministic
returns null on null input
begin
  declare each array(varchar) default segue_sorted(x);
  declare n bigint default cardinality(each);
  return segue_mean_of(each[(n - 1) / 2 + 1] || ' ' || each[n / 2 + 1]);
end
with
  "purchased_median" as (
    select
      "e"."customer_no" "contact",
      "segue_median_of"(cast(array_join(array_agg(cast("e"."items" as varchar)) filter (where "e"."items" is not null), ' ') as varchar)) "value"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  "purchased_median"."value" "value"
from "contacts" "c"
  left join "purchased_median"
    on "purchased_median"."contact" = "c"."id"
where "purchased_median"."value" is not null
order by "contact";

-- cheapest
with
  "purchased_min" as (
    select
      "e"."customer_no" "contact",
      min("e"."total_amount") "value"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1740934800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  "purchased_min"."value" "value"
from "contacts" "c"
  left join "purchased_min"
    on "purchased_min"."contact" = "c"."id"
where "purchased_min"."value" is not null
order by "contact";

-- last_link
with
  "all_values" as (
    select
      "c"."id" "contact",
      (
        select "e"."link"
        from "events" "e"
        where (
          "e"."contact_id" = "c"."id"
          and "e"."event_type" = 'email_clicked'
          and "e"."occurred_at" <= 1772470800000
        )
        order by "e"."occurred_at" desc, "e"."id" desc
        fetch next 1 rows only
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

-- birthday
with function segue_date_of(day bigint) returns date
deterministic
returns null on null input
return try(date_add('day', day, date '1970-01-01')),
function segue_birthday(born date, years bigint) returns date
deterministic
returns null on null input
begin
  declare that date default try(date_add('month', 12 * (years - year(born)), born));
  return if(day(born) = 29 and day(that) = 28, date_add('day', 1, that), that);
end,
function segue_day_of(day date) returns bigint
deterministic
returns null on null input
return date_diff('day', date '1970-01-01', day),
function segue_anniversary(day bigint, after bigint) returns bigint
deterministic
returns null on null input
begin
  declare born date default segue_date_of(day);
  declare today date default segue_date_of(after);
  declare that date default segue_birthday(born, year(today));
  return segue_day_of(if(that >= today, that, segue_birthday(born, year(today) + 1)));
end
with
  "all_values" as (
    select
      "c"."id" "contact",
      "segue_anniversary"(
        cast("c"."birth_date" as bigint),
        20514
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

