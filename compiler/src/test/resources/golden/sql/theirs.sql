-- keyed
select c.person_no as contact
from theirs.people as c
where (
  c.person_no > 3
  and cast(json_extract(
    case
      when (json_valid(c.props)) then c.props
    end,
    '$."email"'
  ) as text) collate binary is not null
)
order by contact;

-- from_json
select c.person_no as contact
from theirs.people as c
where (
  cast(json_extract(
    case
      when (json_valid(c.props)) then c.props
    end,
    '$."utm"."source"'
  ) as text) collate binary = 'spring'
  and segue_epoch(
    json_extract(
      case
        when (json_valid(c.props)) then c.props
      end,
      '$."seen"'
    ),
    1000
  ) between 1771866000001 and 1772470800000
  and segue_day(
    segue_epoch(
      json_extract(
        case
          when (json_valid(c.props)) then c.props
        end,
        '$."birth"."day"'
      ),
      1
    ),
    'UTC'
  ) < 10957
)
order by contact;

-- of_each_type
select c.person_no as contact
from theirs.people as c
where (
  segue_instant(
    json_extract(
      case
        when (json_valid(c.props)) then c.props
      end,
      '$."joined"'
    ),
    'America/New_York'
  ) >= 1767243600000
  and segue_number(
    json_extract(
      case
        when (json_valid(c.props)) then c.props
      end,
      '$."rate"'
    ),
    9,
    4
  ) >= 5000
  and segue_boolean(json_extract(
    case
      when (json_valid(c.props)) then c.props
    end,
    '$."active"'
  )) = 1
  and exists (
    select 1
    from json_each(case
      when case
        when (
          (json_valid(json_extract(
            case
              when (json_valid(c.props)) then c.props
            end,
            '$."kinds"'
          )))
          and json_type(json_extract(
            case
              when (json_valid(c.props)) then c.props
            end,
            '$."kinds"'
          )) = 'array'
        ) then json_extract(
          case
            when (json_valid(c.props)) then c.props
          end,
          '$."kinds"'
        )
      end is not null then (
        select json_group_array(i.item)
        from (
          select cast(j.value as text) collate binary as item
          from json_each(case
            when (
              (json_valid(json_extract(
                case
                  when (json_valid(c.props)) then c.props
                end,
                '$."kinds"'
              )))
              and json_type(json_extract(
                case
                  when (json_valid(c.props)) then c.props
                end,
                '$."kinds"'
              )) = 'array'
            ) then json_extract(
              case
                when (json_valid(c.props)) then c.props
              end,
              '$."kinds"'
            )
          end) as j
        ) as i
        where i.item is not null
      )
    end) as j
    where j.value = 'vip'
  )
  and segue_degrees(c.latitude) between 4.0665024943635125E1 and 4.075497505636488E1
  and segue_metres(
    segue_degrees(c.latitude),
    segue_degrees(c.longitude),
    4.071E1,
    -7.401E1
  ) <= 5000
)
order by contact;

-- of_firms
select c.person_no as contact
from theirs.people as c
  left join theirs.firms as a1
    on a1.`firm no` = c.firm
where (
  segue_number(a1.staff, 15, 0) > 50
  and segue_day(
    segue_epoch(a1.founded, 1),
    'UTC'
  ) is not null
  and instr(
    cast(a1.name as text) collate binary,
    'Ltd'
  ) > 0
)
order by contact;

-- properties
select c.person_no as contact
from theirs.people as c
where c.person_no in (
  select e.person
  from theirs.log as e
  where (
    e.person is not null
    and e.kind = 'Page Opened'
    and segue_epoch(e.at, 1) > 1769878800000
    and segue_epoch(e.at, 1) <= 1772470800000
    and substr(
      cast(json_extract(
        case
          when (json_valid(e.data)) then e.data
        end,
        '$."path"'
      ) as text) collate binary,
      1,
      6
    ) = '/jobs/'
    and segue_number(
      json_extract(
        case
          when (json_valid(e.data)) then e.data
        end,
        '$."scroll"."depth"'
      ),
      15,
      0
    ) > 50
    and segue_date(json_extract(
      case
        when (json_valid(e.data)) then e.data
      end,
      '$."on"'
    )) = 20513
    and segue_boolean(json_extract(
      case
        when (json_valid(e.data)) then e.data
      end,
      '$."ok"'
    )) = 1
    and exists (
      select 1
      from json_each(case
        when case
          when (
            (json_valid(json_extract(
              case
                when (json_valid(e.data)) then e.data
              end,
              '$."words"'
            )))
            and json_type(json_extract(
              case
                when (json_valid(e.data)) then e.data
              end,
              '$."words"'
            )) = 'array'
          ) then json_extract(
            case
              when (json_valid(e.data)) then e.data
            end,
            '$."words"'
          )
        end is not null then (
          select json_group_array(i.item)
          from (
            select cast(j.value as text) collate binary as item
            from json_each(case
              when (
                (json_valid(json_extract(
                  case
                    when (json_valid(e.data)) then e.data
                  end,
                  '$."words"'
                )))
                and json_type(json_extract(
                  case
                    when (json_valid(e.data)) then e.data
                  end,
                  '$."words"'
                )) = 'array'
              ) then json_extract(
                case
                  when (json_valid(e.data)) then e.data
                end,
                '$."words"'
              )
            end) as j
          ) as i
          where i.item is not null
        )
      end) as j
      where j.value = 'vip'
    )
  )
)
order by contact;

