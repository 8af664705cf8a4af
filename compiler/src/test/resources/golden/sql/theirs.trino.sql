-- keyed
select "c"."person_no" "contact"
from "theirs"."people" "c"
where (
  "c"."person_no" > 3
  and cast(coalesce(json_extract_scalar("c"."props", '$["email"]'), nullif(json_format(json_extract("c"."props", '$["email"]')), 'null')) as varchar) is not null
)
order by "contact";

-- from_json
with function segue_read(written varchar) returns number
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  if regexp_like(x, '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$') then
    return try_cast(x as number);
  end if;
  return null;
end,
function segue_epoch(written varchar, per_second bigint) returns bigint
deterministic
returns null on null input
return if(length(trim(written)) <= 64, try_cast(floor(segue_read(written) * (1000 / per_second)) as bigint)),
function segue_past(zone varchar) returns array(bigint)
deterministic
returns null on null input
return cast(null as array(bigint)),
function segue_known(zone varchar) returns varchar
deterministic
returns null on null input
return case
  when zone in ('Etc/Greenwich', 'Etc/Zulu') then 'UTC'
  when starts_with(zone, 'SystemV/') then fail('segue: Trino knows no time zone ' || zone)
  else zone
end,
function segue_shown(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(moment < 0, segue_past(zone));
  declare i bigint default 2;
  if past is null then
    return try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000',
      cast(at_timezone(date_add('millisecond', moment,
      timestamp '1970-01-01 00:00:00.000 UTC'), segue_known(zone)) as timestamp(3))));
  end if;
  while element_at(past, i) <= moment do
    set i = i + 2;
  end while;
  return moment + element_at(past, i - 1);
end,
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."person_no" "contact"
from "theirs"."people" "c"
where (
  cast(coalesce(json_extract_scalar("c"."props", '$["utm"]["source"]'), nullif(json_format(json_extract("c"."props", '$["utm"]["source"]')), 'null')) as varchar) = 'spring'
  and "segue_epoch"(
    cast(coalesce(json_extract_scalar("c"."props", '$["seen"]'), nullif(json_format(json_extract("c"."props", '$["seen"]')), 'null')) as varchar),
    1000
  ) between 1771866000001 and 1772470800000
  and "segue_day"(
    cast("segue_epoch"(
      cast(coalesce(json_extract_scalar("c"."props", '$["birth"]["day"]'), nullif(json_format(json_extract("c"."props", '$["birth"]["day"]')), 'null')) as varchar),
      1
    ) as bigint),
    'UTC'
  ) < 10957
)
order by "contact";

-- of_each_type
with function segue_past(zone varchar) returns array(bigint)
deterministic
returns null on null input
return cast(null as array(bigint)),
function segue_known(zone varchar) returns varchar
deterministic
returns null on null input
return case
  when zone in ('Etc/Greenwich', 'Etc/Zulu') then 'UTC'
  when starts_with(zone, 'SystemV/') then fail('segue: Trino knows no time zone ' || zone)
  else zone
end,
function segue_shown(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(moment < 0, segue_past(zone));
  declare i bigint default 2;
  if past is null then
    return try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000',
      cast(at_timezone(date_add('millisecond', moment,
      timestamp '1970-01-01 00:00:00.000 UTC'), segue_known(zone)) as timestamp(3))));
  end if;
  while element_at(past, i) <= moment do
    set i = i + 2;
  end while;
  return moment + element_at(past, i - 1);
end,
function segue_local(clock bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(clock < 86400000, segue_past(zone));
  declare i bigint default 2;
  declare there bigint;
  declare again bigint;
  -- what is left out by a change is told by the clock before it, and so is what is twice
  while element_at(past, i) + greatest(element_at(past, i - 1), element_at(past, i + 1)) <= clock do
    set i = i + 2;
  end while;
  set there = clock - element_at(past, i - 1);
  if there < 0 then
    return there;
  end if;
  set there = try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000 UTC',
    with_timezone(date_add('millisecond', clock,
    timestamp '1970-01-01 00:00:00.000'), segue_known(zone))));
  -- of the moment at which clocks were put back Trino takes the second
  set again = segue_shown(there - 1, zone) + 1 - clock;
  return if(again > 0 and segue_shown(there, zone) = clock, there - again, there);
