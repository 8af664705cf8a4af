-- above_average
with
  "lifetime_value_avg_down" as (
    select ((try_cast(sum(cast("p"."value" as decimal(38, 0))) as bigint) / nullif(count("p"."value"), 0)) - case
      when mod(
        try_cast(sum(cast("p"."value" as decimal(38, 0))) as bigint),
        count("p"."value")
      ) < 0 then 1
      else 0
    end) "value"
    from (
      select "c"."lifetime_value" "value"
      from "contacts" "c"
    ) "p"
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."lifetime_value" > (
  select "lifetime_value_avg_down"."value"
  from "lifetime_value_avg_down"
)
order by "contact";

-- above_their_plan
with
  "lifetime_value_avg_up" as (
    select
      "p"."same" "same",
      ((try_cast(sum(cast("p"."value" as decimal(38, 0))) as bigint) / nullif(count("p"."value"), 0)) + case
        when mod(
          try_cast(sum(cast("p"."value" as decimal(38, 0))) as bigint),
          count("p"."value")
        ) > 0 then 1
        else 0
      end) "value"
    from (
      select
        "c"."plan" "same",
        "c"."lifetime_value" "value"
      from "contacts" "c"
      where "c"."plan" is not null
    ) "p"
    group by "p"."same"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "lifetime_value_avg_up"
    on "lifetime_value_avg_up"."same" = "c"."plan"
where "c"."lifetime_value" >= "lifetime_value_avg_up"."value"
order by "contact";

-- near_the_top
with
  "lifetime_value_percentile" as (
    select "n"."value" "value"
    from (
      select
        "p"."value" "value",
        row_number() over (order by "p"."value" asc) "place",
        count(*) over () "number"
      from (
        select "c"."lifetime_value" "value"
        from "contacts" "c"
        where "c"."id" in (
          select "s"."contact"
          from "segue_member" "s"
          where "s"."segment" = 'above_average'
        )
      ) "p"
      where "p"."value" is not null
    ) "n"
    where (
      ("n"."place" * 100) >= ("n"."number" * 99)
      and (("n"."place" - 1) * 100) < ("n"."number" * 99)
    )
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."lifetime_value" >= (
  select "lifetime_value_percentile"."value"
  from "lifetime_value_percentile"
)
order by "contact";

-- middle
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
return if(segue_above(b) <> 0, segue_limited(segue_above(a) * segue_below(b), segue_below(a) * segue_above(b))),
function segue_floored(n number, d number) returns number
deterministic
returns null on null input
begin
  declare rest number default n % d;
  return (n - rest) / d - if(rest < 0, 1, 0);
end,
function segue_ten(power bigint) returns number
deterministic
returns null on null input
return cast('1e' || cast(power as varchar) as number),
function segue_floor(x varchar, decimals bigint) returns bigint
deterministic
returns null on null input
return try_cast(segue_floored(segue_above(x) * segue_ten(decimals), segue_below(x)) as bigint)
with
  "lifetime_value_median" as (
    select
      "n"."same" "same",
      "n"."same_2" "same_2",
      "segue_divide"(
        cast(try_cast(sum(cast("n"."value" as decimal(38, 0))) as bigint) as varchar),
        cast((count("n"."value") * 100) as varchar)
      ) "value"
    from (
      select
        "p"."same" "same",
        "p"."same_2" "same_2",
        "p"."value" "value",
        row_number() over (
          partition by "p"."same", "p"."same_2"
          order by "p"."value" asc
        ) "place",
        count(*) over (partition by "p"."same", "p"."same_2") "number"
      from (
        select
          "c"."plan" "same",
          "c"."country" "same_2",
          "c"."lifetime_value" "value"
        from "contacts" "c"
        where (
          "c"."plan" is not null
          and "c"."country" is not null
        )
      ) "p"
      where "p"."value" is not null
    ) "n"
    where ("n"."place" * 2) between "n"."number" and ("n"."number" + 2)
    group by "n"."same", "n"."same_2"
  ),
  "lifetime_value_median_down" as (
    select
      "lifetime_value_median"."same" "same",
      "lifetime_value_median"."same_2" "same_2",
      "segue_floor"(
        cast("lifetime_value_median"."value" as varchar),
        2
      ) "value"
    from "lifetime_value_median"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "lifetime_value_median_down"
    on (
      "lifetime_value_median_down"."same" = "c"."plan"
      and "lifetime_value_median_down"."same_2" = "c"."country"
    )
where "c"."lifetime_value" > "lifetime_value_median_down"."value"
order by "contact";

-- usual
with
  "country_most_common" as (
    select "n"."value" "value"
    from (
      select
        "p"."value" "value",
        row_number() over (
          order by
            count(*) desc,
            "p"."value" asc
        ) "place"
      from (
        select "c"."country" "value"
        from "contacts" "c"
      ) "p"
      where "p"."value" is not null
      group by "p"."value"
    ) "n"
    where "n"."place" = 1
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."country" = (
  select "country_most_common"."value"
  from "country_most_common"
)
order by "contact";

-- asks_the_usual
with
  "form_submitted_most_common" as (
    select "n"."value" "value"
    from (
      select
        "o"."value" "value",
        row_number() over (
          order by
            count(*) desc,
            max("o"."occurred") desc
        ) "place"
      from (
        select
          "p"."value" "value",
          row_number() over (order by "p"."at", "p"."key", "p"."place") "occurred"
        from (
          select
            "e"."form" "value",
            "e"."occurred_at" "at",
            "e"."id" "key",
            0 "place"
          from "contacts" "c"
            join "events" "e"
              on "e"."contact_id" = "c"."id"
          where (
            "e"."event_type" = 'Form Submitted'
            and "e"."occurred_at" <= 1772470800000
          )
        ) "p"
        where "p"."value" is not null
      ) "o"
      where "o"."value" is not null
      group by "o"."value"
    ) "n"
    where "n"."place" = 1
  )
select "c"."id" "contact"
from "contacts" "c"
where (
  select "e"."form"
  from "events" "e"
  where (
    "e"."contact_id" = "c"."id"
    and "e"."event_type" = 'Form Submitted'
    and "e"."occurred_at" <= 1772470800000
  )
  order by "e"."occurred_at" desc, "e"."id" desc
  fetch next 1 rows only
) = (
  select "form_submitted_most_common"."value"
  from "form_submitted_most_common"
)
order by "contact";

-- big_account
with
  "purchased_sum" as (
    select
      "p"."same" "same",
      coalesce(
        try_cast(sum(cast("p"."value" as decimal(38, 0))) as bigint),
        0
      ) "value"
    from (
      select
        "c"."account_id" "same",
        "e"."total_amount" "value"
      from "contacts" "c"
        join "orders" "e"
          on "e"."customer_no" = "c"."id"
      where (
        "c"."account_id" is not null
        and "e"."ordered_at" > 1740934800000
        and "e"."ordered_at" <= 1772470800000
      )
    ) "p"
    group by "p"."same"
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."account_id" in (
  select "purchased_sum"."same"
  from "purchased_sum"
  where "purchased_sum"."value" >= 1000000
)
order by "contact";

-- first_there
with
  "customer_since_min" as (
    select
      "p"."same" "same",
      min("p"."value") "value"
    from (
      select
        "c"."account_id" "same",
        "c"."customer_since" "value"
      from "contacts" "c"
      where "c"."account_id" is not null
    ) "p"
    group by "p"."same"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "customer_since_min"
    on "customer_since_min"."same" = "c"."account_id"
where "c"."customer_since" <= "customer_since_min"."value"
order by "contact";

-- top_ten
with
  "top" as (
    select "p"."contact" "contact"
    from (
      select
        "c"."lifetime_value" "value",
        "c"."id" "contact"
      from "contacts" "c"
    ) "p"
    where "p"."value" is not null
    order by "p"."value" desc, "p"."contact" asc
    fetch next 10 rows only
  )
select "top"."contact" "contact"
from "top"
order by "contact";

-- top_tenth
with
  "top" as (
    select "n"."contact"
    from (
      select
        "p"."contact" "contact",
        row_number() over (order by "p"."value" desc, "p"."contact" asc) "place",
        count(*) over () "number"
      from (
        select
          "c"."lifetime_value" "value",
          "c"."id" "contact"
        from "contacts" "c"
        where "c"."id" in (
          select "s"."contact"
          from "segue_member" "s"
          where "s"."segment" = 'above_average'
        )
      ) "p"
      where "p"."value" is not null
    ) "n"
    where (("n"."place" - 1) * 100) < ("n"."number" * 10)
  )
select "top"."contact" "contact"
from "top"
order by "contact";

-- best_of_plan
with
  "purchased_sum" as (
    select
      "e"."customer_no" "contact",
      coalesce(
        try_cast(sum(cast("e"."total_amount" as decimal(38, 0))) as bigint),
        0
      ) "value"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  ),
  "bottom" as (
    select "n"."contact"
    from (
      select
        "p"."contact" "contact",
        rank() over (
          partition by "p"."same"
          order by "p"."value" asc
        ) "place"
      from (
        select
          "c"."plan" "same",
          coalesce("purchased_sum"."value", 0) "value",
          "c"."id" "contact"
        from "contacts" "c"
          left join "purchased_sum"
            on "purchased_sum"."contact" = "c"."id"
        where "c"."plan" is not null
      ) "p"
      where "p"."value" is not null
    ) "n"
    where "n"."place" <= 3
  )
select "bottom"."contact" "contact"
from "bottom"
order by "contact";

-- sampled
with function segue_lot(contact varchar, draw varchar) returns bigint
deterministic
returns null on null input
begin
  declare hash varbinary default sha256(to_utf8(draw));
  declare a bigint default 1 + (from_big_endian_64(substr(hash, 1, 8)) % 2147483646 + 2147483646) % 2147483646;
  declare b bigint default (from_big_endian_64(substr(hash, 9, 8)) % 2147483647 + 2147483647) % 2147483647;
  declare k bigint default bitwise_and(
    from_big_endian_32(substr(sha256(to_utf8(contact)), 1, 4)), 2147483647);
  return (k * a + b) % 2147483647 % 10000;
end
select "c"."id" "contact"
from "contacts" "c"
where "segue_lot"(
  cast("c"."id" as varchar),
  'sample of spring'
) < 1000
order by "contact";

-- others
with
  "fitting" as (
    select
      "c"."id" "contact",
      "c"."account_id" "account"
    from "contacts" "c"
    where (
      "c"."account_id" is not null
      and "strpos"("c"."title", 'VP') > 0
      and "c"."id" in (
        select "e"."contact_id"
        from "events" "e"
        where (
          "e"."event_type" = 'email_clicked'
          and "e"."occurred_at" > 1769878800000
          and "e"."occurred_at" <= 1772470800000
        )
      )
    )
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."account_id" in (
  select "fitting"."account"
  from "fitting"
)
order by "contact";

-- alone
with
  "fitting" as (
    select
      "c"."id" "contact",
      "c"."account_id" "account"
    from "contacts" "c"
    where (
      "c"."account_id" is not null
      and "c"."plan" = 'pro'
    )
  )
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."account_id" is null
  or "c"."account_id" not in (
    select "fitting"."account"
    from "fitting"
  )
)
order by "contact";

-- two_others
with
  "fitting" as (
    select
      "c"."id" "contact",
      "c"."account_id" "account"
    from "contacts" "c"
    where (
      "c"."account_id" is not null
      and "c"."id" in (
        select "e"."customer_no"
        from "orders" "e"
        where (
          "e"."ordered_at" > 1769878800000
          and "e"."ordered_at" <= 1772470800000
        )
      )
    )
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."account_id" in (
  select "fitting"."account"
  from "fitting"
  group by "fitting"."account"
  having count(*) >= 2
)
order by "contact";

-- near
with function segue_metres(latitude double, longitude double, other_latitude double, other double) returns bigint
deterministic
returns null on null input
begin
  declare north double default sin(radians(other_latitude - latitude) / 2e0);
  declare east double default sin(radians(other - longitude) / 2e0);
  declare a double default north * north
    + cos(radians(latitude)) * cos(radians(other_latitude)) * east * east;
  return cast(floor(2e0 * 6371008.8e0 * asin(least(1e0, sqrt(a))) + 0.5e0) as bigint);
end
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."latitude" between 4.026033037526492E1 and 4.115966962473508E1
  and "segue_metres"(
    cast("c"."latitude" as double),
    cast("c"."longitude" as double),
    4.071E1,
    -7.401E1
  ) <= 50000
)
order by "contact";

-- far
with function segue_metres(latitude double, longitude double, other_latitude double, other double) returns bigint
deterministic
returns null on null input
begin
  declare north double default sin(radians(other_latitude - latitude) / 2e0);
  declare east double default sin(radians(other - longitude) / 2e0);
  declare a double default north * north
    + cos(radians(latitude)) * cos(radians(other_latitude)) * east * east;
  return cast(floor(2e0 * 6371008.8e0 * asin(least(1e0, sqrt(a))) + 0.5e0) as bigint);
end
select "c"."id" "contact"
from "contacts" "c"
where not (coalesce(
  (
    "c"."latitude" between 4.026033037526492E1 and 4.115966962473508E1
    and "segue_metres"(
      cast("c"."latitude" as double),
      cast("c"."longitude" as double),
      4.071E1,
      -7.401E1
    ) <= 50000
  ),
  false
))
order by "contact";

