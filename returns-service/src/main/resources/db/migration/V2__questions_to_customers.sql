-- In which language its customer is spoken to.
alter table known_order add column language text not null default 'en';

-- What the shop wanted to know before it decided, and what the customer said.
create table return_question (
    return_id   uuid        not null references goods_return,
    number      int         not null,
    language    text        not null,
    question    text        not null,
    asked_at    timestamptz not null,
    asked_by    text        not null,
    answer      text,
    answered_at timestamptz,
    answered_by text,
    primary key (return_id, number),
    check ((answer is null) = (answered_at is null)),
    check ((answer is null) = (answered_by is null))
);
create unique index return_question_open on return_question (return_id) where answer is null;
