-- texts
select "c"."id" "contact"
from "contacts" "c"
where (
  (
    "strpos"("c"."title", 'VP') = 0
    or "c"."title" is null
  )
  and (
    "substr"("c"."title", 1, 1) <> 'A'
    or "c"."title" is null
  )
  and (
    case
      when length("c"."title") <= 1 then "c"."title"
      else "substr"("c"."title", -1)
    end <> 'z'
    or "c"."title" is null
  )
  and (
    "substr"("c"."title", 1, 1) <> 'a'
    or "c"."title" is null
  )
  and (
    (not regexp_like("c"."title", '(?:b)+'))
    or "c"."title" is null
  )
  and trim(both '	
                  　' from "c"."title") <> ''
)
order by "contact";

-- values
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."country" is distinct from 'US'
  and (
    "c"."country" not in (
      'CA', 'MX'
    )
    or "c"."country" is null
  )
  and (
    "c"."customer_since" < 20089
    or "c"."customer_since" is null
    or "c"."customer_since" > 20269
    or "c"."customer_since" is null
  )
)
order by "contact";

-- lists
with function segue_items(list varchar) returns array(varchar)
deterministic
returns null on null input
return try(transform(
  cast(json_parse(list) as array(json)),
  x -> if(json_format(x) = 'null', null, coalesce(json_extract_scalar(x, '$'), json_format(x))))),
function segue_fold(x varchar) returns varchar
deterministic
returns null on null input
return if(
  regexp_like(x, '[µßİŉſǰͅΐΰςϐϑϕϖϰϱϵևᲀᲁᲂᲃᲄᲅᲆᲇᲈẖẗẘẙẚẛẞὐὒὔὖᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾶᾷᾼιῂῃῄῆῇῌῒΐῖῗῢΰῤῦῧῲῳῴῶῷῼﬀﬁﬂﬃﬄﬅﬆﬓﬔﬕﬖﬗ]'),
  lower(regexp_replace(x, '([µßİŉſǰͅΐΰςϐϑϕϖϰϱϵևᲀᲁᲂᲃᲄᲅᲆᲇᲈẖẗẘẙẚẛẞὐὒὔὖᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾶᾷᾼιῂῃῄῆῇῌῒΐῖῗῢΰῤῦῧῲῳῴῶῷῼﬀﬁﬂﬃﬄﬅﬆﬓﬔﬕﬖﬗ])', c -> element_at(map(array['µ', 'ß', 'İ', 'ŉ', 'ſ', 'ǰ', 'ͅ', 'ΐ', 'ΰ', 'ς', 'ϐ', 'ϑ', 'ϕ', 'ϖ', 'ϰ', 'ϱ', 'ϵ', 'և', 'ᲀ', 'ᲁ', 'ᲂ', 'ᲃ', 'ᲄ', 'ᲅ', 'ᲆ', 'ᲇ', 'ᲈ', 'ẖ', 'ẗ', 'ẘ', 'ẙ', 'ẚ', 'ẛ', 'ẞ', 'ὐ', 'ὒ', 'ὔ', 'ὖ', 'ᾀ', 'ᾁ', 'ᾂ', 'ᾃ', 'ᾄ', 'ᾅ', 'ᾆ', 'ᾇ', 'ᾈ', 'ᾉ', 'ᾊ', 'ᾋ', 'ᾌ', 'ᾍ', 'ᾎ', 'ᾏ', 'ᾐ', 'ᾑ', 'ᾒ', 'ᾓ', 'ᾔ', 'ᾕ', 'ᾖ', 'ᾗ', 'ᾘ', 'ᾙ', 'ᾚ', 'ᾛ', 'ᾜ', 'ᾝ', 'ᾞ', 'ᾟ', 'ᾠ', 'ᾡ', 'ᾢ', 'ᾣ', 'ᾤ', 'ᾥ', 'ᾦ', 'ᾧ', 'ᾨ', 'ᾩ', 'ᾪ', 'ᾫ', 'ᾬ', 'ᾭ', 'ᾮ', 'ᾯ', 'ᾲ', 'ᾳ', 'ᾴ', 'ᾶ', 'ᾷ', 'ᾼ', 'ι', 'ῂ', 'ῃ', 'ῄ', 'ῆ', 'ῇ', 'ῌ', 'ῒ', 'ΐ', 'ῖ', 'ῗ', 'ῢ', 'ΰ', 'ῤ', 'ῦ', 'ῧ', 'ῲ', 'ῳ', 'ῴ', 'ῶ', 'ῷ', 'ῼ', 'ﬀ', 'ﬁ', 'ﬂ', 'ﬃ', 'ﬄ', 'ﬅ', 'ﬆ', 'ﬓ', 'ﬔ', 'ﬕ', 'ﬖ', 'ﬗ'], array['μ', 'ss', 'i̇', 'ʼn', 's', 'ǰ', 'ι', 'ΐ', 'ΰ', 'σ', 'β', 'θ', 'φ', 'π', 'κ', 'ρ', 'ε', 'եւ', 'в', 'д', 'о', 'с', 'т', 'т', 'ъ', 'ѣ', 'ꙋ', 'ẖ', 'ẗ', 'ẘ', 'ẙ', 'aʾ', 'ṡ', 'ss', 'ὐ', 'ὒ', 'ὔ', 'ὖ', 'ἀι', 'ἁι', 'ἂι', 'ἃι', 'ἄι', 'ἅι', 'ἆι', 'ἇι', 'ἀι', 'ἁι', 'ἂι', 'ἃι', 'ἄι', 'ἅι', 'ἆι', 'ἇι', 'ἠι', 'ἡι', 'ἢι', 'ἣι', 'ἤι', 'ἥι', 'ἦι', 'ἧι', 'ἠι', 'ἡι', 'ἢι', 'ἣι', 'ἤι', 'ἥι', 'ἦι', 'ἧι', 'ὠι', 'ὡι', 'ὢι', 'ὣι', 'ὤι', 'ὥι', 'ὦι', 'ὧι', 'ὠι', 'ὡι', 'ὢι', 'ὣι', 'ὤι', 'ὥι', 'ὦι', 'ὧι', 'ὰι', 'αι', 'άι', 'ᾶ', 'ᾶι', 'αι', 'ι', 'ὴι', 'ηι', 'ήι', 'ῆ', 'ῆι', 'ηι', 'ῒ', 'ΐ', 'ῖ', 'ῗ', 'ῢ', 'ΰ', 'ῤ', 'ῦ', 'ῧ', 'ὼι', 'ωι', 'ώι', 'ῶ', 'ῶι', 'ωι', 'ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st', 'մն', 'մե', 'մի', 'վն', 'մխ']), c[1]))),
  lower(x))