end,
function segue_day_start(day bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare midnight bigint default try(day * 86400000);
  declare after bigint default segue_local(midnight, zone);
  declare before bigint default after - 2 * 86400000;
  declare middle bigint;
  if segue_shown(after, zone) = midnight then
    return after;
  end if;
  -- midnight is left out: the day begins where the clocks have been put forward
  while after - before > 1 do
    set middle = before + (after - before) / 2;
    if segue_shown(middle, zone) < midnight then
      set before = middle;
    else
      set after = middle;
    end if;
  end while;
  return after;
end,
function segue_day_of(day date) returns bigint
deterministic
returns null on null input
return date_diff('day', date '1970-01-01', day),
function segue_date(written varchar) returns bigint
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  return if(
    regexp_like(x, '^[0-9]{4}-[0-9]{2}-[0-9]{2}'),
    segue_day_of(try_cast(substr(x, 1, 10) as date)));
end,
function segue_offset(x varchar) returns bigint
deterministic
returns null on null input
begin
  declare total bigint default 1000 * (cast(substr(x, 2, 2) as bigint) * 3600
    + cast(coalesce(nullif(substr(x, 5, 2), ''), '0') as bigint) * 60
    + cast(coalesce(nullif(substr(x, 8, 2), ''), '0') as bigint));
  return if(total <= 18 * 3600000, if(substr(x, 1, 1) = '-', -total, total));
end,
function segue_instant(written varchar, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  declare years bigint;
  declare day bigint;
  declare rest varchar;
  declare past varchar;
  declare clock bigint;
  declare ending varchar;
  if regexp_like(x, '^[0-9]{4}-[0-9]{2}-[0-9]{2}\z') then
    return segue_day_start(segue_date(x), zone);
  end if;
  if not regexp_like(x, '^([0-9]{4}|-[0-9]{4,9}|\+[0-9]{5,9})-[0-9]{2}-[0-9]{2}[Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{0,9})?)?(Z|[+-][0-9]{2}(:[0-5][0-9](:[0-5][0-9])?)?)?\z')
      or starts_with(x, '-0000-') then
    return null;
  end if;
  set years = length(regexp_extract(x, '^[+-]?[0-9]+'));
  set day = segue_day_of(try_cast(substr(x, 1, years + 6) as date));
  set rest = substr(x, years + 13);
  set past = regexp_extract(rest, '^:[0-9]{2}(\.[0-9]*)?');
  set clock = cast(substr(x, years + 8, 2) as bigint) * 3600000
    + cast(substr(x, years + 11, 2) as bigint) * 60000
    + coalesce(cast(substr(past, 2, 2) as bigint) * 1000
    + cast(rpad(substr(past, 5, 3), 3, '0') as bigint), 0);
  set clock = try(day * 86400000 + clock);
  set ending = substr(rest, coalesce(length(past), 0) + 1);
  if ending = '' then
    return segue_local(clock, zone);
  end if;
  return if(ending = 'Z', clock, clock - segue_offset(ending));
end,
function segue_read(written varchar) returns number
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  if regexp_like(x, '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$') then
    return try_cast(x as number);
  end if;
  return null;
end,
function segue_ten(power bigint) returns number
deterministic
returns null on null input
return cast('1e' || cast(power as varchar) as number),
function segue_number(written varchar, digits bigint, decimals bigint) returns bigint
deterministic
returns null on null input
begin
  declare x number;
  declare scaled number;
  if length(trim(written)) > 64 then
    return null;
  end if;
  set x = segue_read(written);
  if x is null or decimals = 0 and floor(x) <> x or abs(x) >= segue_ten(digits - decimals + 1) then
    return null;
  end if;
  set scaled = floor(abs(x) * segue_ten(decimals) + number '0.5');
  return if(scaled < segue_ten(digits), try_cast(if(x < 0, -scaled, scaled) as bigint));
end,
function segue_boolean(x varchar) returns bigint
deterministic
returns null on null input
return case translate(lower(trim(x)), 'ſ', 's')
  when '1' then 1 when 't' then 1 when 'true' then 1 when 'y' then 1 when 'yes' then 1
  when '0' then 0 when 'f' then 0 when 'false' then 0 when 'n' then 0 when 'no' then 0
end,
function segue_items(list varchar) returns array(varchar)
deterministic
returns null on null input
return try(transform(
  cast(json_parse(list) as array(json)),
  x -> if(json_format(x) = 'null', null, coalesce(json_extract_scalar(x, '$'), json_format(x))))),
function segue_degrees(written varchar) returns double
deterministic
returns null on null input
begin
  declare x double default if(length(trim(written)) <= 64, try_cast(trim(written) as double));
  return if(is_finite(x), x);
end,
function segue_metres(latitude double, longitude double, other_latitude double, other double) returns bigint
deterministic
returns null on null input
begin
  declare north double default sin(radians(other_latitude - latitude) / 2e0);
  declare east double default sin(radians(other - longitude) / 2e0);
  declare a double default north * north
    + cos(radians(latitude)) * cos(radians(other_latitude)) * east * east;
  return cast(floor(2e0 * 6371008.8e0 * asin(least(1e0, sqrt(a))) + 0.5e0) as bigint);
end
select "c"."person_no" "contact"
from "theirs"."people" "c"
where (
  "segue_instant"(
    cast(coalesce(json_extract_scalar("c"."props", '$["joined"]'), nullif(json_format(json_extract("c"."props", '$["joined"]')), 'null')) as varchar),
    'America/New_York'
  ) >= 1767243600000
  and "segue_number"(
    cast(coalesce(json_extract_scalar("c"."props", '$["rate"]'), nullif(json_format(json_extract("c"."props", '$["rate"]')), 'null')) as varchar),
    9,
    4
  ) >= 5000
  and "segue_boolean"(cast(coalesce(json_extract_scalar("c"."props", '$["active"]'), nullif(json_format(json_extract("c"."props", '$["active"]')), 'null')) as varchar)) = 1
  and (coalesce(any_match(transform(segue_items(case
    when case when json_array_length(cast(coalesce(json_extract_scalar("c"."props", '$["kinds"]'), nullif(json_format(json_extract("c"."props", '$["kinds"]')), 'null')) as varchar)) is not null then cast(coalesce(json_extract_scalar("c"."props", '$["kinds"]'), nullif(json_format(json_extract("c"."props", '$["kinds"]')), 'null')) as varchar) end is not null then json_format(cast(filter(transform(transform(segue_items(case when json_array_length(cast(coalesce(json_extract_scalar("c"."props", '$["kinds"]'), nullif(json_format(json_extract("c"."props", '$["kinds"]')), 'null')) as varchar)) is not null then cast(coalesce(json_extract_scalar("c"."props", '$["kinds"]'), nullif(json_format(json_extract("c"."props", '$["kinds"]')), 'null')) as varchar) end), x -> cast(row(x) as row("value" varchar))), "j" -> cast("j"."value" as varchar)), x -> x is not null) as json))
  end), x -> cast(row(x) as row("value" varchar))), "j" -> "j"."value" = 'vip'), false))
  and "segue_degrees"(cast("c"."latitude" as varchar)) between 4.0665024943635125E1 and 4.075497505636488E1
  and "segue_metres"(
    cast("segue_degrees"(cast("c"."latitude" as varchar)) as double),
    cast("segue_degrees"(cast("c"."longitude" as varchar)) as double),
    4.071E1,
    -7.401E1
  ) <= 5000
)
order by "contact";

-- of_firms
with function segue_read(written varchar) returns number
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  if regexp_like(x, '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$') then
    return try_cast(x as number);
  end if;
  return null;
end,
function segue_ten(power bigint) returns number
deterministic
returns null on null input
return cast('1e' || cast(power as varchar) as number),
function segue_number(written varchar, digits bigint, decimals bigint) returns bigint
deterministic
returns null on null input
begin
  declare x number;
  declare scaled number;
  if length(trim(written)) > 64 then
    return null;
  end if;
  set x = segue_read(written);
  if x is null or decimals = 0 and floor(x) <> x or abs(x) >= segue_ten(digits - decimals + 1) then
    return null;
  end if;
  set scaled = floor(abs(x) * segue_ten(decimals) + number '0.5');
  return if(scaled < segue_ten(digits), try_cast(if(x < 0, -scaled, scaled) as bigint));
end,
function segue_past(zone varchar) returns array(bigint)
deterministic
returns null on null input
return cast(null as array(bigint)),
function segue_known(zone varchar) returns varchar
deterministic
returns null on null input
return case
  when zone in ('Etc/Greenwich', 'Etc/Zulu') then 'UTC'
  when starts_with(zone, 'SystemV/') then fail('segue: Trino knows no time zone ' || zone)
  else zone
end,
function segue_shown(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(moment < 0, segue_past(zone));
  declare i bigint default 2;
  if past is null then
    return try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000',
      cast(at_timezone(date_add('millisecond', moment,
      timestamp '1970-01-01 00:00:00.000 UTC'), segue_known(zone)) as timestamp(3))));
  end if;
  while element_at(past, i) <= moment do
    set i = i + 2;
  end while;
  return moment + element_at(past, i - 1);
end,
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000,
function segue_epoch(written varchar, per_second bigint) returns bigint
deterministic
returns null on null input
return if(length(trim(written)) <= 64, try_cast(floor(segue_read(written) * (1000 / per_second)) as bigint))
select "c"."person_no" "contact"
from "theirs"."people" "c"
  left join "theirs"."firms" "a1"
    on "a1"."firm no" = "c"."firm"
where (
  "segue_number"(
    cast("a1"."staff" as varchar),
    15,
    0
  ) > 50
  and "segue_day"(
    cast("segue_epoch"(
      cast("a1"."founded" as varchar),
      1
    ) as bigint),
    'UTC'
  ) is not null
  and "strpos"(
    cast("a1"."name" as varchar),
    'Ltd'
  ) > 0
)
order by "contact";

-- properties
with function segue_read(written varchar) returns number
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  if regexp_like(x, '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$') then
    return try_cast(x as number);
  end if;
  return null;
end,
function segue_epoch(written varchar, per_second bigint) returns bigint
deterministic
returns null on null input
return if(length(trim(written)) <= 64, try_cast(floor(segue_read(written) * (1000 / per_second)) as bigint)),
function segue_ten(power bigint) returns number
deterministic
returns null on null input
return cast('1e' || cast(power as varchar) as number),
function segue_number(written varchar, digits bigint, decimals bigint) returns bigint
deterministic
returns null on null input
begin
  declare x number;
  declare scaled number;
  if length(trim(written)) > 64 then
    return null;
  end if;
  set x = segue_read(written);
  if x is null or decimals = 0 and floor(x) <> x or abs(x) >= segue_ten(digits - decimals + 1) then
    return null;
  end if;
  set scaled = floor(abs(x) * segue_ten(decimals) + number '0.5');
  return if(scaled < segue_ten(digits), try_cast(if(x < 0, -scaled, scaled) as bigint));
end,
function segue_day_of(day date) returns bigint
deterministic
returns null on null input
return date_diff('day', date '1970-01-01', day),
function segue_date(written varchar) returns bigint
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  return if(
    regexp_like(x, '^[0-9]{4}-[0-9]{2}-[0-9]{2}'),
    segue_day_of(try_cast(substr(x, 1, 10) as date)));
end,
function segue_boolean(x varchar) returns bigint
deterministic
returns null on null input
return case translate(lower(trim(x)), 'ſ', 's')
  when '1' then 1 when 't' then 1 when 'true' then 1 when 'y' then 1 when 'yes' then 1
  when '0' then 0 when 'f' then 0 when 'false' then 0 when 'n' then 0 when 'no' then 0
end,
function segue_items(list varchar) returns array(varchar)
deterministic
returns null on null input
return try(transform(
  cast(json_parse(list) as array(json)),
  x -> if(json_format(x) = 'null', null, coalesce(json_extract_scalar(x, '$'), json_format(x)))))
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
      1
    ) > 1769878800000
    and "segue_epoch"(
      cast("e"."at" as varchar),
      1
    ) <= 1772470800000
    and "substr"(
      cast(coalesce(json_extract_scalar("e"."data", '$["path"]'), nullif(json_format(json_extract("e"."data", '$["path"]')), 'null')) as varchar),
      1,
      6
    ) = '/jobs/'
    and "segue_number"(
      cast(coalesce(json_extract_scalar("e"."data", '$["scroll"]["depth"]'), nullif(json_format(json_extract("e"."data", '$["scroll"]["depth"]')), 'null')) as varchar),
      15,
      0
    ) > 50
    and "segue_date"(cast(coalesce(json_extract_scalar("e"."data", '$["on"]'), nullif(json_format(json_extract("e"."data", '$["on"]')), 'null')) as varchar)) = 20513
    and "segue_boolean"(cast(coalesce(json_extract_scalar("e"."data", '$["ok"]'), nullif(json_format(json_extract("e"."data", '$["ok"]')), 'null')) as varchar)) = 1
    and (coalesce(any_match(transform(segue_items(case
      when case when json_array_length(cast(coalesce(json_extract_scalar("e"."data", '$["words"]'), nullif(json_format(json_extract("e"."data", '$["words"]')), 'null')) as varchar)) is not null then cast(coalesce(json_extract_scalar("e"."data", '$["words"]'), nullif(json_format(json_extract("e"."data", '$["words"]')), 'null')) as varchar) end is not null then json_format(cast(filter(transform(transform(segue_items(case when json_array_length(cast(coalesce(json_extract_scalar("e"."data", '$["words"]'), nullif(json_format(json_extract("e"."data", '$["words"]')), 'null')) as varchar)) is not null then cast(coalesce(json_extract_scalar("e"."data", '$["words"]'), nullif(json_format(json_extract("e"."data", '$["words"]')), 'null')) as varchar) end), x -> cast(row(x) as row("value" varchar))), "j" -> cast("j"."value" as varchar)), x -> x is not null) as json))
    end), x -> cast(row(x) as row("value" varchar))), "j" -> "j"."value" = 'vip'), false))
  )
)
order by "contact";

