-- keyed
select "c"."person_no" "contact"
from "theirs"."people" "c"
where (
  "c"."person_no" > 3
  and cast("json_extract_string"(
    case
      when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
    end,
    '$."email"'
  ) as varchar) collate "binary" is not null
)
order by "contact";

-- from_json
select "c"."person_no" "contact"
from "theirs"."people" "c"
where (
  cast("json_extract_string"(
    case
      when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
    end,
    '$."utm"."source"'
  ) as varchar) collate "binary" = 'spring'
  and "segue_epoch"(
    cast("json_extract_string"(
      case
        when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
      end,
      '$."seen"'
    ) as varchar),
    cast(1000 as bigint)
  ) between 1771866000001 and 1772470800000
  and "segue_day"(
    cast("segue_epoch"(
      cast("json_extract_string"(
        case
          when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
        end,
        '$."birth"."day"'
      ) as varchar),
      cast(1 as bigint)
    ) as bigint),
    'UTC'
  ) < 10957
)
order by "contact";

-- of_each_type
select "c"."person_no" "contact"
from "theirs"."people" "c"
where (
  "segue_instant"(
    cast("json_extract_string"(
      case
        when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
      end,
      '$."joined"'
    ) as varchar),
    'America/New_York'
  ) >= 1767243600000
  and "segue_number"(
    cast("json_extract_string"(
      case
        when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
      end,
      '$."rate"'
    ) as varchar),
    cast(9 as varchar),
    cast(4 as varchar)
  ) >= 5000
  and "segue_boolean"(cast("json_extract_string"(
    case
      when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
    end,
    '$."active"'
  ) as varchar)) = 1
  and exists (
    select 1
    from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select case
      when case
        when "json_type"(
          case
            when (json_valid(cast("json_extract_string"(
              case
                when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
              end,
              '$."kinds"'
            ) as varchar))) then cast("json_extract_string"(
              case
                when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
              end,
              '$."kinds"'
            ) as varchar)
          end
        ) = 'ARRAY' then cast("json_extract_string"(
          case
            when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
          end,
          '$."kinds"'
        ) as varchar)
      end is not null then (
        select coalesce(cast(to_json(list("i"."item")) as varchar), '[]')
        from (
          select cast("j"."value" as varchar) collate "binary" "item"
          from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select case
            when "json_type"(
              case
                when (json_valid(cast("json_extract_string"(
                  case
                    when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
                  end,
                  '$."kinds"'
                ) as varchar))) then cast("json_extract_string"(
                  case
                    when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
                  end,
                  '$."kinds"'
                ) as varchar)
              end
            ) = 'ARRAY' then cast("json_extract_string"(
              case
                when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
              end,
              '$."kinds"'
            ) as varchar)
          end as "list") as "l") as "j"
        ) "i"
        where "i"."item" is not null
      )
    end as "list") as "l") as "j"
    where "j"."value" = 'vip'
  )
  and "segue_degrees"(cast("c"."latitude" as varchar)) between 4.0665024943635125E1 and 4.075497505636488E1
  and "segue_metres"(
    cast("segue_degrees"(cast("c"."latitude" as varchar)) as varchar),
    cast("segue_degrees"(cast("c"."longitude" as varchar)) as varchar),
    cast(4.071E1 as varchar),
    cast(-7.401E1 as varchar)
  ) <= 5000
)
order by "contact";

-- of_firms
select "c"."person_no" "contact"
from "theirs"."people" "c"
  left join "theirs"."firms" "a1"
    on "a1"."firm no" = "c"."firm"
where (
  "segue_number"(
    cast("a1"."staff" as varchar),
    cast(15 as varchar),
    cast(0 as varchar)
  ) > 50
  and "segue_day"(
    cast("segue_epoch"(
      cast("a1"."founded" as varchar),
      cast(1 as bigint)
    ) as bigint),
    'UTC'
  ) is not null
  and (contains(cast("a1"."name" as varchar) collate "binary", 'Ltd'))
)
order by "contact";

