-- yearly_spend
with
  "purchased_sum" as (
    select
      "e"."customer_no" "contact",
      coalesce(
        try_cast(sum(cast("e"."total_amount" as decimal(38, 0))) as bigint),
        0
      ) "value"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1740934800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  coalesce("purchased_sum"."value", 0) "value"
from "contacts" "c"
  left join "purchased_sum"
    on "purchased_sum"."contact" = "c"."id"
order by "contact";

-- orders
with
  "purchased_count" as (
    select
      "e"."customer_no" "contact",
      count(*) "value"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  coalesce("purchased_count"."value", 0) "value"
from "contacts" "c"
  left join "purchased_count"
    on "purchased_count"."contact" = "c"."id"
order by "contact";

-- basket
with function segue_above(x varchar) returns number
deterministic
returns null on null input
return cast(split_part(x, '/', 1) as number),
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
function segue_below(x varchar) returns number
deterministic
returns null on null input
return if(strpos(x, '/') > 0, cast(split_part(x, '/', 2) as number), number '1'),
function segue_divide(a varchar, b varchar) returns varchar
deterministic
returns null on null input
return if(segue_above(b) <> 0, segue_limited(segue_above(a) * segue_below(b), segue_below(a) * segue_above(b)))
with
  "purchased_avg" as (
    select
      "e"."customer_no" "contact",
      "segue_divide"(
        cast(try_cast(sum(cast("e"."total_amount" as decimal(38, 0))) as bigint) as varchar),
        cast((count("e"."total_amount") * 100) as varchar)
      ) "value"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  "purchased_avg"."value" "value"
from "contacts" "c"
  left join "purchased_avg"
    on "purchased_avg"."contact" = "c"."id"
where "purchased_avg"."value" is not null
order by "contact";

-- favourite
with
  "purchased_most_common" as (
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
          "e"."ordered_at" <= 1772470800000
          and "e"."category" is not null
        )
      ) "o"
      group by "o"."contact", "o"."value"
    ) "n"
    where "n"."place" = 1
  )
select
  "c"."id" "contact",
  "purchased_most_common"."value" "value"
from "contacts" "c"
  left join "purchased_most_common"
    on "purchased_most_common"."contact" = "c"."id"
where "purchased_most_common"."value" is not null
order by "contact";

-- first_product
with
  "all_values" as (
    select
      "c"."id" "contact",
      (
        select "e"."product"
        from "orders" "e"
        where (
          "e"."customer_no" = "c"."id"
          and "e"."ordered_at" <= 1772470800000
        )
        order by "e"."ordered_at" asc, "e"."order_no" asc
        fetch next 1 rows only
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

-- second_order
with
  "all_values" as (
    select
      "c"."id" "contact",
      (
        select "e"."ordered_at"
        from "orders" "e"
        where (
          "e"."customer_no" = "c"."id"
          and "e"."ordered_at" <= 1772470800000
        )
        order by "e"."ordered_at" asc, "e"."order_no" asc
        offset 1 rows
        fetch next 1 rows only
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

-- last_seen
with
  "page_viewed_last" as (
    select
      "e"."contact_id" "contact",
      max("e"."occurred_at") "value"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  )
select
  "c"."id" "contact",
  "page_viewed_last"."value" "value"
from "contacts" "c"
  left join "page_viewed_last"
    on "page_viewed_last"."contact" = "c"."id"
where "page_viewed_last"."value" is not null
order by "contact";

-- loan_to_value
with function segue_above(x varchar) returns number
deterministic
returns null on null input
return cast(split_part(x, '/', 1) as number),
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
function segue_below(x varchar) returns number
deterministic
returns null on null input
return if(strpos(x, '/') > 0, cast(split_part(x, '/', 2) as number), number '1'),
function segue_divide(a varchar, b varchar) returns varchar
deterministic
returns null on null input
return if(segue_above(b) <> 0, segue_limited(segue_above(a) * segue_below(b), segue_below(a) * segue_above(b)))
with
  "loan_sum" as (
    select
      "r"."member_id" "contact",
      coalesce(
        try_cast(sum(cast("r"."balance" as decimal(38, 0))) as bigint),
        0
      ) "value"
    from "loans" "r"
    group by "r"."member_id"
  ),
  "all_values" as (
    select
      "c"."id" "contact",
      "segue_divide"(
        cast(coalesce("loan_sum"."value", 0) as varchar),
        cast("c"."lifetime_value" as varchar)
      ) "value"
    from "contacts" "c"
      left join "loan_sum"
        on "loan_sum"."contact" = "c"."id"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

-- age
with function segue_date_of(day bigint) returns date
deterministic
returns null on null input
return try(date_add('day', day, date '1970-01-01')),
function segue_full_months(a bigint, b bigint) returns bigint
deterministic
returns null on null input
begin
  declare from_day bigint default (a - ((a % 86400000 + 86400000) % 86400000)) / 86400000;
  declare to_day bigint default (b - ((b % 86400000 + 86400000) % 86400000)) / 86400000;
  declare from_date date default segue_date_of(from_day);
  declare to_date date default segue_date_of(to_day);
  declare months bigint default 12 * (year(to_date) - year(from_date)) + month(to_date) - month(from_date);
  declare reached boolean default (day(to_date) > day(from_date)
    or day(to_date) = day(from_date) and b - to_day * 86400000 >= a - from_day * 86400000);
  return if(reached, months, months - 1);
end,
function segue_months_of_days(a bigint, b bigint, months bigint) returns bigint
deterministic
returns null on null input
return (segue_full_months(try(a * 86400000), try(b * 86400000)) - ((segue_full_months(try(a * 86400000), try(b * 86400000)) % months + months) % months)) / months
with
  "all_values" as (
    select
      "c"."id" "contact",
      "segue_months_of_days"(
        cast("c"."birth_date" as bigint),
        20514,
        12
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