-- at_their_times
with function segue_read(written varchar) returns number
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  if regexp_like(x, '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$') then
    return try_cast(x as number);
  end if;
  return null;
end,
function segue_epoch(written varchar, per_second bigint) returns bigint
deterministic
returns null on null input
return if(length(trim(written)) <= 64, try_cast(floor(segue_read(written) * (1000 / per_second)) as bigint)),
function segue_past(zone varchar) returns array(bigint)
deterministic
returns null on null input
return case
 when zone in ('Africa/Accra', 'Africa/Bamako', 'Africa/Banjul', 'Africa/Conakry', 'Africa/Dakar', 'Africa/Freetown', 'Africa/Lome', 'Africa/Nouakchott', 'Africa/Ouagadougou', 'Africa/Timbuktu', 'Atlantic/Reykjavik', 'Atlantic/St_Helena', 'Iceland') then array[-968000, -1830383032000, 0]
 when zone in ('Africa/Addis_Ababa', 'Africa/Asmara', 'Africa/Asmera', 'Africa/Dar_es_Salaam', 'Africa/Djibouti', 'Africa/Kampala', 'Africa/Mogadishu', 'Indian/Antananarivo', 'Indian/Comoro', 'Indian/Mayotte') then array[8836000, -1946168836000, 9000000, -1309746600000, 10800000, -1261969200000, 9000000, -1041388200000, 9900000, -865305900000, 10800000]
 when zone in ('Africa/Bangui', 'Africa/Brazzaville', 'Africa/Douala', 'Africa/Kinshasa', 'Africa/Libreville', 'Africa/Luanda', 'Africa/Malabo', 'Africa/Niamey', 'Africa/Porto-Novo') then array[815000, -2035584815000, 0, -1940889600000, 815000, -1767226415000, 1800000, -1588465800000, 3600000]
 when zone in ('Africa/Blantyre', 'Africa/Bujumbura', 'Africa/Gaborone', 'Africa/Harare', 'Africa/Kigali', 'Africa/Lubumbashi', 'Africa/Lusaka') then array[7818000, -1924999818000, 7200000]
 when zone in ('Africa/Maseru', 'Africa/Mbabane') then array[6720000, -2458173120000, 5400000, -2109288600000, 7200000, -860976000000, 10800000, -845254800000, 7200000, -829526400000, 10800000, -813805200000, 7200000]
 when zone in ('America/Anguilla', 'America/Antigua', 'America/Aruba', 'America/Blanc-Sablon', 'America/Curacao', 'America/Dominica', 'America/Grenada', 'America/Guadeloupe', 'America/Kralendijk', 'America/Lower_Princes', 'America/Marigot', 'America/Montserrat', 'America/Port_of_Spain', 'America/St_Barthelemy', 'America/St_Kitts', 'America/St_Lucia', 'America/St_Thomas', 'America/St_Vincent', 'America/Tortola', 'America/Virgin') then array[-15865000, -2233035335000, -14400000, -873057600000, -10800000, -765399600000, -14400000]
 when zone in ('America/Atikokan', 'America/Cayman', 'America/Coral_Harbour') then array[-19088000, -2524502512000, -19176000, -1946918424000, -18000000]
 when zone in ('America/Creston') then array[-26898000, -2717643600000, -25200000, -1633273200000, -21600000, -1615132800000, -25200000, -1601823600000, -21600000, -1583683200000, -25200000, -880210800000, -21600000, -820519140000, -25200000, -812653140000, -21600000, -796845540000, -25200000, -84380400000, -21600000, -68659200000, -25200000]
 when zone in ('America/Nassau') then array[-19052000, -2366736148000, -18000000, -1632070800000, -14400000, -1615140000000, -18000000, -1601753400000, -14400000, -1583697600000, -18000000, -1567357200000, -14400000, -1554667200000, -18000000, -1534698000000, -14400000, -1524074400000, -18000000, -1503248400000, -14400000, -1492365600000, -18000000, -1471798800000, -14400000, -1460916000000, -18000000, -1440954000000, -14400000, -1428861600000, -18000000, -1409504400000, -14400000, -1397412000000, -18000000, -1378054800000, -14400000, -1365962400000, -18000000, -1346605200000, -14400000, -1333908000000, -18000000, -1315155600000, -14400000, -1301853600000, -18000000, -1283706000000, -14400000, -1270404000000, -18000000, -1252256400000, -14400000, -1238954400000, -18000000, -1220806800000, -14400000, -1207504800000, -18000000, -1188752400000, -14400000, -1176055200000, -18000000, -1157302800000, -14400000, -1144000800000, -18000000, -1125853200000, -14400000, -1112551200000, -18000000, -1094403600000, -14400000, -1081101600000, -18000000, -1062954000000, -14400000, -1049652000000, -18000000, -1031504400000, -14400000, -1018202400000, -18000000, -1000054800000, -14400000, -986752800000, -18000000, -968000400000, -14400000, -955303200000, -18000000, -936550800000, -14400000, -765396000000, -18000000, -747248400000, -14400000, -733946400000, -18000000, -715798800000, -14400000, -702496800000, -18000000, -684349200000, -14400000, -671047200000, -18000000, -652899600000, -14400000, -634154400000, -18000000, -620845200000, -14400000, -602704800000, -18000000, -589395600000, -14400000, -576093600000, -18000000, -557946000000, -14400000, -544644000000, -18000000, -526496400000, -14400000, -513194400000, -18000000, -495046800000, -14400000, -481744800000, -18000000, -463597200000, -14400000, -450295200000, -18000000, -431542800000, -14400000, -418240800000, -18000000, -400093200000, -14400000, -384372000000, -18000000, -368643600000, -14400000, -352922400000, -18000000, -337194000000, -14400000, -321472800000, -18000000, -305744400000, -14400000, -289418400000, -18000000, -273690000000, -14400000, -257968800000, -18000000, -242240400000, -14400000, -226519200000, -18000000, -210790800000, -14400000, -195069600000, -18000000, -179341200000, -14400000, -163620000000, -18000000, -147891600000, -14400000, -131565600000, -18000000, -116442000000, -14400000, -100116000000, -18000000, -84387600000, -14400000, -68666400000, -18000000, -52938000000, -14400000, -37216800000, -18000000, -21488400000, -14400000, -5767200000, -18000000]
 when zone in ('Antarctica/DumontDUrville', 'Pacific/Chuuk', 'Pacific/Truk', 'Pacific/Yap') then array[35320000, -2840176120000, 35312000, -2366790512000, 36000000]
 when zone in ('Antarctica/McMurdo', 'Antarctica/South_Pole') then array[41944000, -3192435544000, 41400000, -1330335000000, 45000000, -1320057000000, 41400000, -1300699800000, 43200000, -1287396000000, 41400000, -1269250200000, 43200000, -1255946400000, 41400000, -1237800600000, 43200000, -1224496800000, 41400000, -1206351000000, 43200000, -1192442400000, 41400000, -1174901400000, 43200000, -1160992800000, 41400000, -1143451800000, 43200000, -1125914400000, 41400000, -1112607000000, 43200000, -1094464800000, 41400000, -1081157400000, 43200000, -1063015200000, 41400000, -1049707800000, 43200000, -1031565600000, 41400000, -1018258200000, 43200000, -1000116000000, 41400000, -986808600000, 43200000, -968061600000, 41400000, -955359000000, 43200000, -936612000000, 41400000, -923304600000, 43200000]
 when zone in ('Antarctica/Syowa', 'Asia/Aden', 'Asia/Kuwait') then array[11212000, -719636812000, 10800000]
 when zone in ('Arctic/Longyearbyen', 'Atlantic/Jan_Mayen', 'Europe/Copenhagen', 'Europe/Oslo', 'Europe/Stockholm') then array[3208000, -2422054408000, 3600000, -1693706400000, 7200000, -1680483600000, 3600000, -1663455600000, 7200000, -1650150000000, 3600000, -1632006000000, 7200000, -1618700400000, 3600000, -938905200000, 7200000, -857257200000, 3600000, -844556400000, 7200000, -828226800000, 3600000, -812502000000, 7200000, -796777200000, 3600000, -781052400000, 7200000, -776563200000, 10800000, -765936000000, 7200000, -761180400000, 3600000, -748479600000, 7200000, -733273200000, 3600000, -717631200000, 7200000, -714610800000, 10800000, -710380800000, 7200000, -701910000000, 3600000, -684975600000, 7200000, -670460400000, 3600000, -654130800000, 7200000, -639010800000, 3600000]
 when zone in ('Asia/Bahrain') then array[12368000, -1577935568000, 14400000]
 when zone in ('Asia/Brunei') then array[26480000, -1383463280000, 27000000, -1167636600000, 28800000, -1082448000000, 30000000, -1074586800000, 28800000, -1050825600000, 30000000, -1042964400000, 28800000, -1019289600000, 30000000, -1011428400000, 28800000, -987753600000, 30000000, -979892400000, 28800000, -956217600000, 30000000, -948356400000, 28800000, -924595200000, 30000000, -916734000000, 28800000, -893059200000, 30000000, -885198000000, 28800000, -879667200000, 32400000, -767005200000, 28800000]
 when zone in ('Asia/Kuala_Lumpur') then array[24925000, -2038200925000, 25200000, -1167634800000, 26400000, -894180000000, 27000000, -879665400000, 32400000, -767005200000, 27000000]
 when zone in ('Asia/Muscat', 'Indian/Mahe', 'Indian/Reunion') then array[13272000, -1577936472000, 14400000]
 when zone in ('Asia/Phnom_Penh', 'Asia/Vientiane', 'Indian/Christmas') then array[24124000, -1570084924000, 25200000]
 when zone in ('Europe/Amsterdam', 'Europe/Luxembourg') then array[1050000, -2450995200000, 0, -1740355200000, 3600000, -1693702800000, 7200000, -1680483600000, 3600000, -1663455600000, 7200000, -1650150000000, 3600000, -1632006000000, 7200000, -1618700400000, 3600000, -1613826000000, 0, -1604278800000, 3600000, -1585530000000, 0, -1574038800000, 3600000, -1552266000000, 0, -1539997200000, 3600000, -1520557200000, 0, -1507510800000, 3600000, -1490576400000, 0, -1473642000000, 3600000, -1459126800000, 0, -1444006800000, 3600000, -1427677200000, 0, -1411952400000, 3600000, -1396227600000, 0, -1379293200000, 3600000, -1364778000000, 0, -1348448400000, 3600000, -1333328400000, 0, -1316394000000, 3600000, -1301263200000, 0, -1284328800000, 3600000, -1269813600000, 0, -1253484000000, 3600000, -1238364000000, 0, -1221429600000, 3600000, -1206914400000, 0, -1191189600000, 3600000, -1175464800000, 0, -1160344800000, 3600000, -1143410400000, 0, -1127685600000, 3600000, -1111960800000, 0, -1096840800000, 3600000, -1080511200000, 0, -1063576800000, 3600000, -1049061600000, 0, -1033336800000, 3600000, -1017612000000, 0, -1002492000000, 3600000, -986162400000, 0, -969228000000, 3600000, -950479200000, 0, -942012000000, 3600000, -934668000000, 7200000, -857257200000, 3600000, -844556400000, 7200000, -828226800000, 3600000, -812502000000, 7200000, -798073200000, 3600000, -781052400000, 7200000, -766623600000, 3600000, -745455600000, 7200000, -733273200000, 3600000]
 when zone in ('Europe/Guernsey', 'Europe/Isle_of_Man', 'Europe/Jersey') then array[-75000, -3852662325000, 0, -1691964000000, 3600000, -1680472800000, 0, -1664143200000, 3600000, -1650146400000, 0, -1633903200000, 3600000, -1617487200000, 0, -1601848800000, 3600000, -1586037600000, 0, -1570399200000, 3600000, -1552168800000, 0, -1538344800000, 3600000, -1522533600000, 0, -1507500000000, 3600000, -1490565600000, 0, -1473631200000, 3600000, -1460930400000, 0, -1442786400000, 3600000, -1428876000000, 0, -1410732000000, 3600000, -1396216800000, 0, -1379282400000, 3600000, -1364767200000, 0, -1348437600000, 3600000, -1333317600000, 0, -1315778400000, 3600000, -1301263200000, 0, -1284328800000, 3600000, -1269813600000, 0, -1253484000000, 3600000, -1238364000000, 0, -1221429600000, 3600000, -1206914400000, 0, -1189980000000, 3600000, -1175464800000, 0, -1159135200000, 3600000, -1143410400000, 0, -1126476000000, 3600000, -1111960800000, 0, -1095631200000, 3600000, -1080511200000, 0, -1063576800000, 3600000, -1049061600000, 0, -1032127200000, 3600000, -1017612000000, 0, -1001282400000, 3600000, -986162400000, 0, -969228000000, 3600000, -950479200000, 0, -942012000000, 3600000, -904518000000, 7200000, -896050800000, 3600000, -875487600000, 7200000, -864601200000, 3600000, -844038000000, 7200000, -832546800000, 3600000, -812588400000, 7200000, -798073200000, 3600000, -781052400000, 7200000, -772066800000, 3600000, -764805600000, 0, -748476000000, 3600000, -733356000000, 0, -719445600000, 3600000, -717030000000, 7200000, -706748400000, 3600000, -699487200000, 0, -687996000000, 3600000, -668037600000, 0, -654732000000, 3600000, -636588000000, 0, -622072800000, 3600000, -605743200000, 0, -590623200000, 3600000, -574293600000, 0, -558568800000, 3600000, -542239200000, 0, -527119200000, 3600000, -512604000000, 0, -496274400000, 3600000, -481154400000, 0, -464220000000, 3600000, -449704800000, 0, -432165600000, 3600000, -417650400000, 0, -401320800000, 3600000, -386200800000, 0, -369266400000, 3600000, -354751200000, 0, -337816800000, 3600000, -323301600000, 0, -306972000000, 3600000, -291852000000, 0, -276732000000, 3600000, -257983200000, 0, -245282400000, 3600000, -226533600000, 0, -213228000000, 3600000, -195084000000, 0, -182383200000, 3600000, -163634400000, 0, -150933600000, 3600000, -132184800000, 0, -119484000000, 3600000, -100735200000, 0, -88034400000, 3600000, -68680800000, 0, -59004000000, 3600000]
 when zone in ('Europe/Ljubljana', 'Europe/Sarajevo', 'Europe/Skopje', 'Europe/Zagreb') then array[4920000, -2713915320000, 3600000, -905824800000, 7200000, -857257200000, 3600000, -844556400000, 7200000, -828226800000, 3600000, -812502000000, 7200000, -796777200000, 3600000, -777942000000, 7200000, -766623600000, 3600000]
 when zone in ('Europe/Monaco') then array[561000, -1855958961000, 0, -1689814800000, 3600000, -1680397200000, 0, -1665363600000, 3600000, -1648342800000, 0, -1635123600000, 3600000, -1616893200000, 0, -1604278800000, 3600000, -1585443600000, 0, -1574038800000, 3600000, -1552266000000, 0, -1539997200000, 3600000, -1520557200000, 0, -1507510800000, 3600000, -1490576400000, 0, -1470618000000, 3600000, -1459126800000, 0, -1444006800000, 3600000, -1427677200000, 0, -1411952400000, 3600000, -1396227600000, 0, -1379293200000, 3600000, -1364778000000, 0, -1348448400000, 3600000, -1333328400000, 0, -1316394000000, 3600000, -1301274000000, 0, -1284339600000, 3600000, -1269824400000, 0, -1253494800000, 3600000, -1238374800000, 0, -1221440400000, 3600000, -1206925200000, 0, -1191200400000, 3600000, -1175475600000, 0, -1160355600000, 3600000, -1143421200000, 0, -1127696400000, 3600000, -1111971600000, 0, -1096851600000, 3600000, -1080522000000, 0, -1063587600000, 3600000, -1049072400000, 0, -1033347600000, 3600000, -1017622800000, 0, -1002502800000, 3600000, -986173200000, 0, -969238800000, 3600000, -950490000000, 0, -942012000000, 3600000, -932436000000, 7200000, -857257200000, 3600000, -844556400000, 7200000, -828226800000, 3600000, -812502000000, 7200000, -796266000000, 3600000, -781052400000, 7200000, -766623600000, 3600000]
 when zone in ('Europe/Vaduz') then array[2048000, -3675198848000, 1786000, -2385246586000, 3600000, -904435200000, 7200000, -891129600000, 3600000, -872985600000, 7200000, -859680000000, 3600000]
 when zone in ('Indian/Cocos') then array[23087000, -1577946287000, 23400000, -873268200000, 32400000, -778410000000, 23400000]
 when zone in ('Indian/Kerguelen') then array[17640000, -315636840000, 18000000]
 when zone in ('Pacific/Funafuti', 'Pacific/Majuro', 'Pacific/Wake', 'Pacific/Wallis') then array[41524000, -2177494324000, 43200000]
 when zone in ('Pacific/Midway') then array[45432000, -2445424632000, -40968000, -1861879032000, -39600000]
 when zone in ('Pacific/Pohnpei', 'Pacific/Ponape') then array[38388000, -1806748788000, 39600000]
 when zone in ('Pacific/Saipan') then array[-51660000, -3944626740000, 34740000, -2177487540000, 36000000, -885549600000, 32400000, -802256400000, 36000000, -331891200000, 39600000, -281610000000, 36000000, -73728000000, 39600000, -29415540000, 36000000, -16704000000, 39600000, -10659600000, 36000000]
