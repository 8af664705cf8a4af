-- lead_score
with function segue_fold(x varchar) returns varchar
deterministic
returns null on null input
return if(
  regexp_like(x, '[µßİŉſǰͅΐΰςϐϑϕϖϰϱϵևᲀᲁᲂᲃᲄᲅᲆᲇᲈẖẗẘẙẚẛẞὐὒὔὖᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾶᾷᾼιῂῃῄῆῇῌῒΐῖῗῢΰῤῦῧῲῳῴῶῷῼﬀﬁﬂﬃﬄﬅﬆﬓﬔﬕﬖﬗ]'),
  lower(regexp_replace(x, '([µßİŉſǰͅΐΰςϐϑϕϖϰϱϵևᲀᲁᲂᲃᲄᲅᲆᲇᲈẖẗẘẙẚẛẞὐὒὔὖᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾶᾷᾼιῂῃῄῆῇῌῒΐῖῗῢΰῤῦῧῲῳῴῶῷῼﬀﬁﬂﬃﬄﬅﬆﬓﬔﬕﬖﬗ])', c -> element_at(map(array['µ', 'ß', 'İ', 'ŉ', 'ſ', 'ǰ', 'ͅ', 'ΐ', 'ΰ', 'ς', 'ϐ', 'ϑ', 'ϕ', 'ϖ', 'ϰ', 'ϱ', 'ϵ', 'և', 'ᲀ', 'ᲁ', 'ᲂ', 'ᲃ', 'ᲄ', 'ᲅ', 'ᲆ', 'ᲇ', 'ᲈ', 'ẖ', 'ẗ', 'ẘ', 'ẙ', 'ẚ', 'ẛ', 'ẞ', 'ὐ', 'ὒ', 'ὔ', 'ὖ', 'ᾀ', 'ᾁ', 'ᾂ', 'ᾃ', 'ᾄ', 'ᾅ', 'ᾆ', 'ᾇ', 'ᾈ', 'ᾉ', 'ᾊ', 'ᾋ', 'ᾌ', 'ᾍ', 'ᾎ', 'ᾏ', 'ᾐ', 'ᾑ', 'ᾒ', 'ᾓ', 'ᾔ', 'ᾕ', 'ᾖ', 'ᾗ', 'ᾘ', 'ᾙ', 'ᾚ', 'ᾛ', 'ᾜ', 'ᾝ', 'ᾞ', 'ᾟ', 'ᾠ', 'ᾡ', 'ᾢ', 'ᾣ', 'ᾤ', 'ᾥ', 'ᾦ', 'ᾧ', 'ᾨ', 'ᾩ', 'ᾪ', 'ᾫ', 'ᾬ', 'ᾭ', 'ᾮ', 'ᾯ', 'ᾲ', 'ᾳ', 'ᾴ', 'ᾶ', 'ᾷ', 'ᾼ', 'ι', 'ῂ', 'ῃ', 'ῄ', 'ῆ', 'ῇ', 'ῌ', 'ῒ', 'ΐ', 'ῖ', 'ῗ', 'ῢ', 'ΰ', 'ῤ', 'ῦ', 'ῧ', 'ῲ', 'ῳ', 'ῴ', 'ῶ', 'ῷ', 'ῼ', 'ﬀ', 'ﬁ', 'ﬂ', 'ﬃ', 'ﬄ', 'ﬅ', 'ﬆ', 'ﬓ', 'ﬔ', 'ﬕ', 'ﬖ', 'ﬗ'], array['μ', 'ss', 'i̇', 'ʼn', 's', 'ǰ', 'ι', 'ΐ', 'ΰ', 'σ', 'β', 'θ', 'φ', 'π', 'κ', 'ρ', 'ε', 'եւ', 'в', 'д', 'о', 'с', 'т', 'т', 'ъ', 'ѣ', 'ꙋ', 'ẖ', 'ẗ', 'ẘ', 'ẙ', 'aʾ', 'ṡ', 'ss', 'ὐ', 'ὒ', 'ὔ', 'ὖ', 'ἀι', 'ἁι', 'ἂι', 'ἃι', 'ἄι', 'ἅι', 'ἆι', 'ἇι', 'ἀι', 'ἁι', 'ἂι', 'ἃι', 'ἄι', 'ἅι', 'ἆι', 'ἇι', 'ἠι', 'ἡι', 'ἢι', 'ἣι', 'ἤι', 'ἥι', 'ἦι', 'ἧι', 'ἠι', 'ἡι', 'ἢι', 'ἣι', 'ἤι', 'ἥι', 'ἦι', 'ἧι', 'ὠι', 'ὡι', 'ὢι', 'ὣι', 'ὤι', 'ὥι', 'ὦι', 'ὧι', 'ὠι', 'ὡι', 'ὢι', 'ὣι', 'ὤι', 'ὥι', 'ὦι', 'ὧι', 'ὰι', 'αι', 'άι', 'ᾶ', 'ᾶι', 'αι', 'ι', 'ὴι', 'ηι', 'ήι', 'ῆ', 'ῆι', 'ηι', 'ῒ', 'ΐ', 'ῖ', 'ῗ', 'ῢ', 'ΰ', 'ῤ', 'ῦ', 'ῧ', 'ὼι', 'ωι', 'ώι', 'ῶ', 'ῶι', 'ωι', 'ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st', 'մն', 'մե', 'մի', 'վն', 'մխ']), c[1]))),
  lower(x))
with
  "email_opened_count" as (
    select
      "e"."contact_id" "contact",
      count(*) "value"
    from "events" "e"
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" > 1764694800000
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  ),
  "email_clicked_count" as (
    select
      "e"."contact_id" "contact",
      count(*) "value"
    from "events" "e"
    where (
      "e"."event_type" = 'email_clicked'
      and "e"."occurred_at" > 1764694800000
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  ),
  "page_viewed_weight" as (
    select
      "e"."contact_id" "contact",
      coalesce(
        try_cast(sum(cast(bitwise_right_shift_arithmetic(cast(1048576 as bigint), cast(((1772470800000 - "e"."occurred_at") / nullif(2592000000, 0)) as integer)) as decimal(38, 0))) as bigint),
        0
      ) "value"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" > 1720630800000
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  )
select
  "c"."id" "contact",
  (least(
    (coalesce("email_opened_count"."value", 0) * 5000),
    50000
  ) + (coalesce("email_clicked_count"."value", 0) * 10000) + case
    when "c"."id" in (
      select "e"."contact_id"
      from "events" "e"
      where (
        "e"."event_type" = 'Form Submitted'
        and "e"."occurred_at" > 1769878800000
        and "e"."occurred_at" <= 1772470800000
        and "e"."form" = 'demo'
      )
    ) then 25000
    else 0
  end + case
    when "strpos"(
      "segue_fold"(cast("c"."title" as varchar)),
      'vp'
    ) > 0 then 15000
    else 0
  end + case
    when "c"."id" not in (
      select "e"."contact_id"
      from "events" "e"
      where (
        "e"."event_type" = 'page_viewed'
        and "e"."occurred_at" > 1767286800000
        and "e"."occurred_at" <= 1772470800000
      )
    ) then -40000
    else 0
  end + (((coalesce("page_viewed_weight"."value", 0) * 375) + 65536) / nullif(131072, 0))) "value"
from "contacts" "c"
  left join "email_opened_count"
    on "email_opened_count"."contact" = "c"."id"
  left join "email_clicked_count"
    on "email_clicked_count"."contact" = "c"."id"
  left join "page_viewed_weight"
    on "page_viewed_weight"."contact" = "c"."id"
order by "contact";