-- at_their_times
select c.person_no as contact
from theirs.people as c
where (
  exists (
    select 1
    from theirs.log as e
    where (
      e.person = c.person_no
      and e.person is not null
      and e.kind = 'closed'
      and segue_epoch(e.at, 1) >= segue_day_start(
        segue_day(
          1772470800000,
          coalesce(
            segue_zone(json_extract(
              case
                when (json_valid(c.props)) then c.props
              end,
              '$."time_zone"'
            )),
            'America/New_York'
          )
        ),
        coalesce(
          segue_zone(json_extract(
            case
              when (json_valid(c.props)) then c.props
            end,
            '$."time_zone"'
          )),
          'America/New_York'
        )
      )
      and segue_epoch(e.at, 1) < segue_day_start(
        (segue_day(
          1772470800000,
          coalesce(
            segue_zone(json_extract(
              case
                when (json_valid(c.props)) then c.props
              end,
              '$."time_zone"'
            )),
            'America/New_York'
          )
        ) + 1),
        coalesce(
          segue_zone(json_extract(
            case
              when (json_valid(c.props)) then c.props
            end,
            '$."time_zone"'
          )),
          'America/New_York'
        )
      )
      and segue_epoch(e.at, 1) <= 1772470800000
    )
  )
  and c.person_no in (
    select e.customer
    from theirs.orders as e
    where (
      e.customer is not null
      and segue_epoch(e.ordered_at, 1000) > 1769878800000
      and segue_epoch(e.ordered_at, 1000) <= 1772470800000
      and segue_boolean(e.gift) = 1
      and segue_date(e.due) <= 20513
    )
  )
)
order by contact;

-- paid
select c.person_no as contact
from theirs.people as c
where (
  c.person_no in (
    select e.customer
    from theirs.orders as e
    where (
      e.customer is not null
      and segue_epoch(e.ordered_at, 1000) <= 1772470800000
      and segue_epoch(e.paid, 1) between 1771866000001 and 1772470800000
      and exists (
        select 1
        from json_each(case
          when case
            when (
              (json_valid(e.parts))
              and json_type(e.parts) = 'array'
            ) then e.parts
          end is not null then (
            select json_group_array(i.item)
            from (
              select cast(j.value as text) collate binary as item
              from json_each(case
                when (
                  (json_valid(e.parts))
                  and json_type(e.parts) = 'array'
                ) then e.parts
              end) as j
            ) as i
            where i.item is not null
          )
        end) as j
        where j.value in (
          'wheel', 'door'
        )
      )
    )
  )
  and c.person_no in (
    select e.contact
    from (
      select
        e.customer as contact,
        segue_number(e.total_amount, 12, 2) as total
      from theirs.orders as e
      where (
        e.customer is not null
        and segue_epoch(e.ordered_at, 1000) <= 1772470800000
        and e.no is not null
      )
      group by e.no
    ) as e
    group by e.contact
    having sum(e.total) > 9950
  )
)
order by contact;

-- owns
select c.person_no as contact
from theirs.people as c
where c.person_no in (
  select e.contact
  from (
    select r.owner as contact
    from theirs.pets as r
    where (
      r.owner is not null
      and cast(json_extract(
        case
          when (json_valid(r.more)) then r.more
        end,
        '$."name"'
      ) as text) collate binary = 'Rex'
      and segue_number(
        json_extract(
          case
            when (json_valid(r.more)) then r.more
          end,
          '$."legs"'
        ),
        15,
        0
      ) > 3
      and exists (
        select 1
        from json_each(case
          when case
            when (
              (json_valid(json_extract(
                case
                  when (json_valid(r.more)) then r.more
                end,
                '$."chips"'
              )))
              and json_type(json_extract(
                case
                  when (json_valid(r.more)) then r.more
                end,
                '$."chips"'
              )) = 'array'
            ) then json_extract(
              case
                when (json_valid(r.more)) then r.more
              end,
              '$."chips"'
            )
          end is not null then (
            select json_group_array(i.item)
            from (
              select segue_number(j.value, 15, 0) as item
              from json_each(case
                when (
                  (json_valid(json_extract(
                    case
                      when (json_valid(r.more)) then r.more
                    end,
                    '$."chips"'
                  )))
                  and json_type(json_extract(
                    case
                      when (json_valid(r.more)) then r.more
                    end,
                    '$."chips"'
                  )) = 'array'
                ) then json_extract(
                  case
                    when (json_valid(r.more)) then r.more
                  end,
                  '$."chips"'
                )
              end) as j
            ) as i
            where i.item is not null
          )
        end) as j
        where j.value = 7
      )
      and r.id is not null
    )
    group by r.id
  ) as e
  group by e.contact
  having count(*) >= 2
)
order by contact;

-- wants
select c.person_no as contact
from theirs.people as c
where c.person_no in (
  select s.contact
  from (
    select
      k.contact as contact,
      k.at as at,
      k.subscribed as subscribed
    from segue_consent as k
    where (
      k.topic = 'offers'
      and k.at <= 1772470800000
    )
    union all
    select
      k.contact_id as contact,
      segue_epoch(k.changed_at, 1) as at,
      segue_boolean(k.subscribed) as subscribed
    from theirs.subscriptions as k
    where (
      k.contact_id is not null
      and k.topic_name = 'offers'
      and segue_epoch(k.changed_at, 1) <= 1772470800000
    )
  ) as s
  group by s.contact
  having max(s.at) filter (where s.subscribed = 1) > coalesce(
    max(s.at) filter (where s.subscribed = 0),
    -9223372036854775808
  )
)
order by contact;