end,
function segue_known(zone varchar) returns varchar
deterministic
returns null on null input
return case
  when zone in ('Etc/Greenwich', 'Etc/Zulu') then 'UTC'
  when starts_with(zone, 'SystemV/') then fail('segue: Trino knows no time zone ' || zone)
  else zone
end,
function segue_shown(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(moment < 0, segue_past(zone));
  declare i bigint default 2;
  if past is null then
    return try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000',
      cast(at_timezone(date_add('millisecond', moment,
      timestamp '1970-01-01 00:00:00.000 UTC'), segue_known(zone)) as timestamp(3))));
  end if;
  while element_at(past, i) <= moment do
    set i = i + 2;
  end while;
  return moment + element_at(past, i - 1);
end,
function segue_local(clock bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(clock < 86400000, segue_past(zone));
  declare i bigint default 2;
  declare there bigint;
  declare again bigint;
  -- what is left out by a change is told by the clock before it, and so is what is twice
  while element_at(past, i) + greatest(element_at(past, i - 1), element_at(past, i + 1)) <= clock do
    set i = i + 2;
  end while;
  set there = clock - element_at(past, i - 1);
  if there < 0 then
    return there;
  end if;
  set there = try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000 UTC',
    with_timezone(date_add('millisecond', clock,
    timestamp '1970-01-01 00:00:00.000'), segue_known(zone))));
  -- of the moment at which clocks were put back Trino takes the second
  set again = segue_shown(there - 1, zone) + 1 - clock;
  return if(again > 0 and segue_shown(there, zone) = clock, there - again, there);