-- properties
select "c"."person_no" "contact"
from "theirs"."people" "c"
where "c"."person_no" in (
  select "e"."person"
  from "theirs"."log" "e"
  where (
    "e"."person" is not null
    and "e"."kind" = 'Page Opened'
    and "segue_epoch"(
      cast("e"."at" as varchar),
      cast(1 as bigint)
    ) > 1769878800000
    and "segue_epoch"(
      cast("e"."at" as varchar),
      cast(1 as bigint)
    ) <= 1772470800000
    and (prefix(cast("json_extract_string"(
      case
        when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
      end,
      '$."path"'
    ) as varchar) collate "binary", '/jobs/'))
    and "segue_number"(
      cast("json_extract_string"(
        case
          when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
        end,
        '$."scroll"."depth"'
      ) as varchar),
      cast(15 as varchar),
      cast(0 as varchar)
    ) > 50
    and "segue_date"(cast("json_extract_string"(
      case
        when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
      end,
      '$."on"'
    ) as varchar)) = 20513
    and "segue_boolean"(cast("json_extract_string"(
      case
        when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
      end,
      '$."ok"'
    ) as varchar)) = 1
    and exists (
      select 1
      from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select case
        when case
          when "json_type"(
            case
              when (json_valid(cast("json_extract_string"(
                case
                  when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
                end,
                '$."words"'
              ) as varchar))) then cast("json_extract_string"(
                case
                  when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
                end,
                '$."words"'
              ) as varchar)
            end
          ) = 'ARRAY' then cast("json_extract_string"(
            case
              when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
            end,
            '$."words"'
          ) as varchar)
        end is not null then (
          select coalesce(cast(to_json(list("i"."item")) as varchar), '[]')
          from (
            select cast("j"."value" as varchar) collate "binary" "item"
            from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select case
              when "json_type"(
                case
                  when (json_valid(cast("json_extract_string"(
                    case
                      when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
                    end,
                    '$."words"'
                  ) as varchar))) then cast("json_extract_string"(
                    case
                      when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
                    end,
                    '$."words"'
                  ) as varchar)
                end
              ) = 'ARRAY' then cast("json_extract_string"(
                case
                  when (json_valid(cast("e"."data" as varchar))) then cast("e"."data" as varchar)
                end,
                '$."words"'
              ) as varchar)
            end as "list") as "l") as "j"
          ) "i"
          where "i"."item" is not null
        )
      end as "list") as "l") as "j"
      where "j"."value" = 'vip'
    )
  )
)
order by "contact";

-- at_their_times
select "c"."person_no" "contact"
from "theirs"."people" "c"
where (
  exists (
    select 1
    from "theirs"."log" "e"
    where (
      "e"."person" = "c"."person_no"
      and "e"."person" is not null
      and "e"."kind" = 'closed'
      and "segue_epoch"(
        cast("e"."at" as varchar),
        cast(1 as bigint)
      ) >= "segue_day_start"(
        cast("segue_day"(
          1772470800000,
          cast(coalesce(
            "segue_zone"(cast("json_extract_string"(
              case
                when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
              end,
              '$."time_zone"'
            ) as varchar)),
            'America/New_York'
          ) as varchar)
        ) as bigint),
        cast(coalesce(
          "segue_zone"(cast("json_extract_string"(
            case
              when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
            end,
            '$."time_zone"'
          ) as varchar)),
          'America/New_York'
        ) as varchar)
      )
      and "segue_epoch"(
        cast("e"."at" as varchar),
        cast(1 as bigint)
      ) < "segue_day_start"(
        cast(("segue_day"(
          1772470800000,
          cast(coalesce(
            "segue_zone"(cast("json_extract_string"(
              case
                when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
              end,
              '$."time_zone"'
            ) as varchar)),
            'America/New_York'
          ) as varchar)
        ) + 1) as bigint),
        cast(coalesce(
          "segue_zone"(cast("json_extract_string"(
            case
              when (json_valid(cast("c"."props" as varchar))) then cast("c"."props" as varchar)
            end,
            '$."time_zone"'
          ) as varchar)),
          'America/New_York'
        ) as varchar)
      )
      and "segue_epoch"(
        cast("e"."at" as varchar),
        cast(1 as bigint)
      ) <= 1772470800000
    )
  )
  and "c"."person_no" in (
    select "e"."customer"
    from "theirs"."orders" "e"
    where (
      "e"."customer" is not null
      and "segue_epoch"(
        cast("e"."ordered_at" as varchar),
        cast(1000 as bigint)
      ) > 1769878800000
      and "segue_epoch"(
        cast("e"."ordered_at" as varchar),
        cast(1000 as bigint)
      ) <= 1772470800000
      and "segue_boolean"(cast("e"."gift" as varchar)) = 1
      and "segue_date"(cast("e"."due" as varchar)) <= 20513
    )
  )
)
order by "contact";

-- paid
select "c"."person_no" "contact"
from "theirs"."people" "c"
where (
  "c"."person_no" in (
    select "e"."customer"
    from "theirs"."orders" "e"
    where (
      "e"."customer" is not null
      and "segue_epoch"(
        cast("e"."ordered_at" as varchar),
        cast(1000 as bigint)
      ) <= 1772470800000
      and "segue_epoch"(
        cast("e"."paid" as varchar),
        cast(1 as bigint)
      ) between 1771866000001 and 1772470800000
      and exists (
        select 1
        from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select case
          when case
            when "json_type"(
              case
                when (json_valid(cast("e"."parts" as varchar))) then cast("e"."parts" as varchar)
              end
            ) = 'ARRAY' then cast("e"."parts" as varchar)
          end is not null then (
            select coalesce(cast(to_json(list("i"."item")) as varchar), '[]')
            from (
              select cast("j"."value" as varchar) collate "binary" "item"
              from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select case
                when "json_type"(
                  case
                    when (json_valid(cast("e"."parts" as varchar))) then cast("e"."parts" as varchar)
                  end
                ) = 'ARRAY' then cast("e"."parts" as varchar)
              end as "list") as "l") as "j"
            ) "i"
            where "i"."item" is not null
          )
        end as "list") as "l") as "j"
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
        first("e"."customer" order by "segue_epoch"(
          cast("e"."ordered_at" as varchar),
          cast(1000 as bigint)
        )) "contact",
        first("segue_number"(
          cast("e"."total_amount" as varchar),
          cast(12 as varchar),
          cast(2 as varchar)
        ) order by "segue_epoch"(
          cast("e"."ordered_at" as varchar),
          cast(1000 as bigint)
        )) "total"
      from "theirs"."orders" "e"
      where (
        "e"."customer" is not null
        and "segue_epoch"(
          cast("e"."ordered_at" as varchar),
          cast(1000 as bigint)
        ) <= 1772470800000
        and "e"."no" is not null
      )
      group by "e"."no"
    ) "e"
    group by "e"."contact"
    having try_cast(sum("e"."total") as bigint) > 9950
  )
)
order by "contact";

