-- keyed
select "c"."person_no" as "contact"
from "theirs"."people" as "c"
where (
  "c"."person_no" > 3
  and cast(pg_temp.segue_in_json("c"."props", '{"email"}') as text) collate "C" is not null
)
order by "contact";

-- from_json
select "c"."person_no" as "contact"
from "theirs"."people" as "c"
where (
  cast(pg_temp.segue_in_json("c"."props", '{"utm","source"}') as text) collate "C" = 'spring'
  and pg_temp.segue_epoch(cast(pg_temp.segue_in_json("c"."props", '{"seen"}') as text), 1000) between 1771866000001 and 1772470800000
  and pg_temp.segue_day(pg_temp.segue_epoch(cast(pg_temp.segue_in_json("c"."props", '{"birth","day"}') as text), 1), 'UTC') < 10957
)
order by "contact";

-- of_each_type
select "c"."person_no" as "contact"
from "theirs"."people" as "c"
where (
  pg_temp.segue_instant(cast(pg_temp.segue_in_json("c"."props", '{"joined"}') as text), 'America/New_York') >= 1767243600000
  and pg_temp.segue_number(cast(pg_temp.segue_in_json("c"."props", '{"rate"}') as text), 9, 4) >= 5000
  and pg_temp.segue_boolean(cast(pg_temp.segue_in_json("c"."props", '{"active"}') as text)) = 1
  and exists (
    select 1
    from (select item collate "C" as "value" from unnest(pg_temp.segue_items(case
      when pg_temp.segue_array(pg_temp.segue_in_json("c"."props", '{"kinds"}')) is not null then (
        select ('[' || coalesce(string_agg(to_json("i"."item")::text, ','), '') || ']')
        from (
          select cast("j"."value" as text) collate "C" as "item"
          from (select item collate "C" as "value" from unnest(pg_temp.segue_items(pg_temp.segue_array(pg_temp.segue_in_json("c"."props", '{"kinds"}')))) as "t"(item)) as "j"
        ) as "i"
        where "i"."item" is not null
      )
    end)) as "t"(item)) as "j"
    where "j"."value" = 'vip'
  )
  and pg_temp.segue_degrees(cast("c"."latitude" as text)) between 4.0665024943635125E1 and 4.075497505636488E1
  and pg_temp.segue_metres(pg_temp.segue_degrees(cast("c"."latitude" as text)), pg_temp.segue_degrees(cast("c"."longitude" as text)), 4.071E1, -7.401E1) <= 5000
)
order by "contact";

-- of_firms
select "c"."person_no" as "contact"
from "theirs"."people" as "c"
  left join "theirs"."firms" as "a1"
    on "a1"."firm no" = "c"."firm"
where (
  pg_temp.segue_number(cast("a1"."staff" as text), 15, 0) > 50
  and pg_temp.segue_day(pg_temp.segue_epoch(cast("a1"."founded" as text), 1), 'UTC') is not null
  and "strpos"(
    cast("a1"."name" as text) collate "C",
    'Ltd'
  ) > 0
)
order by "contact";