end,
function segue_day_start(day bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare midnight bigint default try(day * 86400000);
  declare after bigint default segue_local(midnight, zone);
  declare before bigint default after - 2 * 86400000;
  declare middle bigint;
  if segue_shown(after, zone) = midnight then
    return after;
  end if;
  -- midnight is left out: the day begins where the clocks have been put forward
  while after - before > 1 do
    set middle = before + (after - before) / 2;
    if segue_shown(middle, zone) < midnight then
      set before = middle;
    else
      set after = middle;
    end if;
  end while;
  return after;
end,
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000,
function segue_zone(x varchar) returns varchar
deterministic
returns null on null input
return if(contains(array['Africa/Abidjan', 'Africa/Accra', 'Africa/Addis_Ababa', 'Africa/Algiers', 'Africa/Asmara', 'Africa/Asmera', 'Africa/Bamako', 'Africa/Bangui', 'Africa/Banjul', 'Africa/Bissau', 'Africa/Blantyre', 'Africa/Brazzaville', 'Africa/Bujumbura', 'Africa/Cairo', 'Africa/Casablanca', 'Africa/Ceuta', 'Africa/Conakry', 'Africa/Dakar', 'Africa/Dar_es_Salaam', 'Africa/Djibouti', 'Africa/Douala', 'Africa/El_Aaiun', 'Africa/Freetown', 'Africa/Gaborone', 'Africa/Harare', 'Africa/Johannesburg', 'Africa/Juba', 'Africa/Kampala', 'Africa/Khartoum', 'Africa/Kigali', 'Africa/Kinshasa', 'Africa/Lagos', 'Africa/Libreville', 'Africa/Lome', 'Africa/Luanda', 'Africa/Lubumbashi', 'Africa/Lusaka', 'Africa/Malabo', 'Africa/Maputo', 'Africa/Maseru', 'Africa/Mbabane', 'Africa/Mogadishu', 'Africa/Monrovia', 'Africa/Nairobi', 'Africa/Ndjamena', 'Africa/Niamey', 'Africa/Nouakchott', 'Africa/Ouagadougou', 'Africa/Porto-Novo', 'Africa/Sao_Tome', 'Africa/Timbuktu', 'Africa/Tripoli', 'Africa/Tunis', 'Africa/Windhoek', 'America/Adak', 'America/Anchorage', 'America/Anguilla', 'America/Antigua', 'America/Araguaina', 'America/Argentina/Buenos_Aires', 'America/Argentina/Catamarca', 'America/Argentina/ComodRivadavia', 'America/Argentina/Cordoba', 'America/Argentina/Jujuy', 'America/Argentina/La_Rioja', 'America/Argentina/Mendoza', 'America/Argentina/Rio_Gallegos', 'America/Argentina/Salta', 'America/Argentina/San_Juan', 'America/Argentina/San_Luis', 'America/Argentina/Tucuman', 'America/Argentina/Ushuaia', 'America/Aruba', 'America/Asuncion', 'America/Atikokan', 'America/Atka', 'America/Bahia', 'America/Bahia_Banderas', 'America/Barbados', 'America/Belem', 'America/Belize', 'America/Blanc-Sablon', 'America/Boa_Vista', 'America/Bogota', 'America/Boise', 'America/Buenos_Aires', 'America/Cambridge_Bay', 'America/Campo_Grande', 'America/Cancun', 'America/Caracas', 'America/Catamarca', 'America/Cayenne', 'America/Cayman', 'America/Chicago', 'America/Chihuahua', 'America/Ciudad_Juarez', 'America/Coral_Harbour', 'America/Cordoba', 'America/Costa_Rica', 'America/Coyhaique', 'America/Creston', 'America/Cuiaba', 'America/Curacao', 'America/Danmarkshavn', 'America/Dawson', 'America/Dawson_Creek', 'America/Denver', 'America/Detroit', 'America/Dominica', 'America/Edmonton', 'America/Eirunepe', 'America/El_Salvador', 'America/Ensenada', 'America/Fort_Nelson', 'America/Fort_Wayne', 'America/Fortaleza', 'America/Glace_Bay', 'America/Godthab', 'America/Goose_Bay', 'America/Grand_Turk', 'America/Grenada', 'America/Guadeloupe', 'America/Guatemala', 'America/Guayaquil', 'America/Guyana', 'America/Halifax', 'America/Havana', 'America/Hermosillo', 'America/Indiana/Indianapolis', 'America/Indiana/Knox', 'America/Indiana/Marengo', 'America/Indiana/Petersburg', 'America/Indiana/Tell_City', 'America/Indiana/Vevay', 'America/Indiana/Vincennes', 'America/Indiana/Winamac', 'America/Indianapolis', 'America/Inuvik', 'America/Iqaluit', 'America/Jamaica', 'America/Jujuy', 'America/Juneau', 'America/Kentucky/Louisville', 'America/Kentucky/Monticello', 'America/Knox_IN', 'America/Kralendijk', 'America/La_Paz', 'America/Lima', 'America/Los_Angeles', 'America/Louisville', 'America/Lower_Princes', 'America/Maceio', 'America/Managua', 'America/Manaus', 'America/Marigot', 'America/Martinique', 'America/Matamoros', 'America/Mazatlan', 'America/Mendoza', 'America/Menominee', 'America/Merida', 'America/Metlakatla', 'America/Mexico_City', 'America/Miquelon', 'America/Moncton', 'America/Monterrey', 'America/Montevideo', 'America/Montreal', 'America/Montserrat', 'America/Nassau', 'America/New_York', 'America/Nipigon', 'America/Nome', 'America/Noronha', 'America/North_Dakota/Beulah', 'America/North_Dakota/Center', 'America/North_Dakota/New_Salem', 'America/Nuuk', 'America/Ojinaga', 'America/Panama', 'America/Pangnirtung', 'America/Paramaribo', 'America/Phoenix', 'America/Port-au-Prince', 'America/Port_of_Spain', 'America/Porto_Acre', 'America/Porto_Velho', 'America/Puerto_Rico', 'America/Punta_Arenas', 'America/Rainy_River', 'America/Rankin_Inlet', 'America/Recife', 'America/Regina', 'America/Resolute', 'America/Rio_Branco', 'America/Rosario', 'America/Santa_Isabel', 'America/Santarem', 'America/Santiago', 'America/Santo_Domingo', 'America/Sao_Paulo', 'America/Scoresbysund', 'America/Shiprock', 'America/Sitka', 'America/St_Barthelemy', 'America/St_Johns', 'America/St_Kitts', 'America/St_Lucia', 'America/St_Thomas', 'America/St_Vincent', 'America/Swift_Current', 'America/Tegucigalpa', 'America/Thule', 'America/Thunder_Bay', 'America/Tijuana', 'America/Toronto', 'America/Tortola', 'America/Vancouver', 'America/Virgin', 'America/Whitehorse', 'America/Winnipeg', 'America/Yakutat', 'America/Yellowknife', 'Antarctica/Casey', 'Antarctica/Davis', 'Antarctica/DumontDUrville', 'Antarctica/Macquarie', 'Antarctica/Mawson', 'Antarctica/McMurdo', 'Antarctica/Palmer', 'Antarctica/Rothera', 'Antarctica/South_Pole', 'Antarctica/Syowa', 'Antarctica/Troll', 'Antarctica/Vostok', 'Arctic/Longyearbyen', 'Asia/Aden', 'Asia/Almaty', 'Asia/Amman', 'Asia/Anadyr', 'Asia/Aqtau', 'Asia/Aqtobe', 'Asia/Ashgabat', 'Asia/Ashkhabad', 'Asia/Atyrau', 'Asia/Baghdad', 'Asia/Bahrain', 'Asia/Baku', 'Asia/Bangkok', 'Asia/Barnaul', 'Asia/Beirut', 'Asia/Bishkek', 'Asia/Brunei', 'Asia/Calcutta', 'Asia/Chita', 'Asia/Choibalsan', 'Asia/Chongqing', 'Asia/Chungking', 'Asia/Colombo', 'Asia/Dacca', 'Asia/Damascus', 'Asia/Dhaka', 'Asia/Dili', 'Asia/Dubai', 'Asia/Dushanbe', 'Asia/Famagusta', 'Asia/Gaza', 'Asia/Harbin', 'Asia/Hebron', 'Asia/Ho_Chi_Minh', 'Asia/Hong_Kong', 'Asia/Hovd', 'Asia/Irkutsk', 'Asia/Istanbul', 'Asia/Jakarta', 'Asia/Jayapura', 'Asia/Jerusalem', 'Asia/Kabul', 'Asia/Kamchatka', 'Asia/Karachi', 'Asia/Kashgar', 'Asia/Kathmandu', 'Asia/Katmandu', 'Asia/Khandyga', 'Asia/Kolkata', 'Asia/Krasnoyarsk', 'Asia/Kuala_Lumpur', 'Asia/Kuching', 'Asia/Kuwait', 'Asia/Macao', 'Asia/Macau', 'Asia/Magadan', 'Asia/Makassar', 'Asia/Manila', 'Asia/Muscat', 'Asia/Nicosia', 'Asia/Novokuznetsk', 'Asia/Novosibirsk', 'Asia/Omsk', 'Asia/Oral', 'Asia/Phnom_Penh', 'Asia/Pontianak', 'Asia/Pyongyang', 'Asia/Qatar', 'Asia/Qostanay', 'Asia/Qyzylorda', 'Asia/Rangoon', 'Asia/Riyadh', 'Asia/Saigon', 'Asia/Sakhalin', 'Asia/Samarkand', 'Asia/Seoul', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Srednekolymsk', 'Asia/Taipei', 'Asia/Tashkent', 'Asia/Tbilisi', 'Asia/Tehran', 'Asia/Tel_Aviv', 'Asia/Thimbu', 'Asia/Thimphu', 'Asia/Tokyo', 'Asia/Tomsk', 'Asia/Ujung_Pandang', 'Asia/Ulaanbaatar', 'Asia/Ulan_Bator', 'Asia/Urumqi', 'Asia/Ust-Nera', 'Asia/Vientiane', 'Asia/Vladivostok', 'Asia/Yakutsk', 'Asia/Yangon', 'Asia/Yekaterinburg', 'Asia/Yerevan', 'Atlantic/Azores', 'Atlantic/Bermuda', 'Atlantic/Canary', 'Atlantic/Cape_Verde', 'Atlantic/Faeroe', 'Atlantic/Faroe', 'Atlantic/Jan_Mayen', 'Atlantic/Madeira', 'Atlantic/Reykjavik', 'Atlantic/South_Georgia', 'Atlantic/St_Helena', 'Atlantic/Stanley', 'Australia/ACT', 'Australia/Adelaide', 'Australia/Brisbane', 'Australia/Broken_Hill', 'Australia/Canberra', 'Australia/Currie', 'Australia/Darwin', 'Australia/Eucla', 'Australia/Hobart', 'Australia/LHI', 'Australia/Lindeman', 'Australia/Lord_Howe', 'Australia/Melbourne', 'Australia/NSW', 'Australia/North', 'Australia/Perth', 'Australia/Queensland', 'Australia/South', 'Australia/Sydney', 'Australia/Tasmania', 'Australia/Victoria', 'Australia/West', 'Australia/Yancowinna', 'Brazil/Acre', 'Brazil/DeNoronha', 'Brazil/East', 'Brazil/West', 'CET', 'CST6CDT', 'Canada/Atlantic', 'Canada/Central', 'Canada/Eastern', 'Canada/Mountain', 'Canada/Newfoundland', 'Canada/Pacific', 'Canada/Saskatchewan', 'Canada/Yukon', 'Chile/Continental', 'Chile/EasterIsland', 'Cuba', 'EET', 'EST5EDT', 'Egypt', 'Eire', 'Etc/GMT', 'Etc/GMT+0', 'Etc/GMT+1', 'Etc/GMT+10', 'Etc/GMT+11', 'Etc/GMT+12', 'Etc/GMT+2', 'Etc/GMT+3', 'Etc/GMT+4', 'Etc/GMT+5', 'Etc/GMT+6', 'Etc/GMT+7', 'Etc/GMT+8', 'Etc/GMT+9', 'Etc/GMT-0', 'Etc/GMT-1', 'Etc/GMT-10', 'Etc/GMT-11', 'Etc/GMT-12', 'Etc/GMT-13', 'Etc/GMT-14', 'Etc/GMT-2', 'Etc/GMT-3', 'Etc/GMT-4', 'Etc/GMT-5', 'Etc/GMT-6', 'Etc/GMT-7', 'Etc/GMT-8', 'Etc/GMT-9', 'Etc/GMT0', 'Etc/Greenwich', 'Etc/UCT', 'Etc/UTC', 'Etc/Universal', 'Etc/Zulu', 'Europe/Amsterdam', 'Europe/Andorra', 'Europe/Astrakhan', 'Europe/Athens', 'Europe/Belfast', 'Europe/Belgrade', 'Europe/Berlin', 'Europe/Bratislava', 'Europe/Brussels', 'Europe/Bucharest', 'Europe/Budapest', 'Europe/Busingen', 'Europe/Chisinau', 'Europe/Copenhagen', 'Europe/Dublin', 'Europe/Gibraltar', 'Europe/Guernsey', 'Europe/Helsinki', 'Europe/Isle_of_Man', 'Europe/Istanbul', 'Europe/Jersey', 'Europe/Kaliningrad', 'Europe/Kiev', 'Europe/Kirov', 'Europe/Kyiv', 'Europe/Lisbon', 'Europe/Ljubljana', 'Europe/London', 'Europe/Luxembourg', 'Europe/Madrid', 'Europe/Malta', 'Europe/Mariehamn', 'Europe/Minsk', 'Europe/Monaco', 'Europe/Moscow', 'Europe/Nicosia', 'Europe/Oslo', 'Europe/Paris', 'Europe/Podgorica', 'Europe/Prague', 'Europe/Riga', 'Europe/Rome', 'Europe/Samara', 'Europe/San_Marino', 'Europe/Sarajevo', 'Europe/Saratov', 'Europe/Simferopol', 'Europe/Skopje', 'Europe/Sofia', 'Europe/Stockholm', 'Europe/Tallinn', 'Europe/Tirane', 'Europe/Tiraspol', 'Europe/Ulyanovsk', 'Europe/Uzhgorod', 'Europe/Vaduz', 'Europe/Vatican', 'Europe/Vienna', 'Europe/Vilnius', 'Europe/Volgograd', 'Europe/Warsaw', 'Europe/Zagreb', 'Europe/Zaporozhye', 'Europe/Zurich', 'GB', 'GB-Eire', 'GMT', 'GMT0', 'Greenwich', 'Hongkong', 'Iceland', 'Indian/Antananarivo', 'Indian/Chagos', 'Indian/Christmas', 'Indian/Cocos', 'Indian/Comoro', 'Indian/Kerguelen', 'Indian/Mahe', 'Indian/Maldives', 'Indian/Mauritius', 'Indian/Mayotte', 'Indian/Reunion', 'Iran', 'Israel', 'Jamaica', 'Japan', 'Kwajalein', 'Libya', 'MET', 'MST7MDT', 'Mexico/BajaNorte', 'Mexico/BajaSur', 'Mexico/General', 'NZ', 'NZ-CHAT', 'Navajo', 'PRC', 'PST8PDT', 'Pacific/Apia', 'Pacific/Auckland', 'Pacific/Bougainville', 'Pacific/Chatham', 'Pacific/Chuuk', 'Pacific/Easter', 'Pacific/Efate', 'Pacific/Enderbury', 'Pacific/Fakaofo', 'Pacific/Fiji', 'Pacific/Funafuti', 'Pacific/Galapagos', 'Pacific/Gambier', 'Pacific/Guadalcanal', 'Pacific/Guam', 'Pacific/Honolulu', 'Pacific/Johnston', 'Pacific/Kanton', 'Pacific/Kiritimati', 'Pacific/Kosrae', 'Pacific/Kwajalein', 'Pacific/Majuro', 'Pacific/Marquesas', 'Pacific/Midway', 'Pacific/Nauru', 'Pacific/Niue', 'Pacific/Norfolk', 'Pacific/Noumea', 'Pacific/Pago_Pago', 'Pacific/Palau', 'Pacific/Pitcairn', 'Pacific/Pohnpei', 'Pacific/Ponape', 'Pacific/Port_Moresby', 'Pacific/Rarotonga', 'Pacific/Saipan', 'Pacific/Samoa', 'Pacific/Tahiti', 'Pacific/Tarawa', 'Pacific/Tongatapu', 'Pacific/Truk', 'Pacific/Wake', 'Pacific/Wallis', 'Pacific/Yap', 'Poland', 'Portugal', 'ROK', 'Singapore', 'SystemV/AST4', 'SystemV/AST4ADT', 'SystemV/CST6', 'SystemV/CST6CDT', 'SystemV/EST5', 'SystemV/EST5EDT', 'SystemV/HST10', 'SystemV/MST7', 'SystemV/MST7MDT', 'SystemV/PST8', 'SystemV/PST8PDT', 'SystemV/YST9', 'SystemV/YST9YDT', 'Turkey', 'UCT', 'US/Alaska', 'US/Aleutian', 'US/Arizona', 'US/Central', 'US/East-Indiana', 'US/Eastern', 'US/Hawaii', 'US/Indiana-Starke', 'US/Michigan', 'US/Mountain', 'US/Pacific', 'US/Samoa', 'UTC', 'Universal', 'W-SU', 'WET', 'Zulu'], x), x),
function segue_boolean(x varchar) returns bigint
deterministic
returns null on null input
return case translate(lower(trim(x)), 'ſ', 's')
  when '1' then 1 when 't' then 1 when 'true' then 1 when 'y' then 1 when 'yes' then 1
  when '0' then 0 when 'f' then 0 when 'false' then 0 when 'n' then 0 when 'no' then 0
end,
function segue_day_of(day date) returns bigint
deterministic
returns null on null input
return date_diff('day', date '1970-01-01', day),
function segue_date(written varchar) returns bigint
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  return if(
    regexp_like(x, '^[0-9]{4}-[0-9]{2}-[0-9]{2}'),
    segue_day_of(try_cast(substr(x, 1, 10) as date)));
end
select "c"."person_no" "contact"
from "theirs"."people" "c"
where (
  "c"."person_no" in (
    select "c"."person_no"
    from "theirs"."people" "c"
      join "theirs"."log" "e"
        on "e"."person" = "c"."person_no"
    where (
      "e"."person" is not null
      and "e"."kind" = 'closed'
      and "segue_epoch"(
        cast("e"."at" as varchar),
        1
      ) >= "segue_day_start"(
        cast("segue_day"(
          1772470800000,
          cast(coalesce(
            "segue_zone"(cast(coalesce(json_extract_scalar("c"."props", '$["time_zone"]'), nullif(json_format(json_extract("c"."props", '$["time_zone"]')), 'null')) as varchar)),
            'America/New_York'
          ) as varchar)
        ) as bigint),
        cast(coalesce(
          "segue_zone"(cast(coalesce(json_extract_scalar("c"."props", '$["time_zone"]'), nullif(json_format(json_extract("c"."props", '$["time_zone"]')), 'null')) as varchar)),
          'America/New_York'
        ) as varchar)
      )
      and "segue_epoch"(
        cast("e"."at" as varchar),
        1
      ) < "segue_day_start"(
        cast(("segue_day"(
          1772470800000,
          cast(coalesce(
            "segue_zone"(cast(coalesce(json_extract_scalar("c"."props", '$["time_zone"]'), nullif(json_format(json_extract("c"."props", '$["time_zone"]')), 'null')) as varchar)),
            'America/New_York'
          ) as varchar)
        ) + 1) as bigint),
        cast(coalesce(
          "segue_zone"(cast(coalesce(json_extract_scalar("c"."props", '$["time_zone"]'), nullif(json_format(json_extract("c"."props", '$["time_zone"]')), 'null')) as varchar)),
          'America/New_York'
        ) as varchar)
      )
      and "segue_epoch"(
        cast("e"."at" as varchar),
        1
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
        1000
      ) > 1769878800000
      and "segue_epoch"(
        cast("e"."ordered_at" as varchar),
        1000
      ) <= 1772470800000
      and "segue_boolean"(cast("e"."gift" as varchar)) = 1
      and "segue_date"(cast("e"."due" as varchar)) <= 20513
    )
  )
)
order by "contact";

-- paid
with function segue_read(written varchar) returns number
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  if regexp_like(x, '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$') then
    return try_cast(x as number);
  end if;
  return null;
end,
function segue_epoch(written varchar, per_second bigint) returns bigint
deterministic
returns null on null input
return if(length(trim(written)) <= 64, try_cast(floor(segue_read(written) * (1000 / per_second)) as bigint)),
function segue_items(list varchar) returns array(varchar)
deterministic
returns null on null input
return try(transform(
  cast(json_parse(list) as array(json)),
  x -> if(json_format(x) = 'null', null, coalesce(json_extract_scalar(x, '$'), json_format(x))))),
function segue_ten(power bigint) returns number
deterministic
returns null on null input
return cast('1e' || cast(power as varchar) as number),
function segue_number(written varchar, digits bigint, decimals bigint) returns bigint
deterministic
returns null on null input
begin
  declare x number;
  declare scaled number;
  if length(trim(written)) > 64 then
    return null;
  end if;
  set x = segue_read(written);
  if x is null or decimals = 0 and floor(x) <> x or abs(x) >= segue_ten(digits - decimals + 1) then
    return null;
  end if;
  set scaled = floor(abs(x) * segue_ten(decimals) + number '0.5');
  return if(scaled < segue_ten(digits), try_cast(if(x < 0, -scaled, scaled) as bigint));
end
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
        1000
      ) <= 1772470800000
      and "segue_epoch"(
        cast("e"."paid" as varchar),
        1
      ) between 1771866000001 and 1772470800000
      and (coalesce(any_match(transform(segue_items(case
        when case when json_array_length(cast("e"."parts" as varchar)) is not null then cast("e"."parts" as varchar) end is not null then json_format(cast(filter(transform(transform(segue_items(case when json_array_length(cast("e"."parts" as varchar)) is not null then cast("e"."parts" as varchar) end), x -> cast(row(x) as row("value" varchar))), "j" -> cast("j"."value" as varchar)), x -> x is not null) as json))
      end), x -> cast(row(x) as row("value" varchar))), "j" -> "j"."value" in (
        'wheel', 'door'
      )), false))
    )
  )
  and "c"."person_no" in (
    select "e"."contact"
    from (
      select
        "min_by"(
          "e"."customer",
          "segue_epoch"(
            cast("e"."ordered_at" as varchar),
            1000
          )
        ) "contact",
        "min_by"(
          "segue_number"(
            cast("e"."total_amount" as varchar),
            12,
            2
          ),
          "segue_epoch"(
            cast("e"."ordered_at" as varchar),
            1000
          )
        ) "total"
      from "theirs"."orders" "e"
      where (
        "e"."customer" is not null
        and "segue_epoch"(
          cast("e"."ordered_at" as varchar),
          1000
        ) <= 1772470800000
        and "e"."no" is not null
      )
      group by "e"."no"
    ) "e"
    group by "e"."contact"
    having try_cast(sum(cast("e"."total" as decimal(38, 0))) as bigint) > 9950
  )
)
order by "contact";