select "c"."id" "contact"
from "contacts" "c"
where (
  (not coalesce(any_match(transform(segue_items("c"."tags"), x -> cast(row(x) as row("value" varchar))), "j" -> "j"."value" = 'vip'), false))
  and coalesce(cardinality(array_distinct(transform(filter(transform(segue_items("c"."tags"), x -> cast(row(x) as row("value" varchar))), "j" -> "j"."value" in (
    'car', 'loan'
  )), "j" -> "j"."value"))), 0) <> 2
  and (coalesce(any_match(transform(segue_items("c"."tags"), x -> cast(row(x) as row("value" varchar))), "j" -> "segue_fold"(cast("j"."value" as varchar)) in (
    'a', 'b'
  )), false))
  and "c"."tags" is distinct from '[]'
)
order by "contact";

-- sums
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
return if(segue_above(b) <> 0, segue_limited(segue_above(a) * segue_below(b), segue_below(a) * segue_above(b)))
select "c"."id" "contact"
from "contacts" "c"
where (
  ("c"."lifetime_value" + (10 * 100)) > ((2 * "c"."lifetime_value") - (5 * 100))
  and "segue_compare"(
    cast("segue_divide"(
      cast("c"."lifetime_value" as varchar),
      cast((12 * 100) as varchar)
    ) as varchar),
    '100'
  ) > 0
  and ((0 * 100) - "c"."lifetime_value") < 300
)
order by "contact";

-- attributes
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."title" = "c"."first_name"
  and (
    "c"."title" <> "c"."country"
    or "c"."title" is null
    or "c"."country" is null
  )
  and "c"."customer_since" < "c"."renewal_date"
)
order by "contact";