-- properties
select "c"."person_no" as "contact"
from "theirs"."people" as "c"
where "c"."person_no" in (
  select "e"."person"
  from "theirs"."log" as "e"
  where (
    "e"."person" is not null
    and "e"."kind" = 'Page Opened'
    and pg_temp.segue_epoch(cast("e"."at" as text), 1) > 1769878800000
    and pg_temp.segue_epoch(cast("e"."at" as text), 1) <= 1772470800000
    and (cast(pg_temp.segue_in_json("e"."data", '{"path"}') as text) collate "C" like '/jobs/%' escape '\')
    and pg_temp.segue_number(cast(pg_temp.segue_in_json("e"."data", '{"scroll","depth"}') as text), 15, 0) > 50
    and pg_temp.segue_date(cast(pg_temp.segue_in_json("e"."data", '{"on"}') as text)) = 20513
    and pg_temp.segue_boolean(cast(pg_temp.segue_in_json("e"."data", '{"ok"}') as text)) = 1
    and exists (
      select 1
      from (select item collate "C" as "value" from unnest(pg_temp.segue_items(case
        when pg_temp.segue_array(pg_temp.segue_in_json("e"."data", '{"words"}')) is not null then (
          select ('[' || coalesce(string_agg(to_json("i"."item")::text, ','), '') || ']')
          from (
            select cast("j"."value" as text) collate "C" as "item"
            from (select item collate "C" as "value" from unnest(pg_temp.segue_items(pg_temp.segue_array(pg_temp.segue_in_json("e"."data", '{"words"}')))) as "t"(item)) as "j"
          ) as "i"
          where "i"."item" is not null
        )
      end)) as "t"(item)) as "j"
      where "j"."value" = 'vip'
    )
  )
)
order by "contact";

-- at_their_times
select "c"."person_no" as "contact"
from "theirs"."people" as "c"
where (
  exists (
    select 1
    from "theirs"."log" as "e"
    where (
      "e"."person" = "c"."person_no"
      and "e"."person" is not null
      and "e"."kind" = 'closed'
      and pg_temp.segue_epoch(cast("e"."at" as text), 1) >= pg_temp.segue_day_start(pg_temp.segue_day(1772470800000, cast(coalesce(
        pg_temp.segue_zone(cast(pg_temp.segue_in_json("c"."props", '{"time_zone"}') as text)) collate "C",
        'America/New_York'
      ) as text)), cast(coalesce(
        pg_temp.segue_zone(cast(pg_temp.segue_in_json("c"."props", '{"time_zone"}') as text)) collate "C",
        'America/New_York'
      ) as text))
      and pg_temp.segue_epoch(cast("e"."at" as text), 1) < pg_temp.segue_day_start((pg_temp.segue_day(1772470800000, cast(coalesce(
        pg_temp.segue_zone(cast(pg_temp.segue_in_json("c"."props", '{"time_zone"}') as text)) collate "C",
        'America/New_York'
      ) as text)) + 1), cast(coalesce(
        pg_temp.segue_zone(cast(pg_temp.segue_in_json("c"."props", '{"time_zone"}') as text)) collate "C",
        'America/New_York'
      ) as text))
      and pg_temp.segue_epoch(cast("e"."at" as text), 1) <= 1772470800000
    )
  )
  and "c"."person_no" in (
    select "e"."customer"
    from "theirs"."orders" as "e"
    where (
      "e"."customer" is not null
      and pg_temp.segue_epoch(cast("e"."ordered_at" as text), 1000) > 1769878800000
      and pg_temp.segue_epoch(cast("e"."ordered_at" as text), 1000) <= 1772470800000
      and pg_temp.segue_boolean(cast("e"."gift" as text)) = 1
      and pg_temp.segue_date(cast("e"."due" as text)) <= 20513
    )
  )
)
order by "contact";

-- paid
select "c"."person_no" as "contact"
from "theirs"."people" as "c"
where (
  "c"."person_no" in (
    select "e"."customer"
    from "theirs"."orders" as "e"
    where (
      "e"."customer" is not null
      and pg_temp.segue_epoch(cast("e"."ordered_at" as text), 1000) <= 1772470800000
      and pg_temp.segue_epoch(cast("e"."paid" as text), 1) between 1771866000001 and 1772470800000
      and exists (
        select 1
        from (select item collate "C" as "value" from unnest(pg_temp.segue_items(case
          when pg_temp.segue_array("e"."parts") is not null then (
            select ('[' || coalesce(string_agg(to_json("i"."item")::text, ','), '') || ']')
            from (
              select cast("j"."value" as text) collate "C" as "item"
              from (select item collate "C" as "value" from unnest(pg_temp.segue_items(pg_temp.segue_array("e"."parts"))) as "t"(item)) as "j"
            ) as "i"
            where "i"."item" is not null
          )
        end)) as "t"(item)) as "j"
        where "j"."value" in (
          'wheel', 'door'
        )
      )
    )
  )
  and "c"."person_no" in (
    select "e"."contact"
    from (
      select
        (array_agg("e"."customer" order by pg_temp.segue_epoch(cast("e"."ordered_at" as text), 1000)))[1] as "contact",
        (array_agg(pg_temp.segue_number(cast("e"."total_amount" as text), 12, 2) order by pg_temp.segue_epoch(cast("e"."ordered_at" as text), 1000)))[1] as "total"
      from "theirs"."orders" as "e"
      where (
        "e"."customer" is not null
        and pg_temp.segue_epoch(cast("e"."ordered_at" as text), 1000) <= 1772470800000
        and "e"."no" collate "C" is not null
      )
      group by "e"."no" collate "C"
    ) as "e"
    group by "e"."contact"
    having case when sum("e"."total") between -9223372036854775807 and 9223372036854775807 then cast(sum("e"."total") as bigint) end > 9950
  )
)
order by "contact";

-- owns
select "c"."person_no" as "contact"
from "theirs"."people" as "c"
where "c"."person_no" in (
  select "e"."contact"
  from (
    select (array_agg("r"."owner"))[1] as "contact"
    from "theirs"."pets" as "r"
    where (
      "r"."owner" is not null
      and cast(pg_temp.segue_in_json("r"."more", '{"name"}') as text) collate "C" = 'Rex'
      and pg_temp.segue_number(cast(pg_temp.segue_in_json("r"."more", '{"legs"}') as text), 15, 0) > 3
      and exists (
        select 1
        from (select cast(item as bigint) as "value" from unnest(pg_temp.segue_items(case
          when pg_temp.segue_array(pg_temp.segue_in_json("r"."more", '{"chips"}')) is not null then (
            select ('[' || coalesce(string_agg(to_json("i"."item")::text, ','), '') || ']')
            from (
              select pg_temp.segue_number(cast("j"."value" as text), 15, 0) as "item"
              from (select item collate "C" as "value" from unnest(pg_temp.segue_items(pg_temp.segue_array(pg_temp.segue_in_json("r"."more", '{"chips"}')))) as "t"(item)) as "j"
            ) as "i"
            where "i"."item" is not null
          )
        end)) as "t"(item)) as "j"
        where "j"."value" = 7
      )
      and "r"."id" collate "C" is not null
    )
    group by "r"."id" collate "C"
  ) as "e"
  group by "e"."contact"
  having count(*) >= 2
)
order by "contact";

-- wants
select "c"."person_no" as "contact"
from "theirs"."people" as "c"
where "c"."person_no" in (
  select "s"."contact"
  from (
    select
      "k"."contact_id" as "contact",
      pg_temp.segue_epoch(cast("k"."changed_at" as text), 1) as "at",
      pg_temp.segue_boolean(cast("k"."subscribed" as text)) as "subscribed"
    from "theirs"."subscriptions" as "k"
    where (
      "k"."contact_id" is not null
      and "k"."topic_name" = 'offers'
      and pg_temp.segue_epoch(cast("k"."changed_at" as text), 1) <= 1772470800000
    )
  ) as "s"
  group by "s"."contact"
  having (
    max("s"."at") filter (where "s"."subscribed" = 1) > coalesce(
      max("s"."at") filter (where "s"."subscribed" = 0),
      -9223372036854775808
    )
    and "s"."contact" not in (
      select "r"."contact"
      from "segue_consent" as "r"
      where (
        "r"."topic" = 'offers'
        and "r"."at" <= 1772470800000
      )
    )
  )
  union
  select "s"."contact"
  from (
    select
      "k"."contact" as "contact",
      "k"."at" as "at",
      "k"."subscribed" as "subscribed"
    from "segue_consent" as "k"
    where (
      "k"."topic" = 'offers'
      and "k"."at" <= 1772470800000
    )
    union all
    select
      "k"."contact_id" as "contact",
      pg_temp.segue_epoch(cast("k"."changed_at" as text), 1) as "at",
      pg_temp.segue_boolean(cast("k"."subscribed" as text)) as "subscribed"
    from "theirs"."subscriptions" as "k"
    where (
      "k"."contact_id" is not null
      and "k"."topic_name" = 'offers'
      and "k"."contact_id" in (
        select "r"."contact"
        from "segue_consent" as "r"
        where (
          "r"."topic" = 'offers'
          and "r"."at" <= 1772470800000
        )
      )
      and pg_temp.segue_epoch(cast("k"."changed_at" as text), 1) <= 1772470800000
    )
  ) as "s"
  group by "s"."contact"
  having max("s"."at") filter (where "s"."subscribed" = 1) > coalesce(
    max("s"."at") filter (where "s"."subscribed" = 0),
    -9223372036854775808
  )
)
order by "contact";