-- owns
with function segue_read(written varchar) returns number
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  if regexp_like(x, '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$') then
    return try_cast(x as number);
  end if;
  return null;
end,
function segue_ten(power bigint) returns number
deterministic
returns null on null input
return cast('1e' || cast(power as varchar) as number),
function segue_number(written varchar, digits bigint, decimals bigint) returns bigint
deterministic
returns null on null input
begin
  declare x number;
  declare scaled number;
  if length(trim(written)) > 64 then
    return null;
  end if;
  set x = segue_read(written);
  if x is null or decimals = 0 and floor(x) <> x or abs(x) >= segue_ten(digits - decimals + 1) then
    return null;
  end if;
  set scaled = floor(abs(x) * segue_ten(decimals) + number '0.5');
  return if(scaled < segue_ten(digits), try_cast(if(x < 0, -scaled, scaled) as bigint));
end,
function segue_items(list varchar) returns array(varchar)
deterministic
returns null on null input
return try(transform(
  cast(json_parse(list) as array(json)),
  x -> if(json_format(x) = 'null', null, coalesce(json_extract_scalar(x, '$'), json_format(x)))))
select "c"."person_no" "contact"
from "theirs"."people" "c"
where "c"."person_no" in (
  select "e"."contact"
  from (
    select element_at(array_agg("r"."owner"), 1) "contact"
    from "theirs"."pets" "r"
    where (
      "r"."owner" is not null
      and cast(coalesce(json_extract_scalar("r"."more", '$["name"]'), nullif(json_format(json_extract("r"."more", '$["name"]')), 'null')) as varchar) = 'Rex'
      and "segue_number"(
        cast(coalesce(json_extract_scalar("r"."more", '$["legs"]'), nullif(json_format(json_extract("r"."more", '$["legs"]')), 'null')) as varchar),
        15,
        0
      ) > 3
      and (coalesce(any_match(transform(cast(json_parse(case
        when case when json_array_length(cast(coalesce(json_extract_scalar("r"."more", '$["chips"]'), nullif(json_format(json_extract("r"."more", '$["chips"]')), 'null')) as varchar)) is not null then cast(coalesce(json_extract_scalar("r"."more", '$["chips"]'), nullif(json_format(json_extract("r"."more", '$["chips"]')), 'null')) as varchar) end is not null then json_format(cast(filter(transform(transform(segue_items(case when json_array_length(cast(coalesce(json_extract_scalar("r"."more", '$["chips"]'), nullif(json_format(json_extract("r"."more", '$["chips"]')), 'null')) as varchar)) is not null then cast(coalesce(json_extract_scalar("r"."more", '$["chips"]'), nullif(json_format(json_extract("r"."more", '$["chips"]')), 'null')) as varchar) end), x -> cast(row(x) as row("value" varchar))), "j" -> "segue_number"(
          cast("j"."value" as varchar),
          15,
          0
        )), x -> x is not null) as json))
      end) as array(bigint)), x -> cast(row(x) as row("value" bigint))), "j" -> "j"."value" = 7), false))
      and "r"."id" is not null
    )
    group by "r"."id"
  ) "e"
  group by "e"."contact"
  having count(*) >= 2
)
order by "contact";

-- wants
with function segue_read(written varchar) returns number
deterministic
returns null on null input
begin
  declare x varchar default trim(written);
  if regexp_like(x, '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$') then
    return try_cast(x as number);
  end if;
  return null;
end,
function segue_epoch(written varchar, per_second bigint) returns bigint
deterministic
returns null on null input
return if(length(trim(written)) <= 64, try_cast(floor(segue_read(written) * (1000 / per_second)) as bigint)),
function segue_boolean(x varchar) returns bigint
deterministic
returns null on null input
return case translate(lower(trim(x)), 'ſ', 's')
  when '1' then 1 when 't' then 1 when 'true' then 1 when 'y' then 1 when 'yes' then 1
  when '0' then 0 when 'f' then 0 when 'false' then 0 when 'n' then 0 when 'no' then 0
end
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
        1
      ) "at",
      "segue_boolean"(cast("k"."subscribed" as varchar)) "subscribed"
    from "theirs"."subscriptions" "k"
    where (
      "k"."contact_id" is not null
      and "k"."topic_name" = 'offers'
      and "segue_epoch"(
        cast("k"."changed_at" as varchar),
        1
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