-- folded
with function segue_fold(x varchar) returns varchar
deterministic
returns null on null input
return if(
  regexp_like(x, '[µßİŉſǰͅΐΰςϐϑϕϖϰϱϵևᲀᲁᲂᲃᲄᲅᲆᲇᲈẖẗẘẙẚẛẞὐὒὔὖᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾶᾷᾼιῂῃῄῆῇῌῒΐῖῗῢΰῤῦῧῲῳῴῶῷῼﬀﬁﬂﬃﬄﬅﬆﬓﬔﬕﬖﬗ]'),
  lower(regexp_replace(x, '([µßİŉſǰͅΐΰςϐϑϕϖϰϱϵևᲀᲁᲂᲃᲄᲅᲆᲇᲈẖẗẘẙẚẛẞὐὒὔὖᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾶᾷᾼιῂῃῄῆῇῌῒΐῖῗῢΰῤῦῧῲῳῴῶῷῼﬀﬁﬂﬃﬄﬅﬆﬓﬔﬕﬖﬗ])', c -> element_at(map(array['µ', 'ß', 'İ', 'ŉ', 'ſ', 'ǰ', 'ͅ', 'ΐ', 'ΰ', 'ς', 'ϐ', 'ϑ', 'ϕ', 'ϖ', 'ϰ', 'ϱ', 'ϵ', 'և', 'ᲀ', 'ᲁ', 'ᲂ', 'ᲃ', 'ᲄ', 'ᲅ', 'ᲆ', 'ᲇ', 'ᲈ', 'ẖ', 'ẗ', 'ẘ', 'ẙ', 'ẚ', 'ẛ', 'ẞ', 'ὐ', 'ὒ', 'ὔ', 'ὖ', 'ᾀ', 'ᾁ', 'ᾂ', 'ᾃ', 'ᾄ', 'ᾅ', 'ᾆ', 'ᾇ', 'ᾈ', 'ᾉ', 'ᾊ', 'ᾋ', 'ᾌ', 'ᾍ', 'ᾎ', 'ᾏ', 'ᾐ', 'ᾑ', 'ᾒ', 'ᾓ', 'ᾔ', 'ᾕ', 'ᾖ', 'ᾗ', 'ᾘ', 'ᾙ', 'ᾚ', 'ᾛ', 'ᾜ', 'ᾝ', 'ᾞ', 'ᾟ', 'ᾠ', 'ᾡ', 'ᾢ', 'ᾣ', 'ᾤ', 'ᾥ', 'ᾦ', 'ᾧ', 'ᾨ', 'ᾩ', 'ᾪ', 'ᾫ', 'ᾬ', 'ᾭ', 'ᾮ', 'ᾯ', 'ᾲ', 'ᾳ', 'ᾴ', 'ᾶ', 'ᾷ', 'ᾼ', 'ι', 'ῂ', 'ῃ', 'ῄ', 'ῆ', 'ῇ', 'ῌ', 'ῒ', 'ΐ', 'ῖ', 'ῗ', 'ῢ', 'ΰ', 'ῤ', 'ῦ', 'ῧ', 'ῲ', 'ῳ', 'ῴ', 'ῶ', 'ῷ', 'ῼ', 'ﬀ', 'ﬁ', 'ﬂ', 'ﬃ', 'ﬄ', 'ﬅ', 'ﬆ', 'ﬓ', 'ﬔ', 'ﬕ', 'ﬖ', 'ﬗ'], array['μ', 'ss', 'i̇', 'ʼn', 's', 'ǰ', 'ι', 'ΐ', 'ΰ', 'σ', 'β', 'θ', 'φ', 'π', 'κ', 'ρ', 'ε', 'եւ', 'в', 'д', 'о', 'с', 'т', 'т', 'ъ', 'ѣ', 'ꙋ', 'ẖ', 'ẗ', 'ẘ', 'ẙ', 'aʾ', 'ṡ', 'ss', 'ὐ', 'ὒ', 'ὔ', 'ὖ', 'ἀι', 'ἁι', 'ἂι', 'ἃι', 'ἄι', 'ἅι', 'ἆι', 'ἇι', 'ἀι', 'ἁι', 'ἂι', 'ἃι', 'ἄι', 'ἅι', 'ἆι', 'ἇι', 'ἠι', 'ἡι', 'ἢι', 'ἣι', 'ἤι', 'ἥι', 'ἦι', 'ἧι', 'ἠι', 'ἡι', 'ἢι', 'ἣι', 'ἤι', 'ἥι', 'ἦι', 'ἧι', 'ὠι', 'ὡι', 'ὢι', 'ὣι', 'ὤι', 'ὥι', 'ὦι', 'ὧι', 'ὠι', 'ὡι', 'ὢι', 'ὣι', 'ὤι', 'ὥι', 'ὦι', 'ὧι', 'ὰι', 'αι', 'άι', 'ᾶ', 'ᾶι', 'αι', 'ι', 'ὴι', 'ηι', 'ήι', 'ῆ', 'ῆι', 'ηι', 'ῒ', 'ΐ', 'ῖ', 'ῗ', 'ῢ', 'ΰ', 'ῤ', 'ῦ', 'ῧ', 'ὼι', 'ωι', 'ώι', 'ῶ', 'ῶι', 'ωι', 'ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st', 'մն', 'մե', 'մի', 'վն', 'մխ']), c[1]))),
  lower(x))
select "c"."id" "contact"
from "contacts" "c"
where (
  "strpos"(
    "segue_fold"(cast("c"."title" as varchar)),
    'vp'
  ) > 0
  and "segue_fold"(cast("c"."country" as varchar)) in (
    'us', 'ca'
  )
)
order by "contact";