-- owns
select "c"."person_no" "contact"
from "theirs"."people" "c"
where "c"."person_no" in (
  select "e"."contact"
  from (
    select "first"("r"."owner") "contact"
    from "theirs"."pets" "r"
    where (
      "r"."owner" is not null
      and cast("json_extract_string"(
        case
          when (json_valid(cast("r"."more" as varchar))) then cast("r"."more" as varchar)
        end,
        '$."name"'
      ) as varchar) collate "binary" = 'Rex'
      and "segue_number"(
        cast("json_extract_string"(
          case
            when (json_valid(cast("r"."more" as varchar))) then cast("r"."more" as varchar)
          end,
          '$."legs"'
        ) as varchar),
        cast(15 as varchar),
        cast(0 as varchar)
      ) > 3
      and exists (
        select 1
        from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["bigint"]')) as "value" from (select case
          when case
            when "json_type"(
              case
                when (json_valid(cast("json_extract_string"(
                  case
                    when (json_valid(cast("r"."more" as varchar))) then cast("r"."more" as varchar)
                  end,
                  '$."chips"'
                ) as varchar))) then cast("json_extract_string"(
                  case
                    when (json_valid(cast("r"."more" as varchar))) then cast("r"."more" as varchar)
                  end,
                  '$."chips"'
                ) as varchar)
              end
            ) = 'ARRAY' then cast("json_extract_string"(
              case
                when (json_valid(cast("r"."more" as varchar))) then cast("r"."more" as varchar)
              end,
              '$."chips"'
            ) as varchar)
          end is not null then (
            select coalesce(cast(to_json(list("i"."item")) as varchar), '[]')
            from (
              select "segue_number"(
                cast("j"."value" as varchar),
                cast(15 as varchar),
                cast(0 as varchar)
              ) "item"
              from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select case
                when "json_type"(
                  case
                    when (json_valid(cast("json_extract_string"(
                      case
                        when (json_valid(cast("r"."more" as varchar))) then cast("r"."more" as varchar)
                      end,
                      '$."chips"'
                    ) as varchar))) then cast("json_extract_string"(
                      case
                        when (json_valid(cast("r"."more" as varchar))) then cast("r"."more" as varchar)
                      end,
                      '$."chips"'
                    ) as varchar)
                  end
                ) = 'ARRAY' then cast("json_extract_string"(
                  case
                    when (json_valid(cast("r"."more" as varchar))) then cast("r"."more" as varchar)
                  end,
                  '$."chips"'
                ) as varchar)
              end as "list") as "l") as "j"
            ) "i"
            where "i"."item" is not null
          )
        end as "list") as "l") as "j"
        where "j"."value" = 7
      )
      and "r"."id" is not null
    )
    group by "r"."id"
  ) "e"
  group by "e"."contact"
  having count(*) >= 2
)
order by "contact";

-- wants
select "c"."person_no" "contact"
from "theirs"."people" "c"
where "c"."person_no" in (
  select "s"."contact"
  from (
    select
      "k"."contact" "contact",
      "k"."at" "at",
      "k"."subscribed" "subscribed"
    from "segue_consent" "k"
    where (
      "k"."topic" = 'offers'
      and "k"."at" <= 1772470800000
    )
    union all
    select
      "k"."contact_id" "contact",
      "segue_epoch"(
        cast("k"."changed_at" as varchar),
        cast(1 as bigint)
      ) "at",
      "segue_boolean"(cast("k"."subscribed" as varchar)) "subscribed"
    from "theirs"."subscriptions" "k"
    where (
      "k"."contact_id" is not null
      and "k"."topic_name" = 'offers'
      and "segue_epoch"(
        cast("k"."changed_at" as varchar),
        cast(1 as bigint)
      ) <= 1772470800000
    )
  ) "s"
  group by "s"."contact"
  having max("s"."at") filter (where "s"."subscribed" = 1) > coalesce(
    max("s"."at") filter (where "s"."subscribed" = 0),
    -9223372036854775808
  )
)
order by "contact";

